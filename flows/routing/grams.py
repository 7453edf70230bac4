"""Typed text -> features: what is left of it when case, accents, stretched letters and spelling of script are gone.

The same for training and for answering: a change here wants `make model`.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final
from zlib import crc32

LONGEST: Final = 500
"""Characters looked at; Telegram lets people send 4096."""
LONGEST_TAKEN_APART: Final = 4 * LONGEST
"""Signs looked at once letters and their marks stand apart: no writing needs more, but one sign can stand for eighteen."""
MOST_WORDS: Final = 90
SHORTEST_GRAM: Final = 2
LONGEST_GRAM: Final = 5
BITS: Final = 17
"""Features fall into 2 to the power of this many buckets."""
MASK: Final = (1 << BITS) - 1

VERSION: Final = "2"
"""Changes with anything here that changes a feature: the model is then out of date."""

_FOLDS: Final = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        "ى": "ي",
        "ی": "ي",
        "ئ": "ي",
        "ے": "ي",
        "ې": "ي",
        "ة": "ه",
        "ۀ": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ک": "ك",
        "ؤ": "و",
        "ـ": "",
        "’": "",
        "'": "",
        "ʼ": "",
        "`": "",
        "´": "",
        "ё": "е",
        "đ": "d",
        "ł": "l",
        "ø": "o",
        "ı": "i",
        "ß": "ss",
        "\u200c": "",
        "\u200d": "",
        "\u200b": "",
    }
)
_STRETCHED: Final = re.compile(r"(.)\1{2,}")
_EUROPEAN: Final = range(0x0300, 0x0370)
_ARABIC: Final = frozenset((*range(0x064B, 0x0660), 0x0670))
_HAN: Final = range(0x2E80, 0x10000)


def words(text: str) -> list[str]:
    """The words as they are compared. Signs go, smileys stay: who laughs is seldom in danger."""
    small = unicodedata.normalize("NFKD", text[:LONGEST].casefold().translate(_FOLDS))[:LONGEST_TAKEN_APART]
    letters = "".join(_letter(each) for each in small)
    composed = unicodedata.normalize("NFC", _STRETCHED.sub(r"\1\1", letters))
    # Cut once more: one sign can stand for eighteen letters.
    return [_number(word) for word in composed[:LONGEST].split()[:MOST_WORDS]]


def buckets(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """The features of a text: of letters, and of words. Empty for a text without letters or smileys."""
    return buckets_of(words(text))


def buckets_of(found: list[str]) -> tuple[frozenset[int], frozenset[int]]:
    """The same of words. Each piece of a word that is all ASCII is cut from its bytes: half the time."""
    letters: set[int] = set()
    for word in found:
        padded = f" {word} "
        if padded.isascii():
            data = padded.encode("ascii")
            letters.update(crc32(data[at : at + size]) & MASK for at, size in _cuts(len(data)))
        else:
            letters.update(_bucket(padded[at : at + size]) for at, size in _cuts(len(padded)))
            letters.update(_bucket(each) for each in word if ord(each) in _HAN)
    return frozenset(letters), frozenset(map(_bucket, _phrases(found)))


def hashed_grams(found: list[str]) -> dict[str, int]:
    """Pieces of words, each with its bucket."""
    return {piece: _bucket(piece) for piece in _grams(found)}


def hashed_phrases(found: list[str]) -> dict[str, int]:
    """Words and pairs of words, each with its bucket."""
    return {phrase: _bucket(phrase) for phrase in _phrases(found)}


def _letter(each: str) -> str:
    code = ord(each)
    if code in _EUROPEAN or code in _ARABIC:
        return ""
    kind = unicodedata.category(each)
    if kind[0] in "LMN":
        return each
    return f" {each} " if kind == "So" else " "


def _number(word: str) -> str:
    return "0" * min(len(word), 5) if word.isdigit() else word


def _grams(found: list[str]) -> Iterator[str]:
    for word in found:
        padded = f" {word} "
        yield from (padded[at : at + size] for at, size in _cuts(len(padded)))
        yield from (each for each in word if ord(each) in _HAN)


def _cuts(length: int) -> Sequence[tuple[int, int]]:
    """Where pieces begin in a word of that many letters, and how long they are.

    Kept for lengths as people write them only: what is kept must not grow with what strangers send.
    """
    return _CUTS[length] if length < len(_CUTS) else _cut(length)


def _cut(length: int) -> tuple[tuple[int, int], ...]:
    return tuple(
        (at, size)
        for size in range(SHORTEST_GRAM, LONGEST_GRAM + 1)
        for at in range(max(1, length - size + 1))
    )


_CUTS: Final = tuple(map(_cut, range(40)))


def _phrases(found: list[str]) -> Iterator[str]:
    yield from (f"\1{word}" for word in found)
    yield from (f"\2{first} {second}" for first, second in pairwise(found))


def _bucket(feature: str) -> int:
    return crc32(feature.encode("utf-8", "surrogatepass")) & MASK
