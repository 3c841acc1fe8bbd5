# The owls' nest: a page over TLS only, at nest.localhost:5443. Somebody visits it all the time.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj /CN=nest.localhost \
  -addext subjectAltName=DNS:nest.localhost -keyout nest.key -out nest.pem >/dev/null 2>&1
cat >nest.py <<'PYTHON'
import ssl
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Nest(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"The nest is in the oak by the mill.\n")

    def log_message(self, *args):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 5443), Nest)
keys = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
keys.load_cert_chain("nest.pem", "nest.key")
server.socket = keys.wrap_socket(server.socket, server_side=True)
server.serve_forever()
PYTHON
python3 nest.py >/dev/null 2>&1 &
until curl -sko /dev/null https://nest.localhost:5443; do sleep 0.05; done
while sleep 0.2; do curl -sk https://nest.localhost:5443/oak; done >/dev/null 2>&1 &
