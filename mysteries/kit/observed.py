"""The other end of observe.py: what a program asked for, as a list of notes."""

import json
import os
import subprocess
import sys
import tempfile

OBSERVE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "observe.py")


def observed(program, env):
    """Runs a Python program; gives (what it printed, its notes)."""
    handle, notes = tempfile.mkstemp()
    os.close(handle)
    try:
        run = subprocess.run(
            [sys.executable, "-IS", OBSERVE, notes, program],
            env=env, cwd=env["HOME"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=20,
        )
        with open(notes) as file:
            return run.stdout.decode(), [json.loads(line) for line in file]
    finally:
        os.unlink(notes)
