"""What place a typed text means. Careful rather than clever: a wrong place is worse than a question."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from flows.model import Region
from flows.places.atlas import Places
from flows.places.spelling import LONGEST_JOINED, LONGEST_NAME, Spellings, is_unspaced, words

LONGEST_TEXT: Final = 600
"""Letters looked at. Who writes more has named the place before, or will be asked."""
MOST_WORDS: Final = 100
"""One letter of the text may unfold to four words (﷽)."""
MOST: Final = 8
"""Regions answered. A list of more is no answer to "where are you?"."""
SHORTEST_TYPO: Final = 6
"""Letters of a name in a sentence in which a slip is looked for. Alone, five will do (flows.places.spelling)."""
SHORTEST_UNEXPECTED: Final = 9
"""The same for several words, and where no preposition says that a place follows."""
SHORTEST_STEM: Final = 3
"""Letters of a name in a sentence: "my" is no country there."""
SHORTEST_LATIN_STEM: Final = 5
"""Letters left of a name in Latin letters when what is written together with it is taken off."""

CODE: Final = re.compile(r"(?<![\w.-])(?:[A-Z]{2}-[A-Z0-9]{1,3}|(?:[A-Z]\.?){2,4})(?![\w-])", re.ASCII)
"""A code or initials, in capitals: `US-CA`, `KW`, `U.S.`."""
ARTICLE: Final = "ال"
PREFIXES: Final = {
    "لل": ARTICLE,
    **dict.fromkeys(["ب", "ل", "و", "ف", "ك", "ول", "وب", "ከ", "በ", "ለ", "የ", "ስለ"], ""),
}
"""Written together with a name, and what stays: Arabic "to the", "in", "and"; Amharic "from", "in", "of"."""
SUFFIXES: Final = (
    "daki", "deki", "dan", "den", "tan", "ten", "da", "de", "ta", "te", "ya", "ye", "ma", "mai",  # Turkish, Nepali
    "मा", "को", "बाट", "ले", "তে", "ের", "ে", "র", "য", "এ",  # Nepali, Bengali; folded
    "ом", "ои", "ою", "ах", "е", "у", "а", "и", "і", "ю",  # Russian and Ukrainian cases; folded
)  # fmt: skip
"""The same behind a name."""


def recognise(text: str, places: Places) -> tuple[Region, ...]:
    """The regions a text may mean, best first; none if it names none. More than one: several are named, or ask.

    The most specific mention counts: "Los Angeles, USA" is California alone. Never raises, whatever is typed.
    """
    text, spellings = text[:LONGEST_TEXT].strip(), places.spellings
    if CODE.fullmatch(text) and (coded := spellings.codes.get(text.replace(".", ""))):
        return coded
    found = words(text)[:MOST_WORDS]
    return _whole(found, spellings) or _settled([*_mentions(found, spellings), *_coded(text, spellings)])


def _whole(found: Sequence[str], spellings: Spellings) -> tuple[Region, ...]:
    """The text is a name and nothing else: then even Nice and Mobile are places, and slips are forgiven sooner."""
    key = ("" if all(map(is_unspaced, found)) else " ").join(found)
    meant = spellings.exact.get(key) or spellings.exact.get(ARTICLE + key)
    if meant or key in spellings.plain_words or not key.isalpha():
        return meant or ()
    return _meanings(spellings.slips.near(key), spellings)


def _mentions(found: Sequence[str], spellings: Spellings) -> Iterator[tuple[Region, ...]]:
    """What each name in a sentence may mean, in the order named. The longest name that fits is taken."""
    at = after_name = 0
    while at < len(found):
        led = at > 0 and (at == after_name or found[at - 1] in spellings.before)
        meant, width = _exact(found, at, spellings, led=led)
        if not meant and is_unspaced(found[at]):
            yield from _scanned(found[at], spellings)
        elif not meant:
            meant, width = _misspelt(found, at, spellings, led=led or len(found) <= LONGEST_JOINED)
        at += width
        if meant:
            after_name = at
            yield meant


def _exact(
    found: Sequence[str], at: int, spellings: Spellings, *, led: bool
) -> tuple[tuple[Region, ...], int]:
    """`led`: a preposition or another name says that a place follows."""
    longest = LONGEST_NAME if not found[at].isascii() or found[at] in spellings.parts else 1
    for width in range(min(longest, len(found) - at), 0, -1):
        written = " ".join(found[at : at + width])
        for key in (written, *_stems(written)):
            if key in spellings.exact and _is_place(key, spellings, led=led):
                return spellings.exact[key], width
    return (), 1


def _is_place(key: str, spellings: Spellings, *, led: bool) -> bool:
    """Whether a name in a sentence is meant as one."""
    if key in spellings.after or len(key) < SHORTEST_STEM:
        return led
    return key not in spellings.plain_words


def _stems(written: str) -> Iterator[str]:
    """What may remain when a preposition or a case is taken off: Arabic بدبي, Turkish dubaide, Russian Катаре."""
    for prefix, stays in PREFIXES.items():
        if written.startswith(prefix) and len(written) >= len(prefix) + SHORTEST_STEM:
            yield stays + written.removeprefix(prefix)
    shortest = SHORTEST_LATIN_STEM if written.isascii() else SHORTEST_STEM
    if written.endswith(SUFFIXES):
        for suffix in SUFFIXES:
            if written.endswith(suffix) and len(written) >= len(suffix) + shortest:
                yield written.removesuffix(suffix)


def _misspelt(
    found: Sequence[str], at: int, spellings: Spellings, *, led: bool
) -> tuple[tuple[Region, ...], int]:
    """A name with a slip. Where nothing says that a place follows, only a long one, with its ending right.

    Else "argentino" were Argentina, and Spanish "apenas" Athens.
    """
    for width in range(min(LONGEST_JOINED, len(found) - at), 0, -1):
        key = " ".join(found[at : at + width])
        shortest = SHORTEST_TYPO if led and width == 1 else SHORTEST_UNEXPECTED
        if len(key) < shortest or key in spellings.plain_words:
            continue
        if width > 1 and spellings.parts.isdisjoint(found[at : at + width]):
            continue
        near = [n for n in spellings.slips.near(key) if n[0] == key[0] and _is_place(n, spellings, led=False)]
        if meant := _meanings([n for n in near if led or n[-2:] == key[-2:]], spellings):
            return meant, width
    return (), 1


def _meanings(names: Sequence[str], spellings: Spellings) -> tuple[Region, ...]:
    """All that several names mean: between Nigeria and Niger the person decides, not we."""
    return tuple(dict.fromkeys(region for key in names for region in spellings.exact[key]))


def _scanned(run: str, spellings: Spellings) -> Iterator[tuple[Region, ...]]:
    """The names in a run of a script without spaces."""
    at = 0
    while at < len(run):
        ends = range(min(len(run), at + spellings.heads.get(run[at : at + 2], 0)), at + 1, -1)
        end = next((end for end in ends if _is_name(run, at, end, spellings)), None)
        if end is not None:
            yield spellings.exact[run[at:end]]
        at = end or at + 1


def _is_name(run: str, at: int, end: int, spellings: Spellings) -> bool:
    """A name stands here, and no vowel sign behind it makes its last letter another syllable."""
    key = run[at:end]
    if key not in spellings.exact or key in spellings.plain_words:
        return False
    return not unicodedata.category(run[end : end + 1] or " ").startswith("M")


def _coded(text: str, spellings: Spellings) -> Iterator[tuple[Region, ...]]:
    """Initials in a sentence: only well-known ones, and only if not all is shouted (HELP US)."""
    if text.upper() == text:
        return
    for match in CODE.finditer(text):
        code = match[0].replace(".", "")
        if "-" in code or code in spellings.initials:
            yield spellings.codes.get(code, ())


def _settled(mentions: Sequence[tuple[Region, ...]]) -> tuple[Region, ...]:
    """Mentions that may mean several places are narrowed by the others; a country yields to a part of it."""
    named = dict.fromkeys(region for meant in mentions for region in _narrowed(meant, mentions))
    return tuple(r for r in named if not any(other.startswith(f"{r}-") for other in named))[:MOST]


def _narrowed(meant: tuple[Region, ...], mentions: Sequence[tuple[Region, ...]]) -> tuple[Region, ...]:
    """Meanings that another mention shares, else those in a country it names: Hyderabad, India."""
    others = {region for other in mentions if other != meant for region in other}
    countries = {region[:2] for region in others}
    shared = tuple(region for region in meant if region in others)
    return shared or tuple(region for region in meant if region[:2] in countries) or meant
