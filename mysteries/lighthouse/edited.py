"""Exit 0 if the file that everybody edits names another lamp than it did, and than the lamp has."""

import os
import sys

sys.path[:0] = [os.environ["SPY_KIT"], os.path.dirname(os.path.abspath(sys.argv[0]))]
import book
from case import EVERYBODYS, Case
from spykit import SEED, VALUES


def told(words, status):
    print(words)
    sys.exit(status)


colour = book.settings(EVERYBODYS).get("lamp", "")
if not colour:
    told('%s names no lamp. Write a line "lamp = %s" into it.' % (EVERYBODYS, VALUES["otherColour"]), 1)
if colour == Case(SEED).edited:
    told('%s still says "lamp = %s".' % (EVERYBODYS, colour), 1)
if colour == VALUES["lampNow"]:
    # Then nobody could see that the lighthouse does not listen.
    told('%s says "lamp = %s": pick another one, the lamp is that colour anyway.' % (EVERYBODYS, colour), 1)
told('%s says "lamp = %s" now.' % (EVERYBODYS, colour[:40]), 0)
