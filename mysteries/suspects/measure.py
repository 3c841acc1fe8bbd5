"""What the suspects really do: each watched for a moment."""

import collections
import json
import os
import platform
import pstats
import re
import shutil
import subprocess
import sys
import time

sys.path[:0] = [os.environ["SPY_KIT"], os.path.dirname(os.path.abspath(sys.argv[0]))]
from case import Case
from desk import Desk
from observed import OBSERVE
from spykit import HOME, TEMPO, VALUES, fail, give

# Numbers of the calls in which one can wait; /proc/PID/syscall knows numbers only.
CALLS = {
    "x86_64": {0: "read", 7: "poll", 23: "select", 35: "nanosleep", 45: "recvfrom", 47: "recvmsg",
               230: "clock_nanosleep", 270: "pselect6", 271: "ppoll"},
    "aarch64": {63: "read", 72: "pselect6", 73: "ppoll", 101: "nanosleep", 115: "clock_nanosleep",
                207: "recvfrom", 212: "recvmsg"},
}  # fmt: skip
# For machines where nobody may look: what these sources use (time.sleep changed with Python 3.11).
AMBER_KNOWN = ["recvfrom"]
LIBRARY_KNOWN = ["clock_nanosleep"] if sys.version_info >= (3, 11) else ["select", "pselect6"]
FLUSH_KNOWN = ["fsync", "pwrite64"]
QUIET = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def start(*command, home=HOME):
    return subprocess.Popen(command, cwd=home, env={**os.environ, "HOME": home}, **QUIET)


def call(pid):
    """The call in which a process waits just now, or None."""
    try:
        with open("/proc/%d/syscall" % pid) as file:
            number = file.read().split()[0]
        return CALLS.get(platform.machine(), {}).get(int(number))
    except (OSError, ValueError, IndexError):
        return None


def library():
    """The library's process."""
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open("/proc/%s/cmdline" % name, "rb") as file:
                if (HOME + "/library").encode() in file.read().split(b"\0"):
                    return int(name)
        except OSError:
            pass
    fail("the library is not open")


def waiting():
    """Where amber and the library are most of the time while amber waits."""
    server, looks = library(), [collections.Counter(), collections.Counter()]
    amber = start(HOME + "/amber", str(0.1 / TEMPO))
    while amber.poll() is None:
        for pid, seen in zip((amber.pid, server), looks):
            seen[call(pid)] += 1
        time.sleep(0.005)
    if amber.returncode:
        fail("amber got no answer")
    for seen in looks:
        del seen[None]
    return [[seen.most_common(1)[0][0]] if seen else [] for seen in looks]


def hottest(profile):
    """The function of basil with most time of its own."""
    stats = pstats.Stats(profile).stats
    ours = {where[2]: row[2] for where, row in stats.items() if os.path.basename(where[0]) == "basil"}
    return max(ours, key=ours.get)


def only(found, what):
    if len(found) != 1:
        fail("cedar should have one %s, it has %r" % (what, found))
    return found[0]


def opened(notes, desk):
    """(files of its home that cedar read, files that it wrote)."""
    with open(notes) as file:
        opens = [each for each in map(json.loads, file) if each.get("open", "").startswith(desk.home)]
    read = {each["open"] for each in opens if each["there"] and not each["writes"]}
    wrote = {each["open"] for each in opens if each["writes"]}
    return sorted(filter(os.path.isfile, read)), sorted(wrote)


def flushes(path):
    """The calls by which the clerk keeps its lines, by a trace; none where tracing is not possible."""
    try:
        with open(path, errors="replace") as file:
            return sorted(set(re.findall(r"^\d+ +(\w+)\(", file.read(), re.M)))
    except OSError:
        return []


settings = Case().settings
few = str(0.1 / TEMPO)
python = (sys.executable, "-IS")
with Desk([settings]) as desk, Desk([settings]) as other:
    notes, trace, profile = [os.path.join(other.home, name) for name in ("notes", "trace", "profile")]
    runs = [
        start(*python, "-m", "cProfile", "-o", profile, HOME + "/basil", str(0.03 / TEMPO)),
        start(*python, OBSERVE, notes, HOME + "/cedar", few, home=desk.home),
    ]
    strace = ("strace", "-f", "-o", trace, "-e", "trace=pwrite64,fsync", HOME + "/cedar", few)
    tracing = [start(*strace, home=other.home)] if shutil.which("strace") else []
    amber_in, library_in = waiting()
    if any(run.wait(40) for run in runs):
        fail("basil or cedar did not do its work")
    for run in tracing:
        run.wait(40)  # where tracing is forbidden it ends at once
    read, wrote = opened(notes, desk)
    config, book = only(read, "settings file"), only(wrote, "book")
    left = [path for path in desk.files() if path != config]
    give(
        waitCalls=amber_in or AMBER_KNOWN,
        libraryCalls=library_in or LIBRARY_KNOWN,
        basilFunction=hottest(profile),
        cedarConfig=desk.back(config),
        cedarBook=desk.back(book),
        cedarBookName=os.path.basename(book),
        cedarYesterday=desk.back(only(left, "thing that it leaves behind")),
        cedarFlushCalls=flushes(trace) or FLUSH_KNOWN,
    )
