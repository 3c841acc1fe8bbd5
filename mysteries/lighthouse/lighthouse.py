"""The lighthouse. It looks up the colour of its lamp, says it, and is done."""

import os

import book
from case import HELPER, PLACES


def ask(program):
    """Starts another program and gives what it says."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(theirs, 1)
        os.execv(program, [program])
    os.close(theirs)
    with os.fdopen(ours) as answer:
        said = answer.read().strip()
    os.waitpid(child, 0)
    return said


colour = book.lamp(PLACES)
if HELPER:
    # The keeper decides; what was read above counts only if the keeper is silent.
    colour = ask(book.whole(HELPER)) or colour
print("The lamp is %s." % (colour or "dark"))
