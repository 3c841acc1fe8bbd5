"""What the parrot really says and asks for, and the call that chmod really makes on this machine."""

import os
import re
import subprocess
import sys

sys.path.insert(0, os.environ["SPY_KIT"])
from spykit import HOME, CopyOfHome, fail, give

# What different libcs and kernels use, for machines where nobody may look.
KNOWN = ["fchmodat", "chmod", "fchmodat2"]


def traced(home, *command):
    """The lines that strace writes about a command; none where strace is missing or forbidden."""
    notes = home + "/trace.out"
    try:
        subprocess.run(
            ["strace", "-o", notes, *command],
            cwd=home, env={**os.environ, "PWD": home}, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=20,
        )
        with open(notes, errors="replace") as file:
            return file.read().splitlines()
    except (OSError, subprocess.TimeoutExpired):
        return []


said = subprocess.run([HOME + "/parrot"], cwd=HOME, stdout=subprocess.PIPE, timeout=20).stdout
if said.count(b"\n") != 1:
    fail("the parrot should say one line, it said %r" % said)

with CopyOfHome() as copy:
    parrot = [line for line in traced(copy.home, "./parrot") if re.match(r"\w+\(", line)]
    tally = [line for line in traced(copy.home, "-c", "./parrot") if line.endswith(" total")]
    chmod = traced(copy.home, "chmod", "600", "diary.txt")
calls = [line.split("(")[0] for line in chmod if re.match(r'\w*chmod\w*\(.*"diary\.txt".* = 0$', line)]
give(
    message=said.decode().strip(),
    parrotCalls=len(parrot),
    parrotLines=len(parrot) + 1,  # strace's own last line, +++ exited, looks like one more
    # strace -c leaves out the call that never returns. Its columns: share, seconds, each, calls...
    parrotTally=int(tally[0].split()[3]) if tally else 0,
    chmodCalls=sorted(set(calls)) or KNOWN,
)
