"""Puts bash's own files into the home, and a long PATH with one small program far down in it."""

import os
import shutil
import sys

sys.path.insert(0, os.environ["SPY_KIT"])
from spykit import chance, give, place, whole

BASHRC = """# For shells that people type into.
alias ll='ls -l'
alias ..='cd ..'
export EDITOR=%s
"""
LOGIN = """# For the first shell after logging in.
export PAGER=less
umask 022
"""
PROFILE = """# For every login shell that has nothing better to read.
export MAIL_FROM=%s@lighthouse.example
"""
PROGRAM = """#!/bin/sh
echo "You found the %s."
"""

dice = chance("bashfiles")
place("~/.bashrc", BASHRC % dice.choice(["nano", "vim", "emacs", "micro"]))
place("~/.profile", PROFILE % dice.choice(["ada", "grace", "mary", "katherine", "radia"]))
login = dice.choice([".bash_profile", ".bash_profile", ".bash_login", ".profile"])
if login != ".profile":
    place("~/" + login, LOGIN)
if login == ".bash_profile" and dice.random() < 0.5:
    place("~/.bash_login", LOGIN.replace("022", "027"))

folders = ["~/bin", "~/.local/bin", "~/tools", "~/.cargo/bin", "~/go/bin", "~/scripts", "~/.gem/bin"]
dice.shuffle(folders)
misses = dice.randint(2, 5)
for folder in folders[:misses]:
    if dice.random() < 0.5:  # some stand there empty, some do not exist: both are a miss
        os.makedirs(whole(folder), exist_ok=True)

words = ["puffin", "walrus", "marmot", "kestrel", "badger", "pangolin", "wombat", "ocelot"]
dice.shuffle(words)
word = next(word for word in words if shutil.which(word) is None)
place(folders[misses] + "/" + word, PROGRAM % word, 0o755)
ahead = [whole(folder) for folder in folders[: misses + 1]]
give(
    values={"searchedProgram": word},
    env={"PATH": os.pathsep.join(ahead + [os.environ["PATH"]])},
)
