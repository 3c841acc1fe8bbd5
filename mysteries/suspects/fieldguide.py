"""Runs six quick programs of three kinds and tells about each what time and /proc say. Which is which?"""

import hashlib
import os
import signal
import sys
import time
import _socket as socket

import visible
from case import KINDS, PACE, SECONDS
from clerk import Pen, whole
from looks import Looks
from pages import LINE, think

NOTES = "~/fieldnotes.tmp"


def partner(answer):
    """Another program, for which somebody is going to wait."""
    us = os.getpid()
    if os.fork() == 0:
        visible.die_with(us)
        time.sleep(SECONDS)
        answer()
        os._exit(0)


def wait_for_socket():
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    door.bind(("127.0.0.1", 0))
    door.listen(1)
    line = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    line.connect(door.getsockname())
    visitor = socket.socket(fileno=door._accept()[0])
    partner(lambda: visitor.send(b"here I am"))
    line.recv(100)


def wait_for_pipe():
    ours, theirs = os.pipe()
    partner(lambda: os.write(theirs, b"here I am"))
    os.read(ours, 100)


def busy(work):
    while time.process_time() < SECONDS:
        work()


def flush(size):
    block, usual = PACE
    notes = os.open(whole(NOTES), os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o644)
    pen = Pen(notes, max(size, block), usual)
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        pen.keep(b" " * LINE, 0)


PROGRAMS = {
    "w1": wait_for_socket,
    "w2": wait_for_pipe,
    "c1": lambda: busy(lambda: think(50000)),
    "c2": lambda: busy(lambda: hashlib.sha256(bytes(1 << 20)).hexdigest()),
    "d1": lambda: flush(LINE),
    "d2": lambda: flush(1 << 14),
}


def minutes(seconds):
    return "%dm%.3fs" % divmod(seconds, 60)


def case(letter, kind):
    """Runs one and tells about it."""
    us, begin = os.getpid(), time.perf_counter()
    pid = os.fork()
    if pid == 0:
        visible.die_with(us)
        PROGRAMS[kind]()
        os._exit(0)
    looks, ended = Looks(pid), 0
    while not ended:
        looks.look()
        time.sleep(0.02)
        ended, _, usage = os.wait4(pid, os.WNOHANG)
    spent = time.perf_counter() - begin, usage.ru_utime, usage.ru_stime
    print("%s   real %s   user %s   sys %s" % ((letter,) + tuple(map(minutes, spent))))
    print("    " + looks.clue(kind, usage), flush=True)


signal.signal(signal.SIGINT, signal.SIG_DFL)
visible.to_everybody()
only = "".join(sys.argv[1:]).upper()
for letter, kind in zip("ABCDEF", KINDS):
    if letter in only or not only:
        case(letter, kind)
if os.path.exists(whole(NOTES)):
    os.unlink(whole(NOTES))
