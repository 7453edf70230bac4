"""Reads a directory in a process of its own, so that people who are chatting never wait for it.

Run as `python -m bot.content.apart PATH MOMENT`; writes frames to its output: a length in four bytes, then a pickle of
our own values. The parent (bot.content.reloading) puts them together between answers. Nobody else writes to that pipe.
"""

import pickle
import sys
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from bot.content.directory import read_directory
from flows.directory import Directory
from flows.model import ContentError, Now

ENTRIES_A_FRAME = 100
"""So that unpacking one frame takes the parent a few milliseconds."""
LENGTH_BYTES = 4


def main(arguments: list[str], output: BinaryIO) -> int:
    """Frames of what was read: the problems, or organisations in parts, what is so in each country, and last the emergency numbers."""
    path, moment = arguments
    try:
        directory = read_directory(Path(path), Now(moment=datetime.fromisoformat(moment)))
    except ContentError as error:
        _write(output, error.problems)
        return 1
    for part in _parts(directory):
        _write(output, part)
    _write(output, dict(directory.local))
    _write(output, dict(directory.emergency))
    return 0


def _parts(directory: Directory) -> Iterator[list[object]]:
    entries = iter(directory.organisations.values())
    while part := list(islice(entries, ENTRIES_A_FRAME)):
        yield [*part]


def _write(output: BinaryIO, value: object) -> None:
    frame = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    output.write(len(frame).to_bytes(LENGTH_BYTES, "big") + frame)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdout.buffer))
