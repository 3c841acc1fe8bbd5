"""The observatory's server: HTTP at one port, the same over TLS at another; and its neighbours. Tells its ports."""

import http.server
import json
import os
import socket
import socketserver
import ssl
import sys
import types

sys.path[:0] = [os.environ["SPY_KIT"], os.path.dirname(os.path.abspath(sys.argv[0]))]
import neighbours
from case import Case
from spykit import ALONE, HERE

case = Case()
# The module that the site asks about languages: one of three, made for this learner.
sys.modules["language"] = types.ModuleType("language")
exec(compile(case.language_source(), "language.py", "exec"), sys.modules["language"].__dict__)
from observatory import Observatory

HELLO = 0x16  # how TLS begins
PLAIN = b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\nThis door speaks TLS only: say https://\n"


class Visitor(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 10  # a visitor who says nothing is not waited for
    wbufsize = 1 << 16  # an answer is one packet, so that it can be read in one piece

    def do_GET(self):
        site = self.server.site
        status, tongue, text = site.answer(self.path, self.headers, self.server.seals)
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        if tongue:
            self.send_header("Content-Language", tongue)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text.encode())

    do_HEAD = do_GET

    def version_string(self):
        return "Observatory/1.0"

    def log_message(self, *_):
        pass


class Door(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 50

    def __init__(self, port, site, seals=None):
        self.site = site
        self.seals = seals
        super().__init__(("127.0.0.1", port), Visitor)

    def finish_request(self, request, address):
        """In the visitor's own thread, so that a slow greeting keeps nobody else waiting."""
        if self.seals is None:
            return super().finish_request(request, address)
        request.settimeout(10)
        first = request.recv(1, socket.MSG_PEEK)
        if first and first[0] != HELLO:
            return request.sendall(PLAIN)
        with self.seals.wrap_socket(request, server_side=True) as sealed:
            return super().finish_request(sealed, address)

    def handle_error(self, *_):
        pass  # a visitor who hangs up is no news


def allow_tracing():
    """Lets strace -p listen where Yama would forbid it."""
    try:
        import ctypes

        ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1))
    except Exception:
        pass  # without it the course takes another way


def bound(kind, port):
    """A socket at the port; on a machine that we share with others, at one that the kernel knows to be free."""
    door = socket.socket(socket.AF_INET, kind)
    if kind == socket.SOCK_STREAM:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    door.bind(("127.0.0.1", port if ALONE else 0))
    if kind == socket.SOCK_STREAM:
        door.listen(20)
    return door


allow_tracing()
seals = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
seals.load_cert_chain(os.path.join(HERE, "observatory.pem"))
site = Observatory(case.pages, case.secrets)
house = Door(5000 if ALONE else 0, site)
sealed_house = Door(case.tls_port if ALONE else 0, site, seals)
weather = bound(socket.SOCK_STREAM, case.weathercock_port)
ear = bound(socket.SOCK_DGRAM, case.counter_port)
with bound(socket.SOCK_STREAM, case.proxy_port) as free:
    proxy_port = free.getsockname()[1]

neighbours.weathercock(weather, case.weathercock_path, case.weathercock_languages)
neighbours.counter(ear, case.counter_word)
neighbours.always(lambda: sealed_house.serve_forever(poll_interval=60))

port, tls_port = house.server_address[1], sealed_house.server_address[1]
values = {
    "sitePort": port,
    "siteAddress": "localhost:%d" % port,
    "pageUrl": "localhost:%d/%s" % (port, case.page),
    "tlsPort": tls_port,
    "tlsAddress": "localhost:%d" % tls_port,
    "memberUrl": "https://localhost:%d/%s" % (tls_port, case.member_page),
    "weathercockPort": weather.getsockname()[1],
    "counterPort": ear.getsockname()[1],
    "proxyPort": proxy_port,
}
print("ready " + json.dumps(values), flush=True)
house.serve_forever(poll_interval=60)
