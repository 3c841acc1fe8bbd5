"""This learner's suspects: names, places, and who is who. Everything here follows from the seed."""

import os
import sys

sys.path.insert(0, os.environ["SPY_KIT"])
from pack import packed
from spykit import HERE, chance

WORDS = ["quill", "folio", "vellum", "almanac", "parchment", "margin", "inkwell", "codex", "scroll"]
BOOKS = ["~/.local/share/%s/%s.txt", "~/.local/state/%s/%s.book", "~/.cache/%s/%s.pages", "~/.%s/%s.sheets"]
OLD = [".old", ".prev", ".1", ".before"]
SETTINGS = ["~/.config/%s/%s.conf", "~/.local/share/%s/%s.ini", "~/.%s/%s.rc", "~/.config/%s/%s.settings"]
JOBS = [
    "count_seeds", "press_leaves", "weigh_roots", "dry_flowers",
    "sort_pods", "mix_soil", "trim_stems", "water_rows",
]
SETTING, WANTED = "copy old book = yes", "copy old book = no"
SHELVES, ANSWER = 20, b"it is on loan\n"


class Case:
    """All choices for one seed, made once, in one order."""

    def __init__(self):
        dice = chance("suspects")
        words, jobs = WORDS[:], JOBS[:]
        dice.shuffle(words)
        dice.shuffle(jobs)
        self.port = dice.randint(4000, 9999)
        self.book = dice.choice(BOOKS) % (words[0], words[1])
        self.yesterday = os.path.splitext(self.book)[0] + dice.choice(OLD)
        self.settings = dice.choice(SETTINGS) % (words[2], words[3])
        self.doras_book = dice.choice(BOOKS) % (words[4], words[5])
        self.jobs, self.hot = jobs[:5], jobs[0]
        dice.shuffle(self.jobs)
        # Which job a bed asks for is its number modulo five: four beds of five ask for the hot one.
        asked = [self.hot] * 160 + [job for job in self.jobs if job != self.hot] * 10
        dice.shuffle(asked)
        self.beds = [dice.randint(200, 1999) * 5 + self.jobs.index(job) for job in asked]
        # Six quick cases for the field guide: each kind twice, in both of its shapes.
        self.field = [kind + shape for kind in "wcd" for shape in "12"]
        dice.shuffle(self.field)
        self.lines = "# How the book is kept.\nink = blue\n%s\npaper = cream\n" % SETTING

    def others(self):
        """Basil's functions that are not hot."""
        return sorted(job for job in self.jobs if job != self.hot)

    def answers(self):
        """The kinds of the field guide's cases, in their order."""
        return "".join(kind[0] for kind in self.field)

    def cases(self, sizes, port):
        """What each black box knows of this lab: {program: the text of its module `case`}."""
        pace = (sizes.block, sizes.usual)
        pages = {"LINES": sizes.lines, "LOOPS": sizes.loops}
        return {
            "amber": told(PORT=port, SHELVES=SHELVES),
            "library": told(PORT=port, SHELVES=SHELVES, SECONDS=sizes.library, ANSWER=ANSWER),
            "cedar": told(BOOK=self.book, YESTERDAY=self.yesterday, SETTINGS=self.settings, PACE=pace, **pages),
            "dora": told(BOOK=self.doras_book, **pages),
            "fieldguide": told(KINDS=self.field, PACE=pace, SECONDS=sizes.field),
        }


def told(**names):
    return "".join("%s = %r\n" % each for each in sorted(names.items()))


def read(name):
    with open(os.path.join(HERE, name)) as file:
        return file.read()


def program(name, case):
    """A black box: its source, what this lab is like, and the modules that it shares with others."""
    shared = ["visible"] + (["clerk", "pages"] if name in ("cedar", "dora", "fieldguide") else [])
    shared += ["looks"] if name == "fieldguide" else []
    modules = {"__main__": read(name + ".py"), "case": case}
    return packed(name, {**modules, **{each: read(each + ".py") for each in shared}})
