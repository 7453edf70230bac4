"""Why a text was understood as it was: which pieces of words, words and rules decided. For those who mend phrases."""

from collections.abc import Iterator, Sequence

from flows.routing import Router, Scores
from flows.routing.grams import MOST_WORDS, hashed_grams, hashed_phrases, words
from flows.snapshot import Content
from flows.understanding import understand

MOST = 8
"""Words, and pieces of them, named for each topic."""


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
    """What was understood, then for each of the three topics and for danger which words and letters decided.

    A word counts as much as the score falls when it is not there; that is how both models are asked. Letters are what
    the linear model alone goes by.
    """
    found = understand(text, content)
    yield f"language {found.language or '?'}, danger {'yes' if found.danger else 'no'}, region {found.region or '-'}"
    router, said = content.router, words(text)
    pieces = {**hashed_grams(said), **hashed_phrases(said)}
    whole, without = router.scores(text), _each_left_out(text, router)
    for topic in found.topics:
        lane = router.weights.labels.index(topic.value)
        falls = [(whole.topics[lane] - scores.topics[lane], word) for word, scores in without]
        yield f"{topic.value} {whole.topics[lane]:+.2f}: {_named(falls)}"
        yield f"  letters: {_named([(router.weights.weight(at, topic.value), piece) for piece, at in pieces.items()])}"
    falls = [(whole.danger - scores.danger, word) for word, scores in without]
    yield f"danger {whole.danger:+.2f}, from {router.limits.danger_from:+.2f} on: {_named(falls)}"
    yield from (f"  a rule rings: «{phrase.strip()}»" for phrase in router.alarm.ringing(said))
    if part := router.ringing_part(text):
        yield f"  a part rings by itself: «{part}»"


def _each_left_out(text: str, router: Router) -> list[tuple[str, Scores]]:
    """The scores of the text without each of its words; of a script without spaces without each letter."""
    parts: Sequence[str] = text.split()[:MOST_WORDS]
    glue = " "
    if len(parts) == 1:
        parts, glue = text[:MOST_WORDS], ""
    return [
        (part, router.scores(glue.join((*parts[:number], *parts[number + 1 :]))))
        for number, part in enumerate(parts)
    ]


def _named(weighed: list[tuple[float, str]]) -> str:
    best = sorted(weighed, reverse=True)[:MOST]
    return ", ".join(f"«{piece}» {weight:+.2f}" for weight, piece in best)
