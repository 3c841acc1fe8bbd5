"""What the scripts of all mysteries share. Standard library only; runs under `python3 -IS`."""

import json
import os
import random
import re
import shutil
import sys
import tempfile

HOME = os.environ["SPY_HOME"]
SEED = int(os.environ.get("SPY_SEED", "0"))
# How long slow programs take, as a share of their usual length: a rehearsal's are shorter.
TEMPO = float(os.environ.get("SPY_TEMPO", "1"))
ALONE = os.environ.get("SPY_SANDBOXED") == "1"  # a network of our own: every port is free
VALUES = json.loads(os.environ.get("SPY_VALUES", "{}"))
FRENCH = os.environ.get("SPY_SCHOOL_LANG") == "fr"
HERE = os.path.dirname(os.path.abspath(sys.argv[0]))
sys.stdout.reconfigure(encoding="utf-8")  # what the school reads, whatever letters the machine prefers


def chance(mystery):
    """A dice of this learner's own: the same seed throws the same."""
    return random.Random("%s %d" % (mystery, SEED))


def give(**answer):
    """Hands the result to the school, as JSON on standard output."""
    print(json.dumps(answer))


def say(english, french):
    """What the lesson says itself, in the school's language. (What programs say is English, as they are.)"""
    return re.sub(" (?=[:;?!»])|(?<=«) ", "\u00a0", french) if FRENCH else english


def number(text):
    """A number as people of the school's language write it."""
    return text.replace(".", ",") if FRENCH else text


def fail(why):
    """Ends the script; the reason goes to whoever looks after the course."""
    print(why, file=sys.stderr)
    sys.exit(1)


def whole(path):
    """`~/x` as a whole path."""
    return os.path.join(HOME, path[2:]) if path.startswith("~/") else path


def place(path, text, mode=0o644):
    """Writes a file (text or bytes) and the folders it stands in; `~/x` is allowed."""
    path = whole(path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())
    os.chmod(path, mode)
    return path


class CopyOfHome:
    """A throw-away copy of the home, to try things in: `with CopyOfHome() as copy: ...`."""

    def __enter__(self):
        self.around = tempfile.mkdtemp()
        self.home = os.path.join(self.around, "home")
        shutil.copytree(HOME, self.home, symlinks=True)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.around, ignore_errors=True)

    def env(self, **more):
        """The environment, with everything that points into the home pointing into the copy."""
        moved = {name: text.replace(HOME, self.home) for name, text in os.environ.items()}
        return {**moved, **more, "HOME": self.home}

    def back(self, path):
        """A path in the copy, as it is called in the real home."""
        return HOME + path[len(self.home) :] if path.startswith(self.home + "/") else path

    def files(self):
        """All regular files of the copy, whole paths, sorted."""
        found = []
        for folder, _, names in os.walk(self.home):
            found += [os.path.join(folder, name) for name in names]
        return sorted(path for path in found if os.path.isfile(path) and not os.path.islink(path))
