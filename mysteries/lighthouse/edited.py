"""Exit 0 if the file that everybody edits names another lamp than it did, and than the lamp has."""

import os
import sys

sys.path[:0] = [os.environ["SPY_KIT"], os.path.dirname(os.path.abspath(sys.argv[0]))]
import book
from case import EVERYBODYS, Case
from spykit import SEED, VALUES, say


def told(words, status):
    print(words)
    sys.exit(status)


colour = book.settings(EVERYBODYS).get("lamp", "")
if not colour:
    words = say(
        '%s names no lamp. Write a line "lamp = %s" into it.',
        "%s ne nomme aucune lampe. Écrivez-y une ligne « lamp = %s ».",
    )
    told(words % (EVERYBODYS, VALUES["otherColour"]), 1)
if colour == Case(SEED).edited:
    told(say('%s still says "lamp = %s".', "%s dit toujours « lamp = %s ».") % (EVERYBODYS, colour), 1)
if colour == VALUES["lampNow"]:
    # Then nobody could see that the lighthouse does not listen.
    words = say(
        '%s says "lamp = %s": pick another one, the lamp is that colour anyway.',
        "%s dit « lamp = %s » : choisissez une autre couleur, la lampe a déjà celle-là.",
    )
    told(words % (EVERYBODYS, colour), 1)
told(say('%s says "lamp = %s" now.', "%s dit maintenant « lamp = %s ».") % (EVERYBODYS, colour[:40]), 0)
