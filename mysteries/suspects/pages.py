"""The pages of a book: thinking them up costs time, writing them down costs nothing yet."""

LINE = 64  # bytes a line


def think(loops):
    """Honest work for the processor."""
    value = 1
    for number in range(loops):
        value = (value * 31 + number) % 1000003
    return value


def page(number, lines, loops):
    """One page as bytes: `lines` lines of the same length."""
    thought = think(loops)
    made = []
    for line in range(1, lines + 1):
        thought = (thought * 31 + line) % 1000003
        text = "page %d, line %d: %d" % (number, line, thought)
        made.append(text.ljust(LINE - 1) + "\n")
    return "".join(made).encode()


def amounts(wanted, lines, loops):
    """What each page takes, for so many pages; the last may be part of one: [(number, lines, loops)]."""
    found = []
    while wanted > 0:
        share = min(1, wanted)
        found.append((len(found) + 1, max(1, round(lines * share)), round(loops * share)))
        wanted -= 1
    return found


def wanted(argv):
    """How many pages somebody asks for: 8 unless they say so."""
    try:
        return min(1000.0, max(0.01, float(argv[1]))) if len(argv) > 1 else 8
    except ValueError:
        raise SystemExit("How many pages? A number, please, or nothing for all eight.")
