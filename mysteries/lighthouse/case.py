"""This learner's lighthouse: where it looks, and what stands in the files. Everything follows from the seed."""

import os
import sys

sys.path.insert(0, os.environ["SPY_KIT"])
from pack import packed
from spykit import HERE, chance

COLOURS = ["red", "green", "amber", "violet", "blue", "white", "orange", "pink", "golden", "teal"]
WORDS = ["kittiwake", "foghorn", "skerry", "gannet", "tideline", "bosun", "halyard", "petrel"]
PLACES = [
    "~/.config/%s/%s.conf", "~/.local/share/%s/%s.ini", "~/.cache/%s/%s.state",
    "~/.local/state/%s/%s.cfg", "~/.%s/%s.rc",
]
DECOYS = [
    "/etc/lighthouse.conf", "/etc/xdg/lighthouse/lamp.conf", "/usr/local/etc/lighthouse.conf",
    "~/.config/lighthouse/lamp.conf", "~/.config/lighthouse.toml", "~/.lighthouse.json",
    "/usr/share/lighthouse/defaults", "~/.lighthouse/config",
]
EVERYBODYS = "~/.lighthouserc"
KINDS = ["elsewhere", "order", "include", "environment", "child"]


class Case:
    """All choices for one seed, made once, in one order."""

    def __init__(self, seed):
        dice = chance("lighthouse")
        self.kind = KINDS[seed % len(KINDS)]
        colours, words, decoys = COLOURS[:], WORDS[:], DECOYS[:]
        for pile in (colours, words, decoys):
            dice.shuffle(pile)
        self.now, self.edited, self.wanted, self.other, self.bystander_colour = colours[:5]
        self.decoys = decoys[:4]
        self.config = dice.choice(PLACES) % (words[0], words[1])
        self.bystander = "~/.local/share/%s/tides.txt" % words[2]
        self.keeper = "~/.%s/keeper" % words[3]
        self.variable = words[4].upper() + "_BOOK"

    def places(self):
        """Where ./lighthouse itself looks, in order. Something absent stands before and after."""
        before, after = self.decoys[:2], self.decoys[2:]
        middle = {
            "elsewhere": [self.config],
            "order": [EVERYBODYS, self.config],
            "include": [EVERYBODYS],
            "environment": ["$" + self.variable],
            "child": [EVERYBODYS],
        }[self.kind]
        return before[:1] + [self.bystander] + before[1:] + middle + after

    def sources(self):
        """The modules of the programs, as text: {program: {module: source}}."""
        helper = self.keeper if self.kind == "child" else ""
        found = {"lighthouse": self.modules("lighthouse.py", self.places(), helper)}
        if helper:
            found["keeper"] = self.modules("keeper.py", [self.config], "")
        return found

    def modules(self, main, places, helper):
        names = ",\n".join('    "%s"' % place for place in places)
        case = '"""Where this one looks, in order."""\n\nPLACES = [\n%s,\n]\n' % names
        if main == "lighthouse.py":
            case += '\n# Another program to ask, if any.\nHELPER = "%s"\n' % helper
        return {"__main__": read(main), "book": read("book.py"), "case": case}

    def programs(self):
        """The programs as they stand in the home: {path: bytes}."""
        paths = {"lighthouse": "~/lighthouse", "keeper": self.keeper}
        return {paths[name]: packed(name, parts) for name, parts in self.sources().items()}


def read(name):
    with open(os.path.join(HERE, name)) as file:
        return file.read()
