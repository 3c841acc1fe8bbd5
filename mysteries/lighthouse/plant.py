"""Builds ~/lighthouse, the file that decides, the file that everybody edits, and a few that do not matter."""

import os
import sys

sys.path[:0] = [os.environ["SPY_KIT"], os.path.dirname(os.path.abspath(sys.argv[0]))]
from case import EVERYBODYS, Case
from spykit import SEED, give, place, whole

MANUAL = """THE LIGHTHOUSE

Run it with ./lighthouse. To change the colour of its lamp, edit the line
"lamp = ..." in ~/.lighthouserc. (Everybody does.)
"""

case = Case(SEED)
for path, program in case.programs().items():
    place(path, program, 0o755)

see = "see = %s\n" % case.config if case.kind == "include" else ""
place(EVERYBODYS, "# The lighthouse\nlamp = %s\nhours = dusk to dawn\n%s" % (case.edited, see))
place(case.config, "# Do not lose this.\nlamp = %s\nbulb = 40 watt\n" % case.now)
place(case.bystander, "# High water\nmonday = 04:12\ntuesday = 05:01\n")
place("~/MANUAL.txt", MANUAL)
# Nobody opens these: whoever searches for the word `lamp` finds them all the same.
place("~/.config/lamps/old.conf", "# Last year's.\nlamp = %s\n" % case.now)
place("~/.local/share/lamps/spare.ini", "# In the cupboard.\nlamp = %s\n" % case.bystander_colour)

box = {"case.py": case.sources()["lighthouse"]["case"]}
if case.kind == "child":
    box["keeper.py"] = case.sources()["keeper"]["__main__"]
    box["keepers_case.py"] = case.sources()["keeper"]["case"]
env = {case.variable: whole(case.config)} if case.kind == "environment" else {}
give(
    values={
        "everybodysFile": whole(EVERYBODYS),
        "wantedColour": case.wanted,
        "otherColour": case.other,
    },
    env=env,
    source=box,
)
