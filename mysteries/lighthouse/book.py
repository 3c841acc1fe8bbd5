"""How the colour of the lamp is looked up."""

import os

EVERYBODYS_FILE = "~/.lighthouserc"


def whole(place):
    """`~/x` and `$VARIABLE` as a whole path."""
    if place.startswith("$"):
        place = os.environ.get(place[1:], EVERYBODYS_FILE)
    return os.environ["HOME"] + place[1:] if place.startswith("~/") else place


def settings(place):
    """The `name = value` lines of a file; none if it cannot be read."""
    try:
        with open(whole(place), encoding="utf-8", errors="replace") as file:
            lines = file.readlines()
    except OSError:
        return {}
    pairs = [line.split("=", 1) for line in lines if "=" in line and not line.startswith("#")]
    return {name.strip(): value.strip() for name, value in pairs}


def lamp(places):
    """The last file that names a lamp wins. A line `see = FILE` sends us on to that file."""
    colour = ""
    for place in places:
        found = settings(place)
        colour = found.get("lamp", colour)
        if "see" in found:
            colour = settings(found["see"]).get("lamp", colour)
    return colour
