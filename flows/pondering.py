"""Why a text was understood as it was: which pieces of words, words and rules decided. For those who mend phrases."""

from collections.abc import Iterator

from flows.routing.grams import hashed_grams, hashed_phrases, words
from flows.snapshot import Content
from flows.understanding import understand

MOST = 8
"""Pieces named for each topic."""


Row = dict[str, object]


def understood(text: str, content: Content) -> Row:
    """What a text means, as DESIGN's contract of `waypost ask --json` names it."""
    found = understand(text, content)
    return {
        "language": found.language,
        "topic": found.topics[0].value,
        "topics": [topic.value for topic in found.topics],
        "danger": found.danger,
        "region": found.region,
    }


def pondered(text: str, content: Content) -> Iterator[str]:
    """One line for what was understood, then one for each of the three topics with what spoke for it most."""
    found = understand(text, content)
    yield f"language {found.language or '?'}, danger {'yes' if found.danger else 'no'}, region {found.region or '-'}"
    router, said = content.router, words(text)
    pieces = {**hashed_grams(said), **hashed_phrases(said)}
    for topic in found.topics:
        weighed = sorted(
            ((router.topics.weight(bucket, topic.value), piece) for piece, bucket in pieces.items()),
            reverse=True,
        )
        yield f"{topic.value}: {_named(weighed)}"
    alarms = sorted(
        ((router.danger.weight(bucket, "danger"), piece) for piece, bucket in pieces.items()), reverse=True
    )
    yield f"danger: {_named(alarms)}" + ("; a rule rings" if router.alarm.rings(said) else "")


def _named(weighed: list[tuple[float, str]]) -> str:
    return ", ".join(f"«{piece}» {weight:+.2f}" for weight, piece in weighed[:MOST])
