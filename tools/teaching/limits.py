"""How the two models are put together, found on phrases of authors that neither has seen.

Authors differ: the phrases of some are harder than what people type. So limits are taken where the share of false alarms is
what may be, over all these phrases, and `make evaluate` shows what comes of them on questions by others.
"""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from bot.content.phrases import Phrase
from flows.model import Topic
from flows.routing import Reader, Weights
from flows.routing.grams import buckets
from flows.routing.router import GRAVE

TOPICS = [topic.value for topic in Topic]
GRAVE_LANES = np.array([topic in GRAVE for topic in Topic])
READER_WEIGHS = (0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7)
OF_DANGER = (0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0)
FALSE_ALARMS = 0.03
WRONG_THOUGH_SURE = 0.12
FITS_FROM, FITS_IN_LANGUAGE = 0.2, -0.45
"""Nineteen in twenty texts of letters by chance score less than the first; no development question less than the second."""
TONGUE_FROM = 0.6

Floats: TypeAlias = npt.NDArray[np.float64]


def measured(phrases: Sequence[Phrase], weights: Weights, reader: Reader) -> dict[str, float]:
    """The limits; prints what they are worth."""
    wanted = np.array([TOPICS.index(each.topic.value) for each in phrases])
    danger = np.array([each.danger for each in phrases])
    plain = np.array([weights.scores(*buckets(each.text)) for each in phrases])
    read = np.array([reader.scores(each.text) for each in phrases])
    width = len(TOPICS)
    for name, scores in (("linear", plain), ("reader", read)):
        print(f"{name}: {_good(scores[:, :width], wanted)}, danger {_caught(scores[:, width], danger):.3f}")
    weighs = max(READER_WEIGHS, key=lambda share: _top(plain[:, :width] + share * read[:, :width], wanted, 1))
    topics = plain[:, :width] + weighs * read[:, :width]
    lead = topics[:, GRAVE_LANES].max(axis=1) - topics[:, ~GRAVE_LANES].max(axis=1)
    linear, leading = max(
        ((one, other) for one in OF_DANGER for other in OF_DANGER),
        key=lambda pair: _caught(read[:, width] + pair[0] * plain[:, width] + pair[1] * lead, danger),
    )
    alarm = read[:, width] + linear * plain[:, width] + leading * lead
    print(
        f"together: {_good(topics, wanted)}, danger {_caught(alarm, danger):.3f} at {FALSE_ALARMS:.0%} false alarms"
    )
    _by_family(phrases, topics, wanted, alarm, danger)
    return {
        "reader_weighs": weighs,
        "fits_from": FITS_FROM,
        "fits_in_language": FITS_IN_LANGUAGE,
        "sure_from": _sure_from(topics, wanted),
        "danger_linear": linear,
        "danger_lead": leading,
        "danger_from": _limit(alarm, danger),
        "tongue_from": TONGUE_FROM,
    }


def _by_family(
    phrases: Sequence[Phrase],
    topics: Floats,
    wanted: npt.NDArray[np.int64],
    alarm: Floats,
    danger: npt.NDArray[np.bool_],
) -> None:
    limit = _limit(alarm, danger)
    for name in sorted({each.author for each in phrases}):
        own = np.array([each.author == name for each in phrases])
        caught, false = (alarm[own & (danger == kind)] >= limit for kind in (True, False))
        print(
            f"  {name:10s} n {own.sum():5d} {_good(topics[own], wanted[own])}"
            f" danger {caught.mean():.3f} false {false.mean():.3f}"
        )


def _good(scores: Floats, wanted: npt.NDArray[np.int64]) -> str:
    return f"top-1 {_top(scores, wanted, 1):.3f} top-3 {_top(scores, wanted, 3):.3f}"


def _top(scores: Floats, wanted: npt.NDArray[np.int64], most: int) -> float:
    best = np.argsort(-scores, axis=1)[:, :most]
    return float((best == wanted[:, None]).any(axis=1).mean())


def _limit(alarm: Floats, danger: npt.NDArray[np.bool_]) -> float:
    calm = np.sort(alarm[~danger])[::-1]
    return float(calm[int(FALSE_ALARMS * len(calm))])


def _caught(alarm: Floats, danger: npt.NDArray[np.bool_]) -> float:
    return float((alarm[danger] >= _limit(alarm, danger)).mean())


def _sure_from(scores: Floats, wanted: npt.NDArray[np.int64]) -> float:
    """The smallest lead beyond which at most so many answers are wrong."""
    ranked = np.argsort(-scores, axis=1)[:, :2]
    two = np.take_along_axis(scores, ranked, axis=1)
    leads = two[:, 0] - two[:, 1]
    order = np.argsort(-leads)
    wrong = np.cumsum(ranked[order, 0] != wanted[order]) / np.arange(1, len(order) + 1)
    good = np.nonzero(wrong <= WRONG_THOUGH_SURE)[0]
    return float(leads[order[good[-1]]]) if len(good) else float(leads.max())
