"""Builds ~/courier and the folders it needs; chooses its log, the program it starts and its port."""

import os
import shutil
import socket
import sys

sys.path.insert(0, os.environ["SPY_KIT"])
from pack import packed
from spykit import ALONE, HERE, chance, give, place, whole

LOGS = ["~/.cache/%s/%s.log", "~/.local/state/%s/%s.log", "~/.local/share/%s/%s.txt", "~/.%s/%s.log"]
WORDS = ["sparrow", "satchel", "pigeon", "stamp", "envelope", "bicycle", "mailbag", "postbox"]
PROGRAMS = ["date", "uname", "id", "whoami", "nproc", "hostname", "arch", "groups"]


def free(port):
    """The port; on a machine that we share with others, one that the kernel knows to be free."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", port if ALONE else 0))
        return door.getsockname()[1]


dice = chance("courier")
dice.shuffle(WORDS)
log = dice.choice(LOGS) % (WORDS[0], WORDS[1])
there = [shutil.which(name) for name in PROGRAMS]
program = dice.choice([path for path in there if path])
port = free(dice.randint(4000, 9999))

case = 'LOG = "%s"\nPROGRAM = "%s"\nPORT = %d\n' % (log, program, port)
with open(os.path.join(HERE, "courier.py")) as file:
    place("~/courier", packed("courier", {"__main__": file.read(), "case": case}), 0o755)
os.makedirs(os.path.dirname(whole(log)), exist_ok=True)
# Logs of others, which the courier never touches.
others = ["~/.cache/%s/%s.log" % (WORDS[2], WORDS[3]), "~/.local/state/%s/%s.log" % (WORDS[4], WORDS[5])]
for other in others:
    place(other, "nothing happened\n")
give(
    values={
        "port": port,
        "serverAddress": "127.0.0.1:%d" % port,
        "otherLog": whole(others[0]),
        "otherLogs": [whole(other) for other in others],
    },
    source={"case.py": case},
)
