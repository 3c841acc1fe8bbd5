"""Exit 0 if cedar's second run is no slower than its first: both are made on a desk of its own."""

import fcntl
import json
import os
import re
import struct
import subprocess
import sys
import termios
import threading
import time

sys.path[:0] = [os.environ["SPY_KIT"], os.path.dirname(os.path.abspath(sys.argv[0]))]
from case import Case, program
from desk import Desk
from pages import amounts, page
from sizes import Sizes
from spykit import HOME, VALUES, number, place, say

CEDAR = os.path.join(HOME, "cedar")
FEW = 1.25  # pages, to be quick
F_SETPIPE_SZ = 1031  # man 2 fcntl; python has it from 3.10 on
LEFT = 4  # pages that an earlier run has left behind
PATIENCE = 20  # seconds


def told(words, status):
    print(words)
    sys.exit(status)


def same(path, data):
    try:
        with open(path, "rb") as file:
            return file.read() == data and os.access(path, os.X_OK) and not os.path.islink(path)
    except OSError:
        return False


def clerks_writes(cedar):
    """How often cedar's clerk has written so far; None where that cannot be seen."""
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/stat" % pid) as file:
                parent = file.read().rpartition(")")[2].split()[1]
            if parent == str(cedar):
                with open("/proc/%s/io" % pid) as file:
                    return int(re.search(r"^syscw: (\d+)", file.read(), re.M).group(1))
        except (OSError, IndexError, AttributeError):
            pass
    return None


def narrow_pipe(line):
    """A pipe that takes one such line and no more: whoever prints a second one waits until somebody reads."""
    reader, writer = os.pipe()
    size = fcntl.fcntl(writer, F_SETPIPE_SZ, 4096)
    os.write(writer, b"." * (size - len(line)))
    return reader, writer, size


def filled(reader):
    """Bytes that wait in a pipe."""
    return struct.unpack("i", fcntl.ioctl(reader, termios.FIONREAD, b"\0\0\0\0"))[0]


def work(desk):
    """Runs cedar on the desk: (its seconds, its clerk's writes for about a page or None, its book)."""
    reader, writer, size = narrow_pipe(b"Page 1 of 2.\n")
    before = time.perf_counter()
    with subprocess.Popen(
        [CEDAR, str(FEW)],
        cwd=desk.home, env=desk.env(), stdin=subprocess.DEVNULL, stdout=writer, stderr=subprocess.PIPE,
    ) as run:
        os.close(writer)
        guard = threading.Timer(PATIENCE, run.kill)
        guard.start()
        while filled(reader) < size and run.poll() is None:
            time.sleep(0.001)
        # The first page is saved, and until we read, cedar cannot get past the second: its clerk is there.
        writes = clerks_writes(run.pid)
        while os.read(reader, 65536):
            pass
        os.close(reader)
        _, errors = run.communicate()
        guard.cancel()
    seconds = time.perf_counter() - before
    try:
        with open(desk.home + case.yesterday[1:], "rb") as file:
            return seconds, writes, file.read()
    except OSError:
        why = errors.decode(errors="replace").strip().split("\n")[-1]
        words = say(
            "I started ./cedar to see, and it wrote no book. %s",
            "J'ai lancé ./cedar pour voir : aucun livre n'a été écrit. %s",
        )
        told(words % why[:80], 1)


def leave(desk, book):
    """Lets this lie on the desk as yesterday's book; nothing, if it is empty."""
    path = desk.home + case.yesterday[1:]
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if os.path.lexists(path):
        os.unlink(path)
    if book:
        with open(path, "wb") as file:
            file.write(book)


def quick(first, second):
    """Whether the second run does no more than the first; by its writes, which no busy machine makes more of."""
    if first[1] and second[1]:
        return second[1] < 2 * first[1]
    return second[0] < 2 * first[0]


case, sizes = Case(), Sizes(*json.loads(VALUES["cedarSizes"]))
cedar = program("cedar", case.cases(sizes, VALUES["libraryPort"])["cedar"])
if not same(CEDAR, cedar):
    if os.path.lexists(CEDAR):
        os.rename(CEDAR, CEDAR + ".yours")
    place(CEDAR, cedar, 0o755)
    words = say(
        "The program itself was changed, so I put the real cedar back (yours is cedar.yours). "
        "Change the file that it reads instead.",
        "Le programme lui-même a été modifié : j'ai remis le vrai cedar (le vôtre est cedar.yours). "
        "Modifiez plutôt le fichier qu'il lit.",
    )
    told(words, 1)

pages = [page(*each) for each in amounts(FEW, sizes.lines, sizes.loops)]
runs = []
with Desk([case.settings]) as desk:
    for left in (b"", pages[0] * LEFT):
        leave(desk, left)
        runs.append(work(desk))
        if runs[-1][2] != b"".join(pages):
            words = say(
                "I started ./cedar to see, and its book is not what it should be.",
                "J'ai lancé ./cedar pour voir : son livre n'est pas ce qu'il devrait être.",
            )
            told(words, 1)

if quick(*runs):
    words = say(
        "I ran ./cedar twice to see: the second run is as quick as the first.",
        "J'ai lancé ./cedar deux fois pour voir : la seconde fois est aussi rapide que la première.",
    )
    told(words, 0)
if not os.path.exists(VALUES["cedarYesterday"]):
    words = say(
        "The first run is quick, but the one after it is slow again.",
        "La première fois est rapide, mais la suivante est de nouveau lente.",
    )
    told(words, 1)
(seconds, writes, _), (more_seconds, more_writes, _) = runs
longer = number("%.2g" % (more_seconds / seconds))
if not (writes and more_writes):
    words = say(
        "I ran ./cedar twice to see: the second run takes %s times as long as the first.",
        "J'ai lancé ./cedar deux fois pour voir : la seconde fois, cela dure %s fois plus longtemps.",
    )
    told(words % longer, 1)
words = say(
    "I ran ./cedar twice to see: in the second run the clerk writes %.0f times as often as in the first, "
    "and it takes %s times as long.",
    "J'ai lancé ./cedar deux fois pour voir : la seconde fois, clerk écrit %.0f fois plus souvent, "
    "et cela dure %s fois plus longtemps.",
)
told(words % (more_writes / writes, longer), 1)
