"""flows/phrases/typed/*.yaml: what people type, by topic. Only the maker of the model and the check read it."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.content.documents import Item, read
from flows.graph import PHONE_LIKE
from flows.model import ContentError, Language, Problem, Topic
from flows.routing.grams import VERSION, words
from flows.routing.router import GRAVE

FEWEST = 30
"""Phrases of each topic that a language needs."""
ALIKE = 0.4
"""Shared pieces of five letters (Jaccard) from which two phrases of a language are one."""
PIECE = 5
WORDS = ".words"
"""Files of single words and short pairs: alike by nature."""
URGENT = "! "
"""Before a phrase of another topic: numbers must come first here too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One thing somebody might type."""

    text: str
    topic: Topic
    danger: bool
    language: Language
    """Of the phrase, whatever its letters: `ar` for Arabic in Latin letters too."""
    author: str
    """Who wrote it: the file's name, such as `ar-Latn.2`."""
    item: Item


def read_phrases(folder: Path) -> list[Phrase]:
    """All phrases of all files. ContentError for what is no list of phrases under topics."""
    return [phrase for path in sorted(folder.glob("*.yaml")) for phrase in _of_file(path)]


def digest_of(folder: Path) -> str:
    """What a model is made from: every phrase file, byte by byte, and how features are made."""
    whole = hashlib.sha256(VERSION.encode())
    for path in sorted(folder.glob("*.yaml")):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def phrase_problems(folder: Path) -> Iterator[Problem]:
    """Near-duplicates, thin topics, numbers: what would teach the model badly."""
    try:
        phrases = read_phrases(folder)
    except ContentError as error:
        yield from error.problems
        return
    by_set: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        by_set.setdefault(phrase.author.partition(".")[0], []).append(phrase)
    for name, members in by_set.items():
        yield from _thin(name, members)
        yield from _alike([each for each in members if not each.author.endswith(WORDS)])
        yield from (
            each.item.problem("a phrase holds what looks like a phone number", "take the number out")
            for each in members
            if PHONE_LIKE.search(each.text) and sum(map(str.isdigit, each.text)) > LONGEST_SUM
        )


LONGEST_SUM = 6
"""Digits that a sum of money may have; more look like a phone number."""


def _of_file(path: Path) -> Iterator[Phrase]:
    document = read(path, shown_as=f"flows/phrases/typed/{path.name}")
    for key, value in document.pairs():
        topic = _topic(key)
        for item in value.items():
            text = item.text()
            yield Phrase(
                text=text.removeprefix(URGENT),
                topic=topic,
                danger=topic in GRAVE or text.startswith(URGENT),
                language=Language(path.stem.partition("-")[0].partition(".")[0]),
                author=path.stem,
                item=item,
            )


def _topic(key: Item) -> Topic:
    try:
        return Topic(key.text())
    except ValueError:
        topics = ", ".join(topic.value for topic in Topic)
        raise key.error(f"there is no topic «{key.text()}»", f"use one of: {topics}") from None


def _thin(name: str, members: list[Phrase]) -> Iterator[Problem]:
    for topic in Topic:
        count = sum(phrase.topic is topic for phrase in members)
        if count < FEWEST:
            what = f"{name} has {count} phrases for «{topic.value}»"
            yield members[0].item.problem(what, f"write at least {FEWEST}")


def _alike(members: list[Phrase]) -> Iterator[Problem]:
    """Compared through an index of pieces: only phrases that share one are looked at."""
    pieces = [_pieces(phrase.text) for phrase in members]
    index: dict[str, list[int]] = {}
    for number, own in enumerate(pieces):
        shared: dict[int, int] = {}
        for piece in own:
            for other in index.setdefault(piece, []):
                shared[other] = shared.get(other, 0) + 1
            index[piece].append(number)
        for other, count in shared.items():
            if count >= ALIKE * (len(own) + len(pieces[other]) - count):
                what = f"this says nearly the same as line {members[other].item.source.line}"
                yield members[number].item.problem(what, "say something else, or take one out")


def _pieces(text: str) -> frozenset[str]:
    padded = f" {' '.join(words(text))} "
    return frozenset(padded[at : at + PIECE] for at in range(max(1, len(padded) - PIECE + 1)))
