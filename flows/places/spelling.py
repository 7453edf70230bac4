"""How names are compared: what is ignored, where words end, and which misspellings still count.

Everything is a hash lookup. A typo is found as SymSpell does: two words one slip apart become the same when one
letter of each is left out, so all such shortened forms of every name are kept (as hashes, sorted, in two arrays).
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from flows.model import Region

LONGEST_NAME: Final = 5
"""Words. "Golden Triangle Special Economic Zone"."""
LONGEST_JOINED: Final = 3
"""Words that people run together ("hongkong"), and in whose names misspellings are guessed."""
LONGEST_TYPO: Final = 24
"""Letters of the longest name in which a slip is looked for."""
LONGEST_FOLDED: Final = 2400
"""Signs looked at once letters and their marks stand apart: one sign can stand for eighteen."""
SHORTEST_TYPO: Final = 5
"""Letters. Below, one slip makes another word of too many: chat and Chad, room and Rome."""
LOOSE: Final = 9
"""Letters, from which two slips are forgiven, if one is a letter too many and one a letter too few."""

IGNORED: Final = dict.fromkeys(
    [
        *range(0x0300, 0x0370),  # accents of Latin, Greek, Cyrillic
        *range(0x064B, 0x0660), 0x0640, 0x0670,  # vowel signs and stretching of Arabic
        0x093C, 0x09BC,  # the nukta of Devanagari and Bengali: फ़ is often written फ
        0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF,  # invisible
    ]
)  # fmt: skip
ALIKE: Final = str.maketrans(
    {
        "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ئ": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ۀ": "ه",
        "ٱ": "ا", "ؤ": "و", "ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe",
        "ё": "е", "ँ": "ं", "ঁ": "", "&": " ",
    }
)  # fmt: skip
CODE: Final = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?|(?:[A-Z]\.){2,4}", re.ASCII)
"""What is read in capitals only, because in small letters it is a word: `IN`, `US-CA`, `L.A.`."""
THREE_TIMES: Final = re.compile(r"(.)\1{2,}")
UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17d3\u17dc-\u17ff\u3005-\u30ff\u3400-\u9fff"
"""Thai, Lao, Burmese, Khmer, kana and Han: written without spaces between words."""
SPACED: Final = "0-9\\w\u0900-\u0963\u0966-\u0dff"
"""Letters, and the vowel signs of India's scripts, which \\w leaves out."""
WORDS: Final = re.compile(f"[{UNSPACED}]+|(?:(?![{UNSPACED}])[{SPACED}])+")
IS_UNSPACED: Final = re.compile(f"[{UNSPACED}]")


def fold(text: str) -> str:
    """Without case, width, accents, vowel marks; letters that people take for each other are one."""
    plain = unicodedata.normalize("NFKD", text.casefold())[:LONGEST_FOLDED].translate(IGNORED)
    return THREE_TIMES.sub(r"\1", unicodedata.normalize("NFC", plain.translate(ALIKE)))


def words(text: str) -> list[str]:
    """The folded words, in order. A run of a script without spaces is one word."""
    return WORDS.findall(fold(text).replace("_", " "))


def is_unspaced(word: str) -> bool:
    """Written in a script that has no spaces between words."""
    return IS_UNSPACED.match(word) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spellings:
    """The index of names. Keys are folded words joined by spaces."""

    exact: Mapping[str, tuple[Region, ...]]
    """What a name means, likelier first."""
    heads: Mapping[str, int]
    """For scripts without spaces: the first two letters of names, and the longest name that begins so."""
    parts: frozenset[str]
    """The words of names that have several: what is none of them begins no such name, and need not be tried."""
    slips: "Slips"
    plain_words: frozenset[str]
    """Names that are everyday words too: in a sentence they are no place."""
    after: frozenset[str]
    """Names that are a place in a sentence only right after one of `before`: "in usa", but Spanish "usa mi"."""
    before: frozenset[str]
    closely: frozenset[str]
    """Names that are a place only right after one of `closely_before`: Vietnamese "ở Mỹ", but "in my room"."""
    closely_before: frozenset[str]
    codes: Mapping[str, tuple[Region, ...]]
    """What capitals mean: `KH`, `US-CA`, `LA` (Laos, Louisiana, Los Angeles)."""
    initials: frozenset[str]
    """Those of them that are no word, and count in a sentence too: US, UK."""


