"""A checklist: questions, what their answers weigh, and what the answers together say.

It finds warning signs. It can never say «safe»: no band, no word, no number here means that.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from flows.model import Answer, Answers, NodeKey, Source


class Band(Enum):
    """What the answers together say, gravest first. The values name the words (`offer.result.strong`)."""

    STRONG = "strong"
    UNKNOWN = "unknown"
    """As grave as STRONG, but all of it from «not sure»: too little is known to travel on."""
    CAREFUL = "careful"
    FEW = "few"
    NONE = "none"


PAUSE_AFTER = 4
UNSURE_POINTS = 1
"""Not knowing weighs a little, on a STOP question too: it is never a STOP itself (content brief B)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. `points` and `stops` say which answers are a warning sign, and how grave."""

    id: str
    node: NodeKey
    slot: int
    source: Source
    points: Mapping[Answer, int]
    stops: frozenset[Answer]
    offered: tuple[Answer, ...]
    leads: Mapping[Answer, NodeKey]
    """Answers that lead to a node of their own, such as being under 18."""
    short: bool
    """Part of the short round that everybody is asked."""
    heavy: bool = False
    """Hard to be asked: after `PAUSE_AFTER` of these she is offered a rest."""
    own_words: frozenset[Answer]
    """Answers whose button has words of its own."""
    tags: tuple[str, ...] | None = None
    """The sources of what it says (content/sources.yaml); None where nobody said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """A list of questions. Another revision restarts a check that is under way, kindly."""

    name: str
    revision: int
    intro: NodeKey
    result: NodeKey
    signs: NodeKey
    changed: NodeKey
    questions: tuple[Question, ...]
    strong_from: int
    """Points from which the gravest words are said; a STOP says them at once."""
    careful_from: int
    pause: NodeKey | None = None
    """Where she may rest."""

    def question_at(self, node: NodeKey) -> Question | None:
        """The question asked at this node."""
        return next((each for each in self.questions if each.node == node), None)

    def begin(self) -> Answers:
        """No answers yet."""
        return Answers(checklist=self.name, revision=self.revision)

    def fits(self, answers: Answers | None) -> bool:
        """Whether these answers were given to these questions."""
        return answers is not None and (answers.checklist, answers.revision) == (self.name, self.revision)


def is_stop(question: Question, answers: Answers) -> bool:
    """Whether this answer alone gives the gravest result."""
    return answers.at(question.slot) in question.stops


def points(question: Question, answers: Answers) -> int:
    """What this answer weighs. Skipping weighs nothing and is never commented."""
    answer = answers.at(question.slot)
    return UNSURE_POINTS if answer is Answer.UNSURE else question.points.get(answer, 0)


def score(checklist: Checklist, answers: Answers) -> int:
    """All points together. Never shown, never stored."""
    return sum(points(question, answers) for question in checklist.questions)


def band(checklist: Checklist, answers: Answers) -> Band:
    """What the answers together say (content brief B, result bands)."""
    total = score(checklist, answers)
    known = [each for each in signs(checklist, answers) if answers.at(each.slot) is not Answer.UNSURE]
    if any(is_stop(question, answers) for question in checklist.questions):
        return Band.STRONG
    if total >= checklist.strong_from:
        return Band.STRONG if known else Band.UNKNOWN
    if total >= checklist.careful_from:
        return Band.CAREFUL
    return Band.FEW if total else Band.NONE


def signs(checklist: Checklist, answers: Answers) -> tuple[Question, ...]:
    """The questions whose answers are warning signs or unknown, gravest first."""
    found = [each for each in checklist.questions if is_stop(each, answers) or points(each, answers)]
    return tuple(sorted(found, key=lambda each: (not is_stop(each, answers), -points(each, answers))))


def next_question(checklist: Checklist, answers: Answers) -> Question | None:
    """The next to ask: the rest of the short round; once that is through, the longer list. None: all asked."""
    return next(_unasked(checklist, answers), None)


def is_time_to_rest(checklist: Checklist, asked: Question) -> bool:
    """Whether this was the fourth heavy question since the beginning or since the last rest (content brief C)."""
    order = _order(checklist)
    heavy = [each for each in order[: order.index(asked) + 1] if each.heavy]
    return asked.heavy and len(heavy) % PAUSE_AFTER == 0


def is_short_round_over(checklist: Checklist, answers: Answers) -> bool:
    """Whether everybody's twelve are through."""
    return not any(each.short for each in _unasked(checklist, answers))


def latest(checklist: Checklist, answers: Answers, before: Question | None = None) -> Question | None:
    """The last question, in the order of asking, that was answered before this one: where Back leads."""
    order = _order(checklist)
    asked = order[: order.index(before)] if before in order else order
    return next((each for each in reversed(asked) if answers.at(each.slot) is not Answer.UNASKED), None)


def _order(checklist: Checklist) -> list[Question]:
    return sorted(checklist.questions, key=lambda each: not each.short)


def _unasked(checklist: Checklist, answers: Answers) -> Iterator[Question]:
    return (each for each in _order(checklist) if answers.at(each.slot) is Answer.UNASKED)
