"""Puts ~/parrot (one line, said with one write) and a diary to lock into the home."""

import os
import sys

sys.path.insert(0, os.environ["SPY_KIT"])
from spykit import chance, give, place

PARROT = """#!/bin/sh
# All that this program does is say one line.
printf '%%s\\n' '%s'
"""

dice = chance("parrot")
# Short on purpose: strace shows the first 32 characters of a text.
message = "%s %s %s!" % (
    dice.choice(["Squawk!", "Kraa!", "Awk!", "Rawk!"]),
    dice.choice(["Salty", "Pretty", "Noisy", "Purple", "Sleepy", "Golden"]),
    dice.choice(["crackers", "coconuts", "feathers", "mangoes", "pirates", "kernels"]),
)
place("~/parrot", PARROT % message, 0o755)
place("~/diary.txt", "Day 1. Today I listened to a program.\n", 0o644)
give(values={})
