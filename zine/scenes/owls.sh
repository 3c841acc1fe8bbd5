# The owl observatory at localhost:5000. It speaks French, unless somebody asks for English. Visitors come all
# the time: curl, and a browser that says which languages it likes.
cat >observatory.py <<'PYTHON'
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Observatory(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        english = self.headers.get("Accept-Language", "").startswith("en")
        page = b"Nine owls tonight.\n" if english else b"Neuf hiboux ce soir.\n"
        self.send_response(200)
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *args):
        pass


ThreadingHTTPServer(("127.0.0.1", 5000), Observatory).serve_forever()
PYTHON
python3 observatory.py >/dev/null 2>&1 &
until curl -so /dev/null localhost:5000; do sleep 0.05; done
while sleep 0.2; do
  curl -s localhost:5000
  curl -s -A 'Mozilla/5.0 Feather/3' -H 'Accept-Language: en-GB,en;q=0.7' localhost:5000
done >/dev/null 2>&1 &
