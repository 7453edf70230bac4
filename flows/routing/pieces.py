"""Typed text -> pieces of words as numbers, the longest that is known first. The same for teaching and for answering."""

import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from zlib import crc32

LONGEST: Final = 400
"""Characters looked at; Telegram lets people send 4096."""
MOST: Final = 64
"""Pieces read."""
LONGEST_PIECE: Final = 16
SPACE: Final = "\u2581"
"""Stands where a word begins."""
ROOM: Final = 2
"""Places for each piece, at least: half of a table stays empty, so that what is not there is found out at once."""

_UNSEEN: Final = dict.fromkeys((0x200B, 0x200C, 0x200D, 0xFEFF, 0xAD))


@dataclass(frozen=True, slots=True)
class Pieces:
    """A vocabulary as two arrays: checksums of pieces in their places, and the piece's number beside each; 0 is none.

    A dictionary of the pieces would take ten times the memory.
    """

    checksums: "array[int]"
    numbers: "array[int]"

    def number(self, piece: str) -> int:
        """The number of a piece; 0 for none."""
        checksum = crc32(piece.encode("utf-8", "surrogatepass"))
        checksums, mask = self.checksums, len(self.checksums) - 1
        place = checksum & mask
        while number := self.numbers[place]:
            if checksums[place] == checksum:
                return number
            place = (place + 1) & mask
        return 0

    def split(self, text: str) -> list[int]:
        """The pieces of a text. Letters that no piece holds are passed over."""
        found: list[int] = []
        for word in unicodedata.normalize("NFKC", text[:LONGEST].translate(_UNSEEN)).lower().split():
            rest = (SPACE + word)[:LONGEST]
            while rest and len(found) < MOST:
                number, size = self._longest(rest)
                rest = rest[size:]
                if number:
                    found.append(number)
        return found

    def _longest(self, rest: str) -> tuple[int, int]:
        for size in range(min(len(rest), LONGEST_PIECE), 0, -1):
            number = self.number(rest[:size])
            if number:
                return number, size
        return 0, 1


def vocabulary(pieces: Iterable[str]) -> Pieces:
    """Numbers from 1 on, in this order.

    Two pieces of one checksum would be one piece: the later one is left out, and its number stands for nothing.
    """
    known = list(pieces)
    size = 1
    while size < ROOM * len(known):
        size *= 2
    found = Pieces(array("I", bytes(4 * size)), array("I", bytes(4 * size)))
    for number, piece in enumerate(known, start=1):
        if not found.number(piece):
            checksum = crc32(piece.encode("utf-8", "surrogatepass"))
            place = checksum & (size - 1)
            while found.numbers[place]:
                place = (place + 1) & (size - 1)
            found.checksums[place], found.numbers[place] = checksum, number
    return found
