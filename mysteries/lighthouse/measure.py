"""Which file decides the lamp: found by changing each one in turn, in a copy, and looking at the lamp."""

import os
import re
import subprocess
import sys

sys.path.insert(0, os.environ["SPY_KIT"])
from observed import observed
from spykit import HOME, CopyOfHome, VALUES, fail, give

LAMP = re.compile(rb"^lamp\s*=.*$", re.M)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def lamp(copy):
    """The colour that the lighthouse of the copy says."""
    run = subprocess.run(
        [copy.home + "/lighthouse"], cwd=copy.home, env=copy.env(),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=20,
    )
    said = re.match(r"The lamp is (\w+)\.$", run.stdout.decode())
    return said.group(1) if said else fail("the lighthouse said %r" % run.stdout)


def deciding(copy):
    """The files that the lamp follows."""
    found = []
    for path in copy.files():
        before = read(path)
        if LAMP.search(before):
            write(path, LAMP.sub(b"lamp = plaid", before))
            if lamp(copy) == "plaid":
                found.append(copy.back(path))
            write(path, before)
    return found


with CopyOfHome() as copy:
    now = lamp(copy)
    found = deciding(copy)
    if len(found) != 1:
        fail("one file should decide the lamp, these do: %r" % found)
    alone = observed(copy.home + "/lighthouse", copy.env())[1]
    opened = [(copy.back(note["open"]), note["there"]) for note in alone if "open" in note]
    programs = [copy.back(note["start"]) for note in alone if "start" in note]

ours = [HOME + "/lighthouse", *programs, found[0], VALUES["everybodysFile"]]
present = {path for path, there in opened if there and path.startswith(HOME + "/")}
first_child = next((at for at, note in enumerate(alone) if "start" in note), len(alone))
before_child = [copy.back(note["open"]) for note in alone[:first_child] if "open" in note]
give(
    config=found[0],
    configName=os.path.basename(found[0]),
    lampNow=now,
    decoy=min(path for path, there in opened if not there),
    decoys=sorted({path for path, there in opened if not there}),
    bystander=min(present - set(ours)),
    bystanders=sorted(present - set(ours)) + programs,
    needsFollow="no" if found[0] in before_child else "yes",
)
