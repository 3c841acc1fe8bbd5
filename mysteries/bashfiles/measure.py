"""Which files bash reads, and how often a search through PATH misses: found by trying."""

import os
import subprocess
import sys

sys.path.insert(0, os.environ["SPY_KIT"])
from spykit import HOME, VALUES, CopyOfHome, fail, give

FILES = [".bashrc", ".bash_profile", ".bash_login", ".profile"]


def files_read(copy, options):
    """The files of the home that `bash <options>` reads: each one in the copy says its own name."""
    run = subprocess.run(
        ["bash", *options, "-c", 'echo "$SPY_READ"'],
        env=copy.env(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, timeout=20, start_new_session=True,
    )
    return run.stdout.decode().split()


def only(found, how):
    if len(found) != 1:
        fail("%s should read one file of the home, it read %r" % (how, found))
    return HOME + "/" + found[0]


def search(word):
    """The places where execvp looks for a program, in order, by doing it in a child."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        tell = lambda event, args: event == "os.exec" and os.write(  # noqa: E731
            theirs, os.fsencode(args[0]) + b"\0"
        )
        sys.addaudithook(tell)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execvp(word, [word])
    os.close(theirs)
    with os.fdopen(ours, "rb") as pipe:
        tried = [os.fsdecode(path) for path in pipe.read().split(b"\0") if path]
    if os.waitpid(child, 0)[1] != 0:
        fail("%s did not run" % word)
    return tried


with CopyOfHome() as copy:
    for name in FILES:
        path = os.path.join(copy.home, name)
        if os.path.exists(path):
            with open(path, "a") as file:
                file.write('SPY_READ="$SPY_READ %s"\n' % name)
    interactive = only(files_read(copy, ["-i"]), "bash -i")
    login = only(files_read(copy, ["-l", "-i"]), "bash -l -i")

tried = search(VALUES["searchedProgram"])
give(
    interactiveFile=interactive,
    loginFile=login,
    loginMisses=[HOME + "/" + name for name in FILES if not os.path.exists(HOME + "/" + name)],
    searchMisses=len(tried) - 1,
    searchTried=len(tried),
    foundAt=tried[-1],
)
