"""The third suspect. It thinks up the pages of a book; a clerk keeps them."""

import fcntl
import os
import signal
import sys

import visible
from case import BOOK, LINES, LOOPS, PACE, SETTINGS, YESTERDAY
from clerk import whole, work
from pages import LINE, amounts, page, wanted


def setting(name):
    """A line `name = value` of the settings; yes if nobody says anything."""
    try:
        with open(whole(SETTINGS), errors="replace") as file:
            pairs = [line.split("=", 1) for line in file if "=" in line]
    except OSError:
        pairs = []
    return {key.strip(): value.strip().lower() for key, value in pairs}.get(name, "yes")


def left_behind():
    """The book of the run before, if it is to be copied."""
    if setting("copy old book") not in ("yes", "true", "on", "1"):
        return b""
    try:
        with open(whole(YESTERDAY), "rb") as file:
            return file.read(8 * LINES * LINE)  # eight pages, however many there are
    except OSError:
        return b""


def only_one():
    """A lock; held as long as we live."""
    lock = os.open(os.path.dirname(whole(BOOK)), os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        sys.exit("Another cedar is writing in the book. Let it finish, or end it (fg, then Ctrl-C).")
    return lock


def hire(yesterday, size):
    """Starts the clerk; gives (pipe to it, pipe from it, our lock)."""
    lock, us = only_one(), os.getpid()
    orders, ours = os.pipe()
    theirs, answers = os.pipe()
    clerk = os.fork()
    if clerk:
        os.close(orders)
        os.close(answers)
        return ours, theirs, lock
    for unused in (ours, theirs, lock):
        os.close(unused)
    visible.die_with(us)
    visible.name("clerk")
    try:
        work(orders, answers, whole(BOOK), yesterday, size, PACE)
    except OSError as error:
        os.write(2, b"The clerk cannot write: %s.\n" % error.strerror.encode())
    os._exit(0)


for ends in (signal.SIGINT, signal.SIGPIPE):
    signal.signal(ends, signal.SIG_DFL)
visible.to_everybody()
os.makedirs(os.path.dirname(whole(BOOK)), exist_ok=True)
todo = amounts(wanted(sys.argv), LINES, LOOPS)
to_clerk, from_clerk, lock = hire(left_behind(), sum(lines for _, lines, _ in todo) * LINE)
for each in todo:
    text = page(*each)
    os.write(to_clerk, b"%8d" % len(text) + text)
    if os.read(from_clerk, 5) != b"saved":
        sys.exit("The clerk is gone.")
    print("Page %d of %d." % (each[0], len(todo)), flush=True)
os.close(to_clerk)
os.read(from_clerk, 1)  # until the clerk has closed the book
try:
    os.rename(whole(BOOK), whole(YESTERDAY))
except OSError as error:
    sys.exit("The book cannot be put away: %s." % error.strerror)
print("The book is written.")
