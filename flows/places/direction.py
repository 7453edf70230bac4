"""Whether a place named is where the person is, where she comes from, or only where a way leads.

Help is wanted where she is. "in Libya, going to Italy" is Libya; "I am from Nepal" is no place at all.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from flows.places.spelling import is_unspaced, words

WIDEST: Final = 2
"""Words of a cue."""
LONGEST_IN_RUN: Final = 10
"""Letters of a cue in a script without spaces."""
LOOKED_BACK: Final = 5
"""Words before a cue in which an arrival is looked for: "they brought me with others to Dubai"."""
ARTICLES: Final = frozenset({"the", "la", "el", "los", "las", "le", "les", "l", "o", "a", "os", "as"})
DATIVES: Final = ("aya", "eye", "iye", "uye")
"""Turkish "to", behind a vowel: italyaya. Behind a consonant it is a letter too few to be sure."""
TO: Final = frozenset({"to", "a", "au", "la", "ao"})
"""Behind "from X" they say where the way leads; alone they may say where one is: à Paris, la Paris."""
INTO: Final = frozenset({"в", "во", "у", "на"})
FALLS: Final = ("у", "ю")
"""Russian and Ukrainian feminine names behind "into": в Турцию, but в Турции is "in"."""
STANDS: Final = tuple("бвгджзклмнпрстфхцчшщь")
"""Last letters of other names that do not change behind "into": в Катар, but в Катаре."""


class Way(Enum):
    """What a name in a sentence is to the person, the most telling first."""

    HERE = auto()
    LEFT = auto()
    """She goes away from there, so she is there unless another place is named."""
    BOUND = auto()
    HOME = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Folded words around a name that tell its way."""

    ahead: Mapping[str, Way] = field(default_factory=dict)
    behind: Mapping[str, Way] = field(default_factory=dict)
    arrived: frozenset[str] = frozenset()
    """Words that turn a way "to" into an arrival: "sold me to"."""


def keyed(cues: Mapping[Way, Iterable[str]]) -> dict[str, Way]:
    """The cues as they are compared."""
    return {" ".join(words(cue)): way for way, written in cues.items() for cue in written}


def way_of(found: Sequence[str], at: int, end: int, cues: Cues, known: Container[str]) -> Way:
    """The way of the name that these words are, from `at` up to `end`. `known`: the names as they are in no case."""
    article = at > 1 and found[at - 1] in ARTICLES
    way = (
        _behind(found, end, cues)
        or _ahead(found, at, cues)
        or (_ahead(found, at - 1, cues) if article else None)
    )
    if way is None and at > 0 and cues.behind.get(found[at - 1]) is Way.LEFT:
        return Way.BOUND  # "X se Y", Hindi
    way = way or _inflected(found, at, end, known)
    if way is Way.BOUND and not cues.arrived.isdisjoint(found[max(0, at - LOOKED_BACK) : end + WIDEST]):
        return Way.HERE
    return way


def _ahead(found: Sequence[str], at: int, cues: Cues) -> Way | None:
    for width in range(min(WIDEST, at), 0, -1):
        if way := cues.ahead.get(" ".join(found[at - width : at])):
            return way
    return None


def _behind(found: Sequence[str], end: int, cues: Cues) -> Way | None:
    for width in range(min(WIDEST, len(found) - end), 0, -1):
        if way := cues.behind.get(" ".join(found[end : end + width])):
            return way
    return None


def _inflected(found: Sequence[str], at: int, end: int, known: Container[str]) -> Way:
    """Where the ending tells: Turkish and the Slavic languages."""
    last = found[end - 1]
    into = at > 0 and found[at - 1] in INTO
    if into and last.endswith(STANDS):
        return Way.BOUND
    falls = last.endswith(DATIVES) or (into and last.endswith(FALLS))
    return Way.BOUND if falls and last not in known else Way.HERE


def way_in_run(run: str, at: int, end: int, cues: Cues) -> Way:
    """The same in a script without spaces, where a cue is what touches the name."""
    for width in range(LONGEST_IN_RUN, 0, -1):
        way = cues.behind.get(run[end : end + width]) or cues.ahead.get(run[max(0, at - width) : at])
        if way is Way.BOUND and any(word in run for word in cues.arrived if is_unspaced(word)):
            return Way.HERE
        if way:
            return way
    return Way.HERE