def spelt(  # noqa: PLR0913  (each is a list of words.yaml)
    names: Iterable[tuple[str, Region]],
    *,
    plain_words: Iterable[str] = (),
    after: Iterable[str] = (),
    before: Iterable[str] = (),
    closely: Iterable[str] = (),
    closely_before: Iterable[str] = (),
    unguessed: Iterable[tuple[str, Region]] = (),
    initials: Iterable[str] = (),
) -> Spellings:
    """The index of these names and codes. Of one name's meanings, the first given is the likeliest.

    What is written in capitals with dots or as a code (`K.L.`, `US-CA`) is found in capitals only.
    `unguessed`: names whose misspellings are not looked for, and that yield to all others.
    """
    exact: dict[str, tuple[Region, ...]] = {}
    codes: dict[str, tuple[Region, ...]] = {}
    for written, region in names:
        if CODE.fullmatch(written):
            _add(codes, written.replace(".", ""), region)
            continue
        for key in keys(written):
            _add(exact, key, region)
    slips = slips_of(exact)
    for written, region in unguessed:
        for key in keys(written):
            exact.setdefault(key, (region,))
    heads: dict[str, int] = {}
    for key in filter(is_unspaced, exact):
        heads[key[:2]] = max(len(key), heads.get(key[:2], 0))
    return Spellings(
        exact=exact,
        heads=heads,
        parts=frozenset(word for key in exact if " " in key for word in key.split()),
        slips=slips,
        plain_words=_folded(plain_words),
        after=_folded(after),
        before=_folded(before),
        closely=_folded(closely),
        closely_before=_folded(closely_before),
        codes=codes,
        initials=frozenset(initials),
    )


def _add(meanings: dict[str, tuple[Region, ...]], key: str, region: Region) -> None:
    known = meanings.get(key, ())
    if region not in known:
        meanings[key] = (*known, region)


def keys(written: str) -> Iterator[str]:
    """The keys a name is found by: its words, also run together ("hongkong")."""
    found = words(written)
    if found and all(map(is_unspaced, found)):
        yield "".join(found)
        return
    if found:
        yield " ".join(found)
    joined = "".join(found)
    if 1 < len(found) <= LONGEST_JOINED and joined.isascii() and len(joined) >= SHORTEST_TYPO:
        yield joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Slips:
    """Names by what they become when one letter is left out. Hashes differ from run to run; they never leave it."""

    hashes: "array[int]"
    numbers: "array[int]"
    names: tuple[str, ...]
    frames: frozenset[str]
    """First letter, last two letters and length of each name: most words are unlike all of them."""

    def may_be_near(self, word: str) -> bool:
        """Whether any name begins and ends as this word does and is as long, or one letter more or less."""
        return any(_frame(word, len(word) + more) in self.frames for more in (-1, 0, 1))

    def near(self, word: str) -> tuple[str, ...]:
        """The names one slip from this word; for long ones also two, where a letter is missing and one too many."""
        if not SHORTEST_TYPO <= len(word) <= LONGEST_TYPO:
            return ()
        found = {self.names[number] for number in self._numbers(word)}
        close = tuple(sorted(other for other in found if is_one_slip(word, other)))
        if close or len(word) < LOOSE:
            return close
        return tuple(sorted(other for other in found if len(other) >= LOOSE))

    def _numbers(self, word: str) -> set[int]:
        """Which names share a shortened form with this word."""
        hashes, found = self.hashes, set()
        for wanted in map(hash, shortened(word)):
            at = bisect_left(hashes, wanted)
            while at < len(hashes) and hashes[at] == wanted:
                found.add(self.numbers[at])
                at += 1
        return found


def slips_of(names: Iterable[str]) -> Slips:
    """Of names in scripts without spaces, and of very short ones, no misspellings are guessed."""
    sized = (name for name in names if SHORTEST_TYPO <= len(name) <= LONGEST_TYPO)
    able = tuple(name for name in sized if name.count(" ") < LONGEST_JOINED and not is_unspaced(name))
    pairs = sorted((hash(short), number) for number, name in enumerate(able) for short in shortened(name))
    return Slips(
        hashes=array("q", [pair[0] for pair in pairs]),
        numbers=array("H", [pair[1] for pair in pairs]),
        names=able,
        frames=frozenset(_frame(name, len(name)) for name in able),
    )


def _frame(word: str, length: int) -> str:
    return f"{word[0]}{word[-2:]}{length}"


def shortened(word: str) -> set[str]:
    """The word, and the word without one of its letters."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def is_one_slip(word: str, other: str) -> bool:
    """One letter too many, too few, wrong, or two neighbours swapped; the same word is no slip apart either."""
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    left, right = word[start:], other[start:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or _is_swapped(left, right)


def _is_swapped(left: str, right: str) -> bool:
    return left[:2] == right[1::-1] and left[2:] == right[2:]


def _folded(written: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(words(text)) for text in written)
