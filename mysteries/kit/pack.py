"""Closes a black box: Python sources become one executable file that `cat` and `strings` cannot read."""

import importlib.util
import io
import marshal
import sys
import zipfile


def compiled(source, name):
    """The bytes of a .pyc, without a trace of where the source lay."""
    header = importlib.util.MAGIC_NUMBER + bytes(12)
    return header + marshal.dumps(compile(source, name, "exec", optimize=2))


def packed(name, modules):
    """An executable zip of compiled modules ({module: source}; `__main__` starts). Same in, same out."""
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as file:
        for module, source in modules.items():
            entry = zipfile.ZipInfo(module + ".pyc", (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, compiled(source, name))
    return ("#!%s -IS\n" % sys.executable).encode() + box.getvalue()
