"""What a text may be about, and how surely: two models that learned differently, and rules for danger.

The linear model (flows.routing.weights) knows words and letters as people type them, misspelt too. The reader
(flows.routing.reader) knows what words mean and how they stand together. Together they are better than either.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp

from flows.model import Language, Topic
from flows.routing.alarm import Alarm
from flows.routing.grams import LONGEST, buckets_of, words
from flows.routing.parts import parts
from flows.routing.reader import Reader
from flows.routing.weights import Weights

BEST = 3
"""Topics offered where it is not clear which one is meant."""
PIECES_OF_PARTS = 200
"""Pieces of words read of all parts of a long text: seven parts have fewer in nearly every script."""
GRAVE = frozenset({Topic.DANGER_NOW, Topic.SUICIDE_CRISIS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Routed:
    """What was understood of a text. Never the text."""

    topics: tuple[Topic, ...] = ()
    """Best first; none for a text without a word."""
    fits: bool = False
    """Whether it is in a language people write here, or at least like something they ask."""
    sure: bool = False
    danger: bool = False
    language: Language | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How the models are put together and from where on they are believed, found by measuring (tools/make_model.py)."""

    reader_weighs: float
    """What a score of the reader counts beside one of the linear model, for topics."""
    sure_from: float
    """How far the best topic must be ahead of the second."""
    fits_from: float
    """What the best topic must score where no language is sure."""
    fits_in_language: float
    """The same where one is."""
    tongue_sure_from: float
    """How likely a language must be for that: what people write is in one of ours beyond doubt, letters by chance are not."""
    danger_linear: float
    """What the linear model's scores count beside the reader's, for danger."""
    danger_lead: float
    """What the lead of the grave topics counts."""
    danger_from: float
    danger_part_from: float
    """The same for a part of a long text: parts are many, each a chance to ring falsely."""
    tongue_from: float
    """How likely a language must be to be named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What both models say of one text."""

    topics: tuple[float, ...]
    danger: float
    tongues: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Router:
    """The models, the rules and their limits. Labels of both models begin with the topics, then danger."""

    weights: Weights
    reader: Reader
    alarm: Alarm
    limits: Limits

    def route(self, text: str) -> Routed:
        """What the text is about. Any text at all is answered; one that begins without a letter means nothing.

        Danger in one part of a long text is danger, whatever the rest is about.
        """
        if not any(each.isalpha() for each in text[:LONGEST]):
            return Routed()
        found = self._route(text)
        part = None if found.danger else self.ringing_part(text)
        if part is None:
            return found
        grave = tuple(topic for topic in self._route(part).topics[:1] if topic in GRAVE)
        return replace(found, danger=True, topics=tuple(dict.fromkeys((*grave, *found.topics)))[:BEST])

    def ringing_part(self, text: str) -> str | None:
        """The last part of a long text that means danger by itself.

        From the end back, as far as a text of words goes; letters by chance fall into more pieces and are not worth the time.
        """
        found = list(self._from_the_end(parts(text)))
        read = self.reader.scores_of([pieces for _, pieces in found])
        rings = (part for (part, _), scores in zip(found, read, strict=True) if self._rings(part, scores))
        return next(rings, None)

    def _from_the_end(self, found: Sequence[str]) -> Iterator[tuple[str, list[int]]]:
        left = PIECES_OF_PARTS
        for part in reversed(found):
            pieces = self.reader.pieces.split(part)
            left -= len(pieces)
            if left < 0:
                return
            yield part, pieces

    def _rings(self, part: str, read: Sequence[float]) -> bool:
        said = words(part)
        danger = self._added(said, read).danger
        return danger >= self.limits.danger_part_from or self.alarm.rings(said)

    def _route(self, text: str) -> Routed:
        said = words(text)
        scores, rung = self._added(said, self.reader.scores(text)), self.alarm.ringing(said)
        ranked = sorted(range(TOPICS), key=scores.topics.__getitem__, reverse=True)
        topics = tuple(LANES[lane] for lane in ranked[:BEST])
        if self.alarm.tolls(rung):
            topics = tuple(dict.fromkeys((Topic.SUICIDE_CRISIS, *topics)))[:BEST]
        best, second = (scores.topics[lane] for lane in ranked[:2])
        language, likely = self._tongue(scores.tongues)
        in_language = likely >= self.limits.tongue_sure_from
        return Routed(
            topics=topics,
            fits=best >= (self.limits.fits_in_language if in_language else self.limits.fits_from),
            sure=best - second >= self.limits.sure_from,
            danger=scores.danger >= self.limits.danger_from or bool(rung),
            language=language if likely >= self.limits.tongue_from else None,
        )

    def scores(self, text: str) -> Scores:
        """Both models' scores put together."""
        return self._added(words(text), self.reader.scores(text))

    def _added(self, said: list[str], read: Sequence[float]) -> Scores:
        plain = self.weights.scores(*buckets_of(said))
        topics = tuple(
            one + self.limits.reader_weighs * other
            for one, other in zip(plain[:TOPICS], read[:TOPICS], strict=True)
        )
        danger = read[TOPICS] + self.limits.danger_linear * plain[TOPICS]
        return Scores(
            topics=topics,
            danger=danger + self.limits.danger_lead * _lead(topics),
            tongues=tuple(read[TOPICS + 1 :]),
        )

    def _tongue(self, scores: Sequence[float]) -> tuple[Language, float]:
        """The likeliest language, and how likely it is."""
        best = max(range(len(scores)), key=scores.__getitem__)
        likely = 1 / sum(exp(score - scores[best]) for score in scores)
        return Language(self.reader.labels[TOPICS + 1 + best]), likely


def _lead(topics: Sequence[float]) -> float:
    return max(topics[lane] for lane in GRAVE_LANES) - max(topics[lane] for lane in CALM_LANES)


LANES = tuple(Topic)
TOPICS = len(LANES)
"""Lanes of topics, before the lane of danger."""
GRAVE_LANES = tuple(lane for lane, topic in enumerate(LANES) if topic in GRAVE)
CALM_LANES = tuple(lane for lane, topic in enumerate(LANES) if topic not in GRAVE)
