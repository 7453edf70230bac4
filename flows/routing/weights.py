"""A linear model in single bytes: a row of lanes for each bucket of features, added up as big numbers.

A row is read as one number, so that adding rows adds all lanes at once: a few hundred additions answer a text, in pure
Python. Made by tools/make_model.py.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import sqrt

MIDDLE = 128
"""A weight of nought, as a byte."""
AT_ONCE = 250
"""Rows that can be added before a lane of 16 bits could run over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """One linear model: a row of `len(labels)` bytes for each bucket. `scales` turn sums of bytes into scores."""

    labels: tuple[str, ...]
    rows: bytes
    scales: tuple[float, ...]
    biases: tuple[float, ...]

    def scores(self, letters: Collection[int], phrases: Collection[int]) -> list[float]:
        """A score for each label. Letters and words weigh alike, however long the text."""
        parts = (self._summed(letters), self._summed(phrases))
        return [
            bias + scale * sum(part[lane] for part in parts)
            for lane, (bias, scale) in enumerate(zip(self.biases, self.scales, strict=True))
        ]

    def weight(self, bucket: int, label: str) -> float:
        """What one feature says for a label."""
        lane = self.labels.index(label)
        return (self.rows[bucket * len(self.labels) + lane] - MIDDLE) * self.scales[lane]

    def _summed(self, found: Collection[int]) -> list[float]:
        width = len(self.labels)
        if not found:
            return [0.0] * width
        totals = [0] * width
        several = list(found)
        for start in range(0, len(several), AT_ONCE):
            for lane, value in enumerate(self._lanes(several[start : start + AT_ONCE])):
                totals[lane] += value
        middle, root = MIDDLE * len(several), sqrt(len(several))
        return [(total - middle) / root for total in totals]

    def _lanes(self, several: Sequence[int]) -> list[int]:
        width = len(self.labels)
        rows, mask = self.rows, int.from_bytes(b"\xff\x00" * ((width + 1) // 2), "little")
        even = odd = 0
        for bucket in several:
            row = int.from_bytes(rows[bucket * width : (bucket + 1) * width], "little")
            even += row & mask
            odd += (row >> 8) & mask
        lanes = [0] * width
        for lane in range(width):
            packed = odd if lane % 2 else even
            lanes[lane] = (packed >> (16 * (lane // 2))) & 0xFFFF
        return lanes
