"""An organisation's name in a typed text -> its entry, whatever became of it. A slip of a letter is forgiven.

Words that many names share («hotline», «centre») weigh little, rare ones much: «chab dai» is enough for Chab Dai
Coalition, «coalition» is not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import log
from typing import Final

from flows.referrals import Organisation
from flows.routing.grams import words

ENOUGH: Final = 0.6
"""The part of a name, by the weight of its words, that must be in the text."""
RARE: Final = 8
"""A word that more names share than this never finds one of them by itself."""
SHORTEST_SLIP: Final = 5
"""Letters of a word in which a slip is looked for."""
MOST: Final = 3
INITIALS: Final = re.compile(r"\b[A-Z][A-Z&-]{2,}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Every name of every entry, made ready for looking up. Built once with a directory."""

    entries: tuple[tuple[str, float], ...]
    """For each name its entry's id and the weight of all its words."""
    holders: Mapping[str, tuple[int, ...]] = field(repr=False)
    """Word -> the names that hold it."""
    spellings: Mapping[str, tuple[str, ...]] = field(repr=False)
    """A word with a letter left out -> the words it may be."""

    def found(self, text: str) -> tuple[str, ...]:
        """Ids of the entries the text names, best first; none if it names none."""
        held: dict[int, float] = {}
        rare: set[int] = set()
        for word in dict.fromkeys(each for said in words(text) for each in self._meant(said)):
            names = self.holders[word]
            for name in names:
                held[name] = held.get(name, 0.0) + self._weight(word)
            rare.update(names if len(names) <= RARE else ())
        parts = sorted(((held[name] / self.entries[name][1], -name) for name in rare), reverse=True)
        good = (self.entries[-name][0] for part, name in parts if part >= ENOUGH)
        return tuple(dict.fromkeys(good))[:MOST]

    def _meant(self, said: str) -> Iterator[str]:
        if said in self.holders:
            yield said
        elif len(said) >= SHORTEST_SLIP:
            yield from dict.fromkeys(
                word for less in _shortened(said) for word in self.spellings.get(less, ())
            )

    def _weight(self, word: str) -> float:
        return _weight(len(self.holders[word]), len(self.entries))


def names_of(organisations: Iterable[Organisation]) -> Names:
    """The names of these entries: today's, local, those they had, and initials in them."""
    spelled = [
        (each.id, tuple(dict.fromkeys(words(name)))) for each in organisations for name in _names(each)
    ]
    named = [(own, said) for own, said in dict.fromkeys(spelled) if said]
    holders: dict[str, list[int]] = {}
    for number, (_, said) in enumerate(named):
        for word in said:
            holders.setdefault(word, []).append(number)
    spellings: dict[str, list[str]] = {}
    for word in (each for each in holders if len(each) >= SHORTEST_SLIP):
        for less in _shortened(word):
            spellings.setdefault(less, []).append(word)
    weights = {word: _weight(len(names), len(named)) for word, names in holders.items()}
    return Names(
        entries=tuple((own, sum(weights[word] for word in said)) for own, said in named),
        holders={word: tuple(names) for word, names in holders.items()},
        spellings={less: tuple(whole) for less, whole in spellings.items()},
    )


def _names(organisation: Organisation) -> Iterator[str]:
    for name in filter(None, (organisation.name, organisation.local_name, organisation.now_known_as)):
        yield name
        plain = re.sub(r"\([^)]*\)", " ", name)  # «Coalition to Abolish Slavery (CAST)»: either is said
        yield plain
        yield from INITIALS.findall(name)


def _weight(holders: int, names: int) -> float:
    return log(1 + names / holders)


def _shortened(word: str) -> Iterator[str]:
    yield word
    yield from (word[:at] + word[at + 1 :] for at in range(len(word)))
