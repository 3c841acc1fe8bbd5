"""What the courier really does: watched once, in a copy of the home, with the real server."""

import os
import socket
import sys

sys.path.insert(0, os.environ["SPY_KIT"])
from observed import observed
from spykit import CopyOfHome, VALUES, fail, give


def only(found, what):
    if len(found) != 1:
        fail("the courier should have one %s, it has %r" % (what, found))
    return found[0]


with CopyOfHome() as copy:
    before = copy.files()
    said, notes = observed(copy.home + "/courier", copy.env())
    log = copy.back(only([path for path in copy.files() if path not in before], "new file"))

if said != "Delivered.\n":
    fail("the courier said %r" % said)
host, port = only([note["connect"] for note in notes if "connect" in note], "connection")
if (host, port) != ("127.0.0.1", VALUES["port"]):
    fail("the courier went to %s:%d" % (host, port))
program = only([note["start"] for note in notes if "start" in note], "program")

with socket.create_connection((host, port), timeout=10) as line:
    line.sendall(b"knock\n")
    heard = line.makefile().readline().strip()
give(
    logFile=log,
    startedProgram=program,
    startedName=os.path.basename(program),
    serverLine=heard,
    serverWord=heard.split()[-1],
)
