"""The control: writes the same book as cedar, and saves each page once."""

import os
import signal
import sys

import visible
from case import BOOK, LINES, LOOPS
from clerk import whole
from pages import amounts, page, wanted

signal.signal(signal.SIGINT, signal.SIG_DFL)
visible.to_everybody()
os.makedirs(os.path.dirname(whole(BOOK)), exist_ok=True)
book = os.open(whole(BOOK), os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o644)
place = 0
todo = amounts(wanted(sys.argv), LINES, LOOPS)
for each in todo:
    text = page(*each)
    place += os.pwrite(book, text, place)
    os.fsync(book)
    print("Page %d of %d." % (each[0], len(todo)), flush=True)
os.close(book)
print("The book is written.")
