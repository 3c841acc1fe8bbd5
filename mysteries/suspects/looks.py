"""What /proc says about a program while it runs, look by look, and the one clue that is told of it."""

import collections
import os
import re


def read(path):
    try:
        with open(path) as file:
            return file.read()
    except OSError:
        return ""


class Looks:
    """What /proc said about a program, look by look."""

    def __init__(self, pid):
        self.pid, self.states, self.wchans = pid, collections.Counter(), collections.Counter()
        self.io, self.files = {}, {}

    def look(self):
        folder = "/proc/%d/" % self.pid
        state = re.search(r"^State:\s*(.*)", read(folder + "status"), re.M)
        if not state or state.group(1)[0] in "ZX":
            return
        self.states[state.group(1)] += 1
        self.wchans[read(folder + "wchan")] += 1
        self.io.update(re.findall(r"(\w+): (\d+)", read(folder + "io")))
        try:
            for fd in os.listdir(folder + "fd"):
                self.files[int(fd)] = os.readlink(folder + "fd/" + fd)
        except OSError:
            pass

    def state(self):
        name, often = (self.states.most_common(1) or [("unknown", 0)])[0]
        return "State: %s in %d of %d looks" % (name, often, sum(self.states.values()))

    def wchan(self):
        name = (self.wchans.most_common(1) or [("", 0)])[0][0]
        return "wchan: %s; " % name if name not in ("", "0") else ""

    def file(self, start):
        found = ["fd %d -> %s" % each for each in sorted(self.files.items()) if each[1].startswith(start)]
        return found[-1] if found else "(nobody may look at its files here)"

    def written(self, usage):
        """On a disk what went to the disk; in memory what the program handed over."""
        disk = int(self.io.get("write_bytes", 0)) or usage.ru_oublock * 512
        name, count = ("write_bytes", disk) if disk else ("wchar", int(self.io.get("wchar", 0)))
        return "%s: %d" % (name, count)

    def clue(self, kind, usage):
        return {
            "w1": lambda: "%s; %s" % (self.file("socket:"), self.state()),
            "w2": lambda: self.wchan() + self.file("pipe:"),
            "c1": lambda: self.state(),
            "c2": lambda: "%s; %s" % (self.written(usage), self.state()),
            "d1": lambda: self.written(usage),
            "d2": lambda: "%s; %s" % (self.file(os.environ["HOME"]), self.written(usage)),
        }[kind]()
