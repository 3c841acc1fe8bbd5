"""The first suspect. It asks the library something and gets an answer, in the end."""

import math
import signal
import sys
import _socket as socket  # Python's own socket module without the trimmings: a shorter trace

import visible
from case import PORT, SHELVES


def ask(shelves):
    """Lets the library search so many shelves."""
    line = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    line.connect(("127.0.0.1", PORT))
    line.send(b"search %d shelves\n" % shelves)
    answer = line.recv(1024)
    line.close()
    return answer.decode().strip()


def wanted():
    """How many questions; part of one is a question about fewer shelves."""
    try:
        return min(1000.0, max(0.05, float(sys.argv[1]))) if len(sys.argv) > 1 else 1
    except ValueError:
        sys.exit("How many questions? A number, please, or nothing for one.")


signal.signal(signal.SIGINT, signal.SIG_DFL)
visible.to_everybody()
questions = wanted()
asked = 0
try:
    while asked < questions:
        answer = ask(round(SHELVES * min(1, questions - asked)))
        asked += 1
        if questions > 1:
            print("Answer %d of %d." % (asked, math.ceil(questions)), flush=True)
except OSError:
    sys.exit("Nobody answers at 127.0.0.1:%d." % PORT)
print("The library says: %s." % (answer or "nothing"))
