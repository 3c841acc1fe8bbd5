"""Who the courier talks to: answers every visitor with a password. Argument-free; SPY_VALUES tells the port."""

import os
import socketserver
import sys

sys.path.insert(0, os.environ["SPY_KIT"])
from spykit import SEED, VALUES, chance

WORDS = ["heron", "magpie", "plover", "curlew", "wagtail", "bittern", "dunlin", "siskin"]


class Door(socketserver.StreamRequestHandler):
    timeout = 10  # a visitor who says nothing is not waited for

    def handle(self):
        self.rfile.readline(1000)
        self.wfile.write(b"password: %s\n" % chance("password").choice(WORDS).encode())


class House(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


with House(("127.0.0.1", VALUES["port"]), Door) as house:
    print("ready", flush=True)
    house.serve_forever()
