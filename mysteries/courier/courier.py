"""The courier. It says one bland line; what it does before that, it keeps to itself."""

import os
import sys
import _socket as socket  # Python's own socket module without the trimmings: a shorter trace

from case import LOG, PORT, PROGRAM


def ask(program):
    """Starts another program and gives what it says."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(theirs, 1)
        os.execv(program, [program])
    os.close(theirs)
    with os.fdopen(ours, errors="replace") as answer:
        said = answer.read().strip()
    os.waitpid(child, 0)
    return said


def call(port, message):
    """Tells the server something and listens to its answer."""
    line = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    line.connect(("127.0.0.1", port))
    line.send(message.encode() + b"\n")
    answer = line.recv(1024)
    line.close()
    return answer.decode().strip()


news = ask(PROGRAM)
with open(os.environ["HOME"] + LOG[1:], "a", encoding="utf-8") as log:
    log.write("parcel: %s\n" % news)
try:
    secret = call(PORT, news)
except OSError:
    sys.exit("Nobody opened the door.")
print("Delivered.")
