"""A saved directory file, noticed and read without stopping the chat. What to do with it is decided elsewhere."""

import asyncio
import gc
import pickle
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.content.apart import LENGTH_BYTES
from flows.directory import Directory
from flows.matters import LocalFact
from flows.model import ContentError, Now, Problem, Region, Source
from flows.referrals import CountryLines, Organisation

SECONDS = 60.0
"""The longest a directory may take to be read: past that it is given up, and the last good one stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """Tells a saved file from the one before: also where an editor writes a new file and renames it."""

    inode: int
    size: int
    changed: int
    """Nanoseconds."""


def seal(path: Path) -> Seal | None:
    """The file as it is now; None where there is none."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return Seal(inode=facts.st_ino, size=facts.st_size, changed=facts.st_mtime_ns)


async def read_apart(path: Path, now: Now) -> Directory:
    """The checked directory, read in a process of its own. ContentError with every problem, or with what went wrong.

    Between the frames other tasks get their turn: nothing here holds the loop longer than one frame's unpacking.
    """
    command = (sys.executable, "-m", "bot.content.apart", str(path), now.moment.isoformat())
    reading = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL, cwd=_PROJECT
    )
    try:
        async with asyncio.timeout(SECONDS):
            return await _put_together(reading, path)
    except TimeoutError:
        raise _error(path, "the file took too long to read", "look what got into it") from None
    finally:
        if reading.returncode is None:
            reading.kill()
            await reading.wait()


_PROJECT = Path(__file__).resolve().parent.parent.parent


async def _put_together(reading: asyncio.subprocess.Process, path: Path) -> Directory:
    organisations: dict[str, Organisation] = {}
    local: dict[Region, tuple[LocalFact, ...]] | None = None
    emergency: dict[Region, CountryLines] | None = None
    frame = await _frame(reading)
    with _out_of_the_collectors_way():
        while frame is not None:
            match pickle.loads(frame):  # noqa: S301 - our own process wrote it a moment ago
                case tuple() as problems:
                    raise ContentError(problems)
                case list() as part:
                    organisations |= {each.id: each for each in part}
                case dict() as facts if local is None:
                    local = facts
                case dict() as lines:
                    emergency = lines
            await asyncio.sleep(0)
            frame = await _frame(reading)
        if local is None or emergency is None:
            raise _error(path, "the file cannot be read", "put back the last good copy")
        return Directory(organisations=organisations, emergency=emergency, local=local)


@contextmanager
def _out_of_the_collectors_way() -> Iterator[None]:
    """What arrives here stays and holds no cycles: looking through ten thousand entries would stop the chat each time.

    What is rubbish by then is collected first, for what is frozen is not looked at again (benchmarks/directory.py).
    """
    was_enabled = gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()


async def _frame(reading: asyncio.subprocess.Process) -> bytes | None:
    output = reading.stdout
    if output is None:  # it was asked for above
        return None
    try:
        length = await output.readexactly(LENGTH_BYTES)
        return await output.readexactly(int.from_bytes(length, "big"))
    except asyncio.IncompleteReadError:
        return None


def _error(path: Path, what: str, mend: str) -> ContentError:
    return ContentError((Problem(source=Source(path=path.name, line=1), what=what, mend=mend),))
