"""The library: a server that takes its time. It is asked to search shelves, one visitor after the other."""

import os
import signal
import struct
import sys
import time
import _socket as socket

import visible
from case import ANSWER, PORT, SECONDS, SHELVES

PATIENCE = struct.pack("ll", 3, 0)  # seconds for a visitor who says nothing


def serve(visitor):
    """Hears what is wanted, searches, and answers."""
    visitor.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, PATIENCE)
    words = visitor.recv(1024).split()
    if len(words) > 1 and words[1].isdigit():
        time.sleep(min(SHELVES, int(words[1])) * SECONDS / SHELVES)
        visitor.send(ANSWER)


signal.signal(signal.SIGINT, signal.SIG_DFL)
signal.signal(signal.SIGPIPE, signal.SIG_IGN)
visible.to_everybody()
door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
try:
    door.bind(("127.0.0.1", PORT))
except OSError:
    sys.exit("The library is open already, at 127.0.0.1:%d." % PORT)
door.listen(100)
print("The library is open.", flush=True)
while True:
    visitor = socket.socket(fileno=door._accept()[0])
    try:
        serve(visitor)
    except OSError:
        pass  # they left, or said nothing
    visitor.close()
