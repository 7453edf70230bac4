"""How the two models are put together, found on questions that neither has learned from."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from flows.model import Topic
from flows.routing import Reader, Weights
from flows.routing.grams import buckets
from flows.routing.parts import parts
from flows.routing.router import GRAVE
from tools.teaching.labels import TOPICS
from tools.teaching.questions import Question

GRAVE_LANES = np.array([topic in GRAVE for topic in Topic])
READER_WEIGHS = (0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7)
OF_DANGER = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0)
FALSE_ALARMS = 0.03
WRONG_THOUGH_SURE = 0.03
"""These questions are plainer than what people type: of the development questions four times as many are then wrong."""
FITS_FROM, FITS_IN_LANGUAGE = 0.35, -0.6
"""Of texts of letters by chance one in a hundred scores more than the first; one question in a hundred less than the second."""
OF_STORIES = 0.97
"""Dangers at the end of long texts that are to be heard: numbers shown in vain cost less than a danger that was missed."""
STORY = 150
"""Characters that are told before it is said what happens now."""
TONGUE_FROM, TONGUE_SURE_FROM = 0.6, 0.95
"""Nineteen in twenty questions, but one in eight texts of letters by chance, are in one language as surely as the second."""

Floats: TypeAlias = npt.NDArray[np.float64]
Truths: TypeAlias = npt.NDArray[np.bool_]


def measured(questions: Sequence[Question], weights: Weights, reader: Reader) -> dict[str, float]:
    """The limits; prints what they are worth."""
    right = np.array([[topic in each.right for topic in TOPICS] for each in questions])
    danger = np.array([each.danger for each in questions])
    plain = np.array([weights.scores(*buckets(each.text)) for each in questions])
    read = np.array([reader.scores(each.text) for each in questions])
    width = len(TOPICS)
    for name, scores in (("linear", plain), ("reader", read)):
        print(f"{name}: {_good(scores[:, :width], right)}, danger {_caught(scores[:, width], danger):.3f}")
    weighs = max(READER_WEIGHS, key=lambda share: _top(plain[:, :width] + share * read[:, :width], right, 1))
    topics = plain[:, :width] + weighs * read[:, :width]
    lead = topics[:, GRAVE_LANES].max(axis=1) - topics[:, ~GRAVE_LANES].max(axis=1)
    linear, leading = min(
        ((one, other) for one in OF_DANGER for other in OF_DANGER),
        key=lambda pair: _balanced(read[:, width] + pair[0] * plain[:, width] + pair[1] * lead, danger)[1],
    )
    alarm = read[:, width] + linear * plain[:, width] + leading * lead
    limit = _balanced(alarm, danger)[0]
    print(
        f"together: {_good(topics, right)}, danger {_caught(alarm, danger):.3f} at {FALSE_ALARMS:.0%} false alarms;"
        f" from {limit:.2f} on {(alarm[danger] >= limit).mean():.3f}, false {(alarm[~danger] >= limit).mean():.3f}"
    )
    _by_owner(questions, topics, right, alarm >= limit)
    rings = dict(zip((each.text for each in questions), alarm >= limit, strict=True))
    told = stories([each for each in questions if rings[each.text] == each.danger])

    def scored(text: str) -> float:
        both = np.array(weights.scores(*buckets(text))), np.array(reader.scores(text)[: width + 1])
        mixed = both[0][:width] + weighs * both[1][:width]
        ahead = mixed[GRAVE_LANES].max() - mixed[~GRAVE_LANES].max()
        return float(both[1][width] + linear * both[0][width] + leading * ahead)

    part_limit = _of_parts(told, scored, limit)
    return {
        "reader_weighs": weighs,
        "fits_from": FITS_FROM,
        "fits_in_language": FITS_IN_LANGUAGE,
        "sure_from": _sure_from(topics, right),
        "danger_linear": linear,
        "danger_lead": leading,
        "danger_from": limit,
        "danger_part_from": part_limit,
        "tongue_from": TONGUE_FROM,
        "tongue_sure_from": TONGUE_SURE_FROM,
    }


def stories(questions: Sequence[Question]) -> list[tuple[str, bool]]:
    """Long texts, each with whether it is danger: calm questions of one language one after another, the last one of either kind."""
    told = []
    for name in sorted({each.of for each in questions}):
        own = [each for each in questions if each.of == name]
        calm, grave = ([each.text for each in own if each.danger is kind] for kind in (False, True))
        for number, end in enumerate(grave):
            begun = ""
            while len(begun) < STORY:
                begun += calm[(number + len(begun)) % len(calm)] + ". "
            told += [(begun + end, True), (begun + calm[number % len(calm)], False)]
    return told


def _of_parts(told: Sequence[tuple[str, bool]], scored: Callable[[str], float], limit: float) -> float:
    """From where on a part rings: as high as hears so many of the dangers. Never below the whole's limit."""
    danger = np.array([kind for _, kind in told])
    whole = np.array([scored(text) >= limit for text, _ in told])
    alarm = np.array([max(map(scored, parts(text))) for text, _ in told])
    heard = np.where(whole, np.inf, alarm)[danger]
    found = max(limit, round(float(np.quantile(heard, 1 - OF_STORIES, method="lower")), 2))
    for name, rings in (("read whole", whole), ("in parts too", whole | (alarm >= found))):
        print(
            f"{len(told)} stories {name}: danger {rings[danger].mean():.3f} false {rings[~danger].mean():.3f}"
        )
    return found


