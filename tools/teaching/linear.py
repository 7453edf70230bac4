"""The linear model: which letters and words speak for which topic, and for danger. Learns the phrases as they are."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, diags
from sklearn.svm import LinearSVC

from flows.routing import Weights
from flows.routing.grams import BITS, buckets

SOFT_ON_TOPICS, SOFT_ON_DANGER = 0.2, 0.5
"""C of the linear support vector machines."""
MOST_OF_A_BYTE = 127
RARITY_SHARE = 6

Floats: TypeAlias = npt.NDArray[np.float64]


class Features:
    """Rows of features, weighed: rare ones more, letters and words alike."""

    def __init__(self, texts: Sequence[str]) -> None:
        found = [buckets(text) for text in texts]
        self.blocks = [_block([sorted(each[which]) for each in found]) for which in (0, 1)]
        seen = np.asarray(((self.blocks[0] + self.blocks[1]) > 0).sum(axis=0)).ravel()
        self.rarity: Floats = (np.log((1 + len(texts)) / (1 + seen)) + 1) * (seen > 0) / RARITY_SHARE

    def matrix(self) -> csr_matrix:
        """The same scaling as flows.routing.weights.Weights.scores."""
        total = None
        for block in self.blocks:
            counts = np.maximum(np.asarray(block.sum(axis=1)).ravel(), 1)
            part = diags(1 / np.sqrt(counts)) @ block @ diags(self.rarity)
            total = part if total is None else total + part
        return csr_matrix(total)


def learned(
    texts: Sequence[str],
    topics: npt.NDArray[np.int64],
    dangers: npt.NDArray[np.float32],
    labels: Sequence[str],
) -> Weights:
    """Weights for topics and danger. Rare answers weigh as much as common ones."""
    features = Features(texts)
    rows = features.matrix()
    models = [
        LinearSVC(C=softness, class_weight="balanced", random_state=0).fit(rows, wanted)
        for softness, wanted in ((SOFT_ON_TOPICS, topics), (SOFT_ON_DANGER, dangers))
    ]
    weights = np.concatenate([model.coef_ for model in models]) * features.rarity
    biases = np.concatenate([np.atleast_1d(model.intercept_) for model in models])
    scales = np.abs(weights).max(axis=1) / MOST_OF_A_BYTE
    return Weights(
        labels=tuple(labels),
        rows=np.ascontiguousarray(np.rint(weights / scales[:, None]).astype(np.int8).T),
        scales=scales,
        biases=biases,
    )


def _block(found: Sequence[Sequence[int]]) -> csr_matrix:
    rows = np.repeat(np.arange(len(found)), [len(each) for each in found])
    columns = np.concatenate([np.asarray(each, dtype=np.int64) for each in found])
    return csr_matrix((np.ones(len(columns)), (rows, columns)), shape=(len(found), 1 << BITS))
