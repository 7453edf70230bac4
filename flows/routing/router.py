"""What a text may be about, and how surely: weights for topics, for danger, for languages, and rules for danger."""

from dataclasses import dataclass

from flows.model import Language, Topic
from flows.routing.alarm import Alarm
from flows.routing.grams import buckets, words
from flows.routing.weights import Weights

BEST = 3
"""Topics offered where it is not clear which one is meant."""
GRAVE = frozenset({Topic.DANGER_NOW, Topic.SUICIDE_CRISIS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Routed:
    """What was understood of a text. Never the text."""

    topics: tuple[Topic, ...] = ()
    """Best first; none for a text without a word."""
    sure: bool = False
    danger: bool = False
    language: Language | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Router:
    """The models and their limits, found by measuring (tools/make_model.py)."""

    topics: Weights
    danger: Weights
    tongues: Weights
    alarm: Alarm
    sure_from: float
    """How far the best topic must be ahead of the second."""
    danger_from: float
    tongue_from: float

    def route(self, text: str) -> Routed:
        """What the text is about. Any text at all is answered; one without a letter means nothing."""
        if not any(each.isalpha() for each in text):
            return Routed()
        letters, phrases = buckets(text)
        scores = self.topics.scores(letters, phrases)
        ranked = sorted(range(len(scores)), key=lambda lane: -scores[lane])
        topics = tuple(Topic(self.topics.labels[lane]) for lane in ranked[:BEST])
        (danger,) = self.danger.scores(letters, phrases)
        said = words(text)
        if self.alarm.tolls(said):
            topics = tuple(dict.fromkeys((Topic.SUICIDE_CRISIS, *topics)))[:BEST]
        grave = max(scores[lane] for lane in ranked if self._is_grave(lane))
        calm = max(scores[lane] for lane in ranked if not self._is_grave(lane))
        return Routed(
            topics=topics,
            sure=scores[ranked[0]] - scores[ranked[1]] >= self.sure_from,
            danger=grave - calm + danger >= self.danger_from or self.alarm.rings(said),
            language=self._tongue(letters, phrases),
        )

    def _is_grave(self, lane: int) -> bool:
        return Topic(self.topics.labels[lane]) in GRAVE

    def _tongue(self, letters: frozenset[int], phrases: frozenset[int]) -> Language | None:
        scores = self.tongues.scores(letters, phrases)
        best = max(range(len(scores)), key=scores.__getitem__)
        return Language(self.tongues.labels[best]) if scores[best] >= self.tongue_from else None
