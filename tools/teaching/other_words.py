"""Phrases -> other texts again: some of the words changed for words of the same way of writing, near in meaning or any.

What the taught encoder says of these tells the student far more about single words than the phrases alone can: most of
them are sentences that no phrase holds (as in X. Jiao et al., TinyBERT, 2020).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt

from bot.content.phrases import Phrase
from tools.teaching.encoder import SPACE, Packed, Splitter, piece_meanings
from tools.teaching.variations import UNSPACED, family

NEAREST = 12
SHARES = (0.15, 0.3, 0.45)
"""Of the words of a text."""
NEAR, LOST = 0.6, 0.15
"""How many of them make way for one near in meaning rather than any, and for none."""
EVENED = 0.75
"""Any word: common ones more often, by this power of how often they are met."""
AT_ONCE = 1000

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words of one way of writing, most common first."""

    words: Sequence[str]
    numbers: Mapping[str, int]
    nearest: npt.NDArray[np.int32]
    """For each word those that mean most nearly the same."""
    shares: Sequence[float]
    """What part of all words those up to here are."""

    def instead(self, word: str, chance: Random) -> str:
        """Another word for this one."""
        number = self.numbers.get(word)
        if number is not None and chance.random() < NEAR:
            return self.words[int(chance.choice(self.nearest[number]))]
        return self.words[min(bisect_left(self.shares, chance.random()), len(self.words) - 1)]


class OtherWords:
    """The words of all ways of writing. Scripts without spaces have the encoder's pieces for words."""

    def __init__(self, phrases: Sequence[Phrase], packed: Packed) -> None:
        self._splitter, self._pieces = Splitter(packed), packed.pieces
        met: dict[str, Counter[str]] = {}
        for phrase in phrases:
            met.setdefault(family(phrase), Counter()).update(self._cut(phrase))
        meanings = piece_meanings(packed)
        meanings = meanings - meanings.mean(axis=0)
        self._families = {name: self._words(counted, meanings) for name, counted in met.items()}

    def changed(self, phrase: Phrase, chance: Random) -> str:
        """The text with some of its words changed."""
        words, share = self._families[family(phrase)], chance.choice(SHARES)
        found = []
        for word in self._cut(phrase):
            if chance.random() >= share:
                found.append(word)
            elif chance.random() >= LOST:
                found.append(words.instead(word, chance))
        return " ".join(("" if _is_unspaced(phrase) else " ").join(found).split())

    def _cut(self, phrase: Phrase) -> list[str]:
        if not _is_unspaced(phrase):
            return phrase.text.split()
        return [self._pieces[number].replace(SPACE, " ") for number in self._splitter.split(phrase.text)]

    def _words(self, counted: Counter[str], meanings: Floats) -> Words:
        words = [word for word, _ in counted.most_common()]
        rows = np.array([self._meaning(word, meanings) for word in words])
        rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
        often = np.array([counted[word] for word in words]) ** EVENED
        return Words(
            words=words,
            numbers={word: number for number, word in enumerate(words)},
            nearest=np.concatenate([_nearest(rows, at) for at in range(0, len(rows), AT_ONCE)]),
            shares=np.cumsum(often / often.sum()).tolist(),
        )

    def _meaning(self, word: str, meanings: Floats) -> Floats:
        found = self._splitter.split(word.lower())
        return np.asarray(meanings[found].mean(axis=0) if found else np.zeros(meanings.shape[1], np.float32))


def _nearest(rows: Floats, at: int) -> npt.NDArray[np.int32]:
    """For each of some rows the numbers of those most like it."""
    alike = rows[at : at + AT_ONCE] @ rows.T
    own = np.arange(len(alike))
    alike[own, at + own] = -np.inf
    return np.argpartition(-alike, NEAREST, axis=1)[:, :NEAREST].astype(np.int32)


def _is_unspaced(phrase: Phrase) -> bool:
    return phrase.language in UNSPACED
