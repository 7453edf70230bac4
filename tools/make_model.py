"""flows/phrases/typed/*.yaml -> flows/phrases/model.bin: what routes typed text. `make model`; about three minutes.

Trained with scikit-learn, which the bot never needs. The same phrases give the same bytes. The limits are found on
phrases of authors that were left out: of each language one file is answered by a model that never saw it.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, diags
from sklearn.svm import LinearSVC

from bot.content.model import write_model
from bot.content.phrases import Phrase, digest_of, read_phrases
from flows.model import Topic
from flows.routing import Weights
from flows.routing.grams import BITS, buckets
from flows.routing.router import GRAVE
from flows.routing.weights import MIDDLE

ROOT = Path(__file__).resolve().parent.parent
TYPED, MODEL = ROOT / "flows" / "phrases" / "typed", ROOT / "flows" / "phrases" / "model.bin"
TOPICS = [topic.value for topic in Topic]
SOFTNESS = {"topics": 0.2, "danger": 0.5, "tongues": 0.5}
"""C of the linear support vector machines."""
FALSE_ALARMS = 0.07
"""What the danger detector may cost among phrases without danger, on authors left out."""
WRONG_THOUGH_SURE = 0.12

Floats: TypeAlias = npt.NDArray[np.float64]


class Features:
    """Rows of features, weighed: rare ones more, letters and words alike."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        blocks = [self._block(phrases, 0), self._block(phrases, 1)]
        seen = np.asarray(((blocks[0] + blocks[1]) > 0).sum(axis=0)).ravel()
        self.rarity: Floats = (np.log((1 + len(phrases)) / (1 + seen)) + 1) * (seen > 0) / 6
        self.blocks = blocks

    @staticmethod
    def _block(phrases: Sequence[Phrase], which: int) -> csr_matrix:
        rows: list[int] = []
        columns: list[int] = []
        for number, phrase in enumerate(phrases):
            found = sorted(buckets(phrase.text)[which])
            rows += [number] * len(found)
            columns += found
        ones = np.ones(len(columns), dtype=np.float64)
        return csr_matrix((ones, (rows, columns)), shape=(len(phrases), 1 << BITS))

    def matrix(self, rarity: Floats) -> csr_matrix:
        """The same scaling as flows.routing.weights.Weights.scores."""
        total = None
        for block in self.blocks:
            counts = np.maximum(np.asarray(block.sum(axis=1)).ravel(), 1)
            part = diags(1 / np.sqrt(counts)) @ block @ diags(rarity)
            total = part if total is None else total + part
        return csr_matrix(total)


def fitted(rows: csr_matrix, wanted: npt.NDArray[np.int64], softness: float, *, even: bool) -> LinearSVC:
    """A linear model. `even`: rare answers weigh as much as common ones."""
    weight = "balanced" if even else None
    return LinearSVC(C=softness, class_weight=weight, random_state=0).fit(rows, wanted)


def in_bytes(model: LinearSVC, rarity: Floats, labels: Sequence[str]) -> Weights:
    """The weights as bytes around the middle, each label on its own scale."""
    weights = model.coef_ * rarity
    scales = np.abs(weights).max(axis=1) / (MIDDLE - 1)
    rows = np.rint(weights / scales[:, None]).astype(np.int16) + MIDDLE
    return Weights(
        labels=tuple(labels),
        rows=rows.astype(np.uint8).T.tobytes(),
        scales=tuple(float(f"{scale:.6g}") for scale in scales),
        biases=tuple(float(f"{bias:.6g}") for bias in np.atleast_1d(model.intercept_)),
    )


