"""What a large directory costs: reading it, asking it, reading it again while people chat. Figures of one run.

.venv/bin/python -m benchmarks.directory
"""

import asyncio
import gc
import logging
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.made_directory import PARTS, regions, written
from bot import app
from bot.content.directory import examine_text
from bot.content.snapshot import Shelves
from bot.library import Library
from flows.directory import Directory
from flows.finding import Query, find
from flows.model import Language, Need, Region

LARGE, LARGEST = 10_000, 100_000
ROUNDS = 3
"""The best of so many: what another process on this machine took away is not ours."""
TICK = 0.001


def read(organisations: int) -> str:
    """Seconds from text to checked directory, and what it leaves in memory."""
    text = written(organisations)
    before, begin, busy = resident(), time.perf_counter(), time.process_time()
    found = examine_text(text, "made.yaml", app.clock())
    seconds, busy = time.perf_counter() - begin, time.process_time() - busy
    problems = len(found.problems)
    del text
    gc.collect()
    kept = len(found.directory.organisations) if found.directory else 0
    grown = f"{resident() - before:.0f} MiB more, at most {peak():.0f}"
    return f"{seconds:.2f} s ({busy:.2f} of processor time), {grown}; {kept} entries, {problems} problems"


def ask() -> str:
    """Microseconds of `find` over every country, need, part and origin of a mixed crowd of queries."""
    directory = examine_text(written(LARGE), "made.yaml", app.clock()).directory
    if directory is None:
        return "no directory"
    gc.collect()
    gc.freeze()
    first = sorted(timed(directory, query) for query in queries())
    later = sorted(min(timed(directory, query) for _ in range(ROUNDS)) for query in queries())
    return f"{told(later)}; asked for the first time: {told(first)}"


def told(microseconds: list[float]) -> str:
    """Median and 99th percentile of a sorted list."""
    middle, late = microseconds[len(microseconds) // 2], microseconds[len(microseconds) * 99 // 100]
    return f"median {middle:.0f}, p99 {late:.0f} us"


def timed(directory: Directory, query: Query) -> float:
    """Microseconds of one answer."""
    now = app.clock()
    begin = time.perf_counter()
    find(directory, query, now)
    return (time.perf_counter() - begin) * 1e6


def queries() -> list[Query]:
    """Each country and need; a quarter in a part of the country, two thirds with an origin."""
    codes, asked = regions(), []
    for place, code in enumerate(codes):
        for number, need in enumerate(Need):
            turn = place + number
            here = Region(f"{code}{PARTS[turn % 3]}") if turn % 4 == 3 else code
            origin = (None, Region("PH"), codes[(place * 7 + number) % 60])[turn % 3]
            language = Language(("en", "es", "ar")[number % 3])
            asked.append(Query(need=need, here=here, origin=origin, language=language))
    return asked


def reload() -> str:
    """The longest an answer waits while the directory is saved and read again, in wall and in processor time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "referral_directory.yaml"
        path.write_text(written(LARGE), encoding="utf-8")
        library = Library(Shelves.of_project(app.PROJECT, path), app.clock)
        gc.collect()
        gc.freeze()
        pauses = [asyncio.run(longest_pause(library)) for _ in range(ROUNDS)]
    wall, busy = min(pauses)
    return f"{wall * 1000:.1f} ms ({busy * 1000:.1f} ms of processor time), best of {ROUNDS}"


async def longest_pause(library: Library) -> tuple[float, float]:
    """Seconds between two turns of the loop, at most, while the library renews itself."""
    renewing = asyncio.create_task(library.renew())
    worst_wall = worst_busy = 0.0
    while not renewing.done():
        wall, busy = time.perf_counter(), time.thread_time()
        await asyncio.sleep(TICK)
        worst_wall = max(worst_wall, time.perf_counter() - wall - TICK)
        worst_busy = max(worst_busy, time.thread_time() - busy)
    return worst_wall, worst_busy


def resident() -> float:
    """MiB of physical memory now (Linux)."""
    return _status("VmRSS")


def peak() -> float:
    """MiB of physical memory at most (Linux)."""
    return _status("VmHWM")


def _status(name: str) -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith(name))) / 1024


SCENES: dict[str, Callable[[], str]] = {
    "read and check 10,000": lambda: read(LARGE),
    "find among 10,000": ask,
    "pause while 10,000 are read again": reload,
    "read and check 100,000": lambda: read(LARGEST),
}


def main() -> None:
    """Each scene in a process of its own, so that none stands on another's memory."""
    if len(sys.argv) > 1:
        logging.disable()
        print(SCENES[sys.argv[1]]())
        return
    for name in SCENES:
        told_there = subprocess.run(  # noqa: S603 - this file, by this interpreter
            [sys.executable, "-m", "benchmarks.directory", name],
            cwd=app.PROJECT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        print(f"{name:36}{told_there.stdout.strip()}")


if __name__ == "__main__":
    main()
