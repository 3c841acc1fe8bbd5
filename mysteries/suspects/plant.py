"""Builds the suspects, sized to this machine."""

import os
import socket
import sys

sys.path[:0] = [os.environ["SPY_KIT"], os.path.dirname(os.path.abspath(sys.argv[0]))]
from case import SETTING, WANTED, Case, program, read
from garden import garden
from machine import in_memory
from sizes import BURNS, measured
from spykit import ALONE, HOME, give, number, place, say


def free(port):
    """The port; on a machine that we share with others, one that the kernel knows to be free."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", port if ALONE else 0))
        return door.getsockname()[1]


def note(sizes):
    """What a flush costs here, for people."""
    if in_memory(HOME):
        words = say(
            "This lab lies in memory, where a flush costs nothing. "
            "So here the clerk's waste is the copying itself: %d KB for every line.",
            "Ce labo est en mémoire, où vider le tampon ne coûte rien. "
            "Ce que clerk gaspille ici est donc la copie elle-même : %d Ko par ligne.",
        )
        return words % (sizes.block // 1024)
    if sizes.block > 4096:
        words = say(
            "This machine's disk does not wait for the data, so a flush costs nothing. "
            "So here the clerk's waste is the copying itself: %d KB for every line.",
            "Le disque de cette machine n'attend pas les données : vider le tampon ne coûte rien. "
            "Ce que clerk gaspille ici est donc la copie elle-même : %d Ko par ligne.",
        )
        return words % (sizes.block // 1024)
    words = say(
        "On this machine's disk one line, written and flushed, takes about %s ms.",
        "Sur le disque de cette machine, une ligne écrite puis vidée prend environ %s ms.",
    )
    return words % number("%.1g" % (sizes.usual * 1000))


case = Case()
sizes = measured(HOME)
port = free(case.port)
cases = case.cases(sizes, port)
for name, text in cases.items():
    place("~/" + name, program(name, text), 0o755)
basil = garden(read("basil.txt"), case.jobs, case.beds, sizes.worth(BURNS / len(case.beds)))
place("~/basil", basil, 0o755)
place(case.settings, case.lines)

give(
    values={
        "libraryPort": port,
        "libraryAddress": "127.0.0.1:%d" % port,
        "cedarBlock": sizes.block,
        "cedarSetting": SETTING,
        "cedarWanted": WANTED,
        "cedarSizes": sizes.text(),
        "diskNote": note(sizes),
        "fieldAnswers": case.answers(),
        "basilOther": case.others()[0],
        "basilOthers": case.others(),
    },
    source={"%s_case.py" % name: text for name, text in cases.items()},
)