def main() -> int:
    """Reads, trains, measures, writes."""
    phrases = read_phrases(TYPED)
    features = Features(phrases)
    rows = features.matrix(features.rarity)
    topic = np.array([TOPICS.index(phrase.topic.value) for phrase in phrases])
    danger = np.array([int(phrase.danger) for phrase in phrases])
    languages = sorted({phrase.language for phrase in phrases})
    tongue = np.array([languages.index(phrase.language) for phrase in phrases])
    limits = measured(phrases, rows, topic, danger)
    parts = {
        "topics": in_bytes(fitted(rows, topic, SOFTNESS["topics"], even=True), features.rarity, TOPICS),
        "danger": in_bytes(fitted(rows, danger, SOFTNESS["danger"], even=True), features.rarity, ["danger"]),
        "tongues": in_bytes(
            fitted(rows, tongue, SOFTNESS["tongues"], even=False), features.rarity, languages
        ),
    }
    write_model(MODEL, parts, limits, digest_of(TYPED))
    print(f"{len(phrases)} phrases, {MODEL.stat().st_size / 1e6:.1f} MB, {limits}")
    return 0


def measured(
    phrases: Sequence[Phrase], rows: csr_matrix, topic: npt.NDArray[np.int64], danger: npt.NDArray[np.int64]
) -> dict[str, float]:
    """The limits that do what is wanted on phrases of authors left out."""
    scores, alarms = left_out(phrases, rows, topic, danger)
    ranked = np.argsort(-scores, axis=1)
    best = ranked[:, 0]
    ahead = np.take_along_axis(scores, ranked[:, :2], axis=1)
    margins = ahead[:, 0] - ahead[:, 1]
    is_grave = np.array([label in {each.value for each in GRAVE} for label in TOPICS])
    alarm = scores[:, is_grave].max(axis=1) - scores[:, ~is_grave].max(axis=1) + alarms
    danger_from = float(np.sort(alarm[danger == 0])[::-1][int(FALSE_ALARMS * (danger == 0).sum())])
    caught = alarm >= danger_from
    print(
        f"left out: top-1 {np.mean(best == topic):.3f}, top-3 {np.mean((ranked[:, :3] == topic[:, None]).any(axis=1)):.3f}"
    )
    print(f"danger {np.mean(caught[danger == 1]):.3f}, false alarms {np.mean(caught[danger == 0]):.3f}")
    for name in sorted({phrase.author.partition(".")[0] for phrase in phrases}):
        own = np.array([phrase.author.partition(".")[0] == name for phrase in phrases])
        print(
            f"  {name:8s} n {own.sum():5d} top-1 {np.mean(best[own] == topic[own]):.3f}"
            f" danger {np.mean(caught[own & (danger == 1)]):.3f} false {np.mean(caught[own & (danger == 0)]):.3f}"
        )
    return {"sure_from": sure_from(margins, best == topic), "danger_from": danger_from, "tongue_from": -0.2}


def sure_from(margins: Floats, right: npt.NDArray[np.bool_]) -> float:
    """The smallest lead beyond which at most so many answers are wrong."""
    order = np.argsort(-margins)
    wrong = np.cumsum(~right[order]) / np.arange(1, len(order) + 1)
    good = np.nonzero(wrong <= WRONG_THOUGH_SURE)[0]
    return float(margins[order[good[-1]]]) if len(good) else float(margins.max())


def left_out(
    phrases: Sequence[Phrase], rows: csr_matrix, topic: npt.NDArray[np.int64], danger: npt.NDArray[np.int64]
) -> tuple[Floats, Floats]:
    """Scores of each phrase by a model that did not see it."""
    fold = np.random.default_rng(0).integers(0, FOLDS, len(phrases))
    scores, alarms = np.zeros((len(phrases), len(TOPICS))), np.zeros(len(phrases))
    for each in set(fold.tolist()):
        inside, outside = np.nonzero(fold != each)[0], np.nonzero(fold == each)[0]
        model = fitted(rows[inside], topic[inside], SOFTNESS["topics"], even=True)
        scores[outside] = model.decision_function(rows[outside])
        alarm = fitted(rows[inside], danger[inside], SOFTNESS["danger"], even=True)
        alarms[outside] = alarm.decision_function(rows[outside])
    return scores, alarms


FOLDS = 2

if __name__ == "__main__":
    sys.exit(main())
