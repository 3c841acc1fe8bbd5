"""A small browser: asks for a page as browsers do, and shows it in a frame. `browser ADDRESS/PAGE`"""

import os
import sys
import _socket as socket  # Python's own socket module without the trimmings: a shorter trace

from case import COOKIE, LANGUAGES

HEADERS = [
    ("User-Agent", "Mozilla/5.0 (X11; Linux) Feather/1.0"),
    ("Accept", "text/html,text/plain;q=0.9,*/*;q=0.8"),
    ("Accept-Language", LANGUAGES),
    ("Accept-Encoding", "gzip, deflate"),
    ("Connection", "keep-alive"),
    ("Cookie", COOKIE),
    ("Upgrade-Insecure-Requests", "1"),
]
WIDTH = 70


def parts(url):
    """(secure, host, port, path) of a URL; the http:// may be missing."""
    scheme, slashes, rest = url.partition("://")
    if not slashes:
        scheme, rest = "http", url
    place, _, path = rest.partition("/")
    host, colon, port = place.partition(":")
    if scheme not in ("http", "https") or not host or (colon and not port.isdigit()):
        sys.exit("browser: %s is no address that I understand. Try localhost:5000/page" % url)
    return scheme == "https", host, int(port or {"http": 80, "https": 443}[scheme]), "/" + path


def dial(host, port):
    # Browsers know by themselves where localhost is.
    numbers = "127.0.0.1" if host == "localhost" else socket.getaddrinfo(host, port, socket.AF_INET)[0][4][0]
    line = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    line.connect((numbers, port))
    return line


def sealed(line, host):
    """The same line with TLS around it. The certificate is not looked at: the observatory made its own."""
    import ssl
    from socket import socket as Socket

    rules = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    rules.check_hostname = False
    rules.verify_mode = ssl.CERT_NONE
    if os.environ.get("SSLKEYLOGFILE"):
        rules.keylog_filename = os.environ["SSLKEYLOGFILE"]
    return rules.wrap_socket(Socket(fileno=line.detach()), server_hostname=host)


def ask(line, host, port, path):
    """Asks for a page and gives its text."""
    headers = [("Host", "%s:%d" % (host, port))] + HEADERS
    request = "GET %s HTTP/1.1\r\n" % path + "".join("%s: %s\r\n" % each for each in headers) + "\r\n"
    line.send(request.encode())
    heard = b""
    while not complete(heard):
        more = line.recv(65536)
        if not more:
            break
        heard += more
    return heard.partition(b"\r\n\r\n")[2].decode("utf-8", "replace")


def complete(heard):
    head, end, body = heard.partition(b"\r\n\r\n")
    for header in head.lower().split(b"\r\n"):
        if end and header.startswith(b"content-length:"):
            return len(body) >= int(header.split(b":")[1])
    return False


def show(url, text):
    row = "| %%-%ds |" % (WIDTH - 4)
    lines = [line[i:i + WIDTH - 4] for line in text.splitlines() for i in range(0, len(line) or 1, WIDTH - 4)]
    print("." + "-" * (WIDTH - 2) + ".")
    print(row % ("<- ->  " + url)[:WIDTH - 4])
    print("|" + "-" * (WIDTH - 2) + "|")
    for line in lines or ["(an empty page)"]:
        print(row % "".join(char if char.isprintable() else "?" for char in line))
    print("'" + "-" * (WIDTH - 2) + "'")


if len(sys.argv) != 2:
    sys.exit("browser: give me one address, such as localhost:5000/page")
secure, host, port, path = parts(sys.argv[1])
try:
    line = dial(host, port)
    show(sys.argv[1], ask(sealed(line, host) if secure else line, host, port, path))
except OSError as trouble:
    sys.exit("browser: no page from %s: %s" % (sys.argv[1], trouble.strerror or trouble))
