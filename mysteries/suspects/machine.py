"""How fast this machine is: the slow programs are sized by it, so that their story is the same everywhere."""

import os
import statistics
import tempfile
import time

from pages import LINE, think

NOT_A_DISK = 0.00002  # seconds: no disk flushes that fast
WORTH = 0.00008  # what a line has to cost at least
BLOCKS = [1 << 16, 1 << 18, 1 << 20]
COMMON = 0.0001  # what we assume on a machine that is too busy to tell
BATCH = 4


def loops_per_second():
    """By the processor's own clock, so that a neighbour's work does not count."""
    batches = []
    for _ in range(8):
        before = time.process_time()
        think(30000)
        batches.append(time.process_time() - before)
    return 30000 / min(batches)


def queued():
    """Seconds that we have waited for a processor because others had it; 0 where the kernel does not tell."""
    try:
        with open("/proc/self/schedstat") as file:
            return int(file.read().split()[1]) / 1e9
    except (OSError, ValueError, IndexError):
        return 0.0


def line_costs(folder, block):
    """Seconds that one line takes, written and flushed in this folder."""
    handle, path = tempfile.mkstemp(dir=folder)
    os.unlink(path)
    line = b" " * block
    os.write(handle, line + b" " * LINE * BATCH)
    os.fsync(handle)
    batches, alone = [], []
    begin, waited = time.perf_counter(), queued()
    while True:
        before, others = time.perf_counter(), queued()
        for number in range(BATCH):
            os.pwrite(handle, line, number * LINE)
            os.fsync(handle)
        now = time.perf_counter()
        batches.append((now - before) / BATCH)
        alone.append(batches[-1] - (queued() - others) / BATCH)
        # Where others are busy, we look longer, and do not believe that this is a slow disk.
        crowded = queued() - waited > (now - begin) / 5 or min(batches) < statistics.median(batches) / 3
        if now - begin > (0.4 if crowded else 0.1):
            break
    os.close(handle)
    return min(statistics.median(alone), COMMON) if crowded else statistics.median(alone)


def clerks_pace(folder):
    """(bytes a write, seconds it takes): bigger blocks where flushing costs nothing."""
    block, cost = LINE, line_costs(folder, LINE)
    if cost < NOT_A_DISK:
        for block in BLOCKS:
            cost = line_costs(folder, block)
            if cost >= WORTH:
                break
    return block, cost


def in_memory(folder):
    """Whether a folder lies in memory, by the table of mounts."""
    best = ("", "")
    with open("/proc/self/mounts") as file:
        for line in file:
            _, place, kind = line.split()[:3]
            place = place.replace("\\040", " ")
            inside = (folder + "/").startswith(place.rstrip("/") + "/")
            if inside and len(place) >= len(best[0]):
                best = (place, kind)
    return best[1] in ("tmpfs", "ramfs")
