"""What a gate found, before exceptions are allowed: the rule, whose words, and how to mend them."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.content.owners import owner_of
from flows.graph import Node
from flows.model import Language, Problem, Source, TextKey
from flows.snapshot import Content
from flows.texts import ENGLISH


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A piece of text as it is served in one language, and the node that shows it."""

    key: TextKey
    language: Language
    words: str
    source: Source
    node: Node | None
    """None for words that many views share."""
    is_served: bool = True
    """False for a translation of words that have changed: it is not judged, but keeps its exceptions needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A breach of a rule, which may be excepted by rule and key."""

    rule: str
    key: TextKey
    problem: Problem
    is_served: bool


def sayings(content: Content) -> Iterator[Saying]:
    """Every text in every language."""
    graph, texts = content.graph, content.texts
    for key, english in texts.english.items():
        owner = owner_of(key, graph)
        node = graph.nodes[owner] if owner else None
        yield Saying(key=key, language=ENGLISH, words=english.words, source=english.source, node=node)
        for language, translations in texts.translations.items():
            if said := translations.get(key):
                yield Saying(
                    key=key,
                    language=language,
                    words=said.words,
                    source=said.source,
                    node=node,
                    is_served=said.made_from == english.words,
                )


def breach(rule: str, saying: Saying, what: str, mend: str) -> Finding:
    """A finding at the words' own line."""
    where = f"«{saying.key}»" + ("" if saying.language == ENGLISH else f" in {saying.language}")
    problem = Problem(source=saying.source, what=f"{where} {what}", mend=mend)
    return Finding(rule=rule, key=saying.key, problem=problem, is_served=saying.is_served)
