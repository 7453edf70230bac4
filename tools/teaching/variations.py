"""Phrases -> other texts of the same people: words lost, letters mixed up, half of one and half of another.

The taught encoder says what each of them is about; nobody else needs to know.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from random import Random

from bot.content.phrases import WORDS, Phrase

UNSPACED = frozenset({"th", "km", "my", "zh"})
FEWEST_WORDS = 4
SHORTEST = 6
JOINED, THINNED = 0.45, 0.75
"""Up to the first share of texts are joined from two; up to the second have lost words."""
MARKS = range(0x0300, 0x0370)


def families(phrases: Sequence[Phrase]) -> dict[str, list[str]]:
    """Whole phrases by the way of writing they share, such as `ar-Latn`."""
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        if not phrase.author.endswith(WORDS):
            found.setdefault(family(phrase), []).append(phrase.text)
    return found


def family(phrase: Phrase) -> str:
    """What comes before the first dot of the author."""
    return phrase.author.partition(".")[0]


def varied(phrase: Phrase, others: Mapping[str, Sequence[str]], chance: Random) -> str:
    """Another text, made from this one and perhaps another of its family."""
    text, other = phrase.text, chance.choice(others[family(phrase)])
    kind = chance.random()
    if kind < JOINED:
        text = _joined(text, other, chance, spaced=phrase.language not in UNSPACED)
    elif kind < THINNED:
        text = _thinned(text, chance)
    elif chance.random() < 0.3:
        text = f"{text} {other}"
    for share in (0.35, 0.1):
        if chance.random() < share:
            text = _mistyped(text, chance)
    if chance.random() < 0.15:
        text = _plain(text)
    return " ".join(text.split())


def _joined(text: str, other: str, chance: Random, *, spaced: bool) -> str:
    first, second = _halves(text, chance, spaced=spaced), _halves(other, chance, spaced=spaced)
    return " ".join(chance.choice(((first[0], second[1]), (second[0], first[1]), (first[0], second[0]))))


def _halves(text: str, chance: Random, *, spaced: bool) -> tuple[str, str]:
    parts: Sequence[str] = text.split() if spaced or " " in text else text
    glue = " " if spaced or " " in text else ""
    if len(parts) < FEWEST_WORDS:
        return text, ""
    at = chance.randint(len(parts) // 3, max(len(parts) // 3, 2 * len(parts) // 3))
    return glue.join(parts[:at]), glue.join(parts[at:])


def _thinned(text: str, chance: Random) -> str:
    words = text.split()
    if len(words) < FEWEST_WORDS:
        return text
    words = [word for word in words if chance.random() > 0.2] or words
    if len(words) > 2 and chance.random() < 0.4:
        at = chance.randrange(len(words) - 1)
        words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def _mistyped(text: str, chance: Random) -> str:
    if len(text) < SHORTEST:
        return text
    at, kind = chance.randrange(1, len(text) - 2), chance.random()
    if kind < 0.35:
        return text[:at] + text[at + 1 :]
    if kind < 0.7:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[: at + 1] + text[at:]


def _plain(text: str) -> str:
    """Without accents, as many phones type."""
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(each for each in decomposed if ord(each) not in MARKS))
