"""A linear model in single bytes: a row of lanes for each bucket of features. Made by tools/make_model.py."""

from collections.abc import Collection
from dataclasses import dataclass
from math import sqrt
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """One linear model. `scales` turn sums of bytes into scores."""

    labels: tuple[str, ...]
    rows: npt.NDArray[np.int8]
    """A row for each bucket, a lane for each label."""
    scales: Floats
    biases: Floats

    def scores(self, letters: Collection[int], phrases: Collection[int]) -> list[float]:
        """A score for each label. Letters and words weigh alike, however long the text."""
        summed = self._summed(letters) + self._summed(phrases)
        found: list[float] = (self.biases + self.scales * summed).tolist()
        return found

    def weight(self, bucket: int, label: str) -> float:
        """What one feature says for a label."""
        lane = self.labels.index(label)
        return float(self.rows[bucket, lane] * self.scales[lane])

    def _summed(self, found: Collection[int]) -> Floats:
        if not found:
            return np.zeros(len(self.labels))
        buckets = np.fromiter(found, dtype=np.int64, count=len(found))
        summed = np.add.reduce(self.rows.take(buckets, axis=0), axis=0, dtype=np.int32)
        weighed: Floats = summed / sqrt(len(found))
        return weighed
