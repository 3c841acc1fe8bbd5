"""What a process may tell about itself with prctl. All of it is silently left out where it cannot be done."""

import os

PR_SET_PDEATHSIG, PR_SET_PTRACER = 1, 0x59616D61
SIGKILL, ANYBODY = 9, -1


def prctl(option, value):
    try:
        import ctypes

        ctypes.CDLL(None).prctl(option, ctypes.c_ulong(value), 0, 0, 0)
    except (ImportError, OSError, AttributeError):
        pass


def to_everybody():
    """Lets everybody attach to us, also where Yama forbids it between strangers."""
    prctl(PR_SET_PTRACER, ANYBODY)


def name(text):
    """What ps and pgrep call us."""
    try:
        with open("/proc/self/comm", "w") as file:
            file.write(text)
    except OSError:
        pass


def die_with(parent):
    """From now on we end when our parent does, however it ends."""
    prctl(PR_SET_PDEATHSIG, SIGKILL)
    if os.getppid() != parent:  # it was quicker
        os._exit(1)
