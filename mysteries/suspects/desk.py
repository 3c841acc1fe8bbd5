"""A desk of its own for cedar: an empty home with the learner's settings, on the same disk as the real one."""

import os
import shutil
import tempfile

from spykit import HOME


class Desk:
    """`with Desk(["~/x"]) as desk: ...` holds copies of these files; gone afterwards."""

    def __init__(self, files):
        self.wanted = files

    def __enter__(self):
        self.home = tempfile.mkdtemp(prefix=".desk-", dir=HOME)
        for path in self.wanted:
            there = self.home + path[1:]
            os.makedirs(os.path.dirname(there), exist_ok=True)
            if os.path.isfile(HOME + path[1:]):
                shutil.copyfile(HOME + path[1:], there)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.home, ignore_errors=True)

    def env(self):
        """The environment of somebody who works here."""
        return {**os.environ, "HOME": self.home}

    def back(self, path):
        """A path on the desk, as it is called in the real home."""
        return HOME + path[len(self.home) :] if path.startswith(self.home + "/") else path

    def files(self):
        """All files on the desk."""
        return [os.path.join(folder, name) for folder, _, names in os.walk(self.home) for name in names]
