"""How big the suspects' work is: their story's lengths, turned into lines and loops by this machine's pace."""

import json

from machine import clerks_pace, loops_per_second
from spykit import TEMPO

PAGES = 8
WAITS, THINKS = 0.95, 1.38  # cedar's first run: seconds for the clerk, seconds of its own
BURNS = 2.66  # basil
SECONDS = 2.0  # the library
FIELD = 0.7  # each case of the field guide


class Sizes:
    """Read from what `text` gave, or measured in a folder."""

    def __init__(self, block, usual, speed):
        self.block, self.usual, self.speed = block, usual, speed
        self.lines = max(1, round(WAITS * TEMPO / PAGES / usual))
        self.loops = self.worth(THINKS / PAGES)
        self.library, self.field = SECONDS * TEMPO, FIELD * TEMPO

    def worth(self, seconds):
        """So many loops take so long."""
        return round(self.speed * seconds * TEMPO)

    def text(self):
        return json.dumps([self.block, self.usual, self.speed])


def measured(folder):
    # Twice, some time apart: a slow moment of the machine should not make small programs of them.
    before = loops_per_second()
    block, usual = clerks_pace(folder)
    return Sizes(block, round(usual, 7), round(max(before, loops_per_second())))