def _by_owner(questions: Sequence[Question], topics: Floats, right: Truths, rings: Truths) -> None:
    """A line for each language, or author."""
    danger = np.array([each.danger for each in questions])
    for name in sorted({each.of for each in questions}):
        own = np.array([each.of == name for each in questions])
        caught, false = (rings[own & (danger == kind)].mean() for kind in (True, False))
        good = _good(topics[own], right[own])
        print(f"  {name:10s} n {own.sum():5d} {good} danger {caught:.3f} false {false:.3f}")


def _good(scores: Floats, right: Truths) -> str:
    return f"top-1 {_top(scores, right, 1):.3f} top-3 {_top(scores, right, 3):.3f}"


def _top(scores: Floats, right: Truths, most: int) -> float:
    best = np.argsort(-scores, axis=1)[:, :most]
    return float(np.take_along_axis(right, best, axis=1).any(axis=1).mean())


def _caught(alarm: Floats, danger: Truths) -> float:
    calm = np.sort(alarm[~danger])[::-1]
    return float((alarm[danger] >= calm[int(FALSE_ALARMS * len(calm))]).mean())


def _balanced(alarm: Floats, danger: Truths) -> tuple[float, float]:
    """From where on as large a share of the calm ring as of the dangers are missed, and the sum of both shares."""
    found = np.sort(alarm)
    between = (found[1:] + found[:-1]) / 2
    missed = np.searchsorted(np.sort(alarm[danger]), between) / danger.sum()
    false = 1 - np.searchsorted(np.sort(alarm[~danger]), between) / (~danger).sum()
    best = int(np.argmin(np.abs(missed - false)))
    return round(float(between[best]), 2), float(missed[best] + false[best])


def _sure_from(scores: Floats, right: Truths) -> float:
    """The smallest lead beyond which at most so many answers are wrong."""
    ranked = np.argsort(-scores, axis=1)[:, :2]
    two = np.take_along_axis(scores, ranked, axis=1)
    leads = two[:, 0] - two[:, 1]
    order = np.argsort(-leads)
    wrong = np.cumsum(~right[order, ranked[order, 0]]) / np.arange(1, len(order) + 1)
    good = np.nonzero(wrong <= WRONG_THOUGH_SURE)[0]
    return round(float(leads[order[good[-1]]] if len(good) else leads.max()), 2)
