"""The clerk: takes pages from a pipe and keeps them in the book, so carefully that it takes a while."""

import os
import time

from pages import LINE

PATIENCE = 0.001  # seconds that flushes may take too long, all together, before the clerk hurries


def whole(place):
    return os.environ["HOME"] + place[1:]


class Pen:
    """Writes lines one by one, each flushed to the disk before the next is begun.

    When flushes take much longer than usual (other programs keep the machine busy), the next lines share
    one, as databases do: so many as would have been flushed in the time that was lost.
    """

    def __init__(self, book, block, usual):
        self.book, self.block, self.usual = book, block, usual
        self.wet, self.enough, self.lost = 0, 1, 0.0

    def keep(self, lines, place):
        for at in range(0, len(lines), LINE):
            # The rest of the block is blank; the next line is written over it.
            os.pwrite(self.book, lines[at : at + LINE].ljust(self.block), place + at)
            self.wet += 1
            if self.wet >= self.enough:
                self.flush()

    def flush(self):
        before = time.perf_counter()
        os.fsync(self.book)
        self.lost = max(0.0, self.lost + time.perf_counter() - before - 2 * self.usual)
        self.wet, self.enough = 0, 1
        if self.lost > PATIENCE:
            self.enough, self.lost = 1 + round(self.lost / self.usual), 0.0


def work(orders, answers, path, yesterday, size, pace):
    """Keeps what comes in through `orders` until its end; says `saved` after each page."""
    book = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o644)
    pen = Pen(book, *pace)
    back = size + pen.block  # yesterday's pages stand behind today's
    os.write(book, b" " * (back + len(yesterday)))  # a blank book
    place = 0
    with os.fdopen(orders, "rb") as pages:
        for length in iter(lambda: pages.read(8), b""):
            page = pages.read(int(length))
            pen.keep(yesterday, back)  # to be sure that it is still there
            pen.keep(page, place)
            pen.flush()
            place += len(page)
            os.write(answers, b"saved")
    os.ftruncate(book, place)  # a finished book needs no yesterday
    os.close(book)
