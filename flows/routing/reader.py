"""A small network that reads a text piece by piece, in order: what each piece means, and what it means beside the others.

Two layers of attention (A. Vaswani et al., Attention Is All You Need, 2017). Taught by tools/make_model.py.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from flows.routing.pieces import Pieces

Floats: TypeAlias = npt.NDArray[np.float32]
Bytes: TypeAlias = npt.NDArray[np.int8]

EPSILON = np.float32(1e-6)
"""Keeps a spread of nought from dividing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One layer: attention of several heads, then two steps for each piece by itself. Sizes are of rows x columns."""

    looks: Floats
    """What each piece asks, offers and gives, side by side: width x 3 width."""
    looks_bias: Floats
    takes: Floats
    """From what the heads saw back to what is added to a piece: width x width."""
    takes_bias: Floats
    first_scale: Floats
    """Each column is scaled and shifted so once a piece has seen the others."""
    first_shift: Floats
    widens: Floats
    """The first step by itself, below nought cut off: width x inner width."""
    widens_bias: Floats
    narrows: Floats
    """The second step, back again and added: inner width x width."""
    narrows_bias: Floats
    second_scale: Floats
    """The same scaling and shifting after the two steps."""
    second_shift: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """The network. `labels` name what it scores."""

    labels: tuple[str, ...]
    pieces: Pieces
    meanings: Bytes
    """A row for each piece; row 0 is never read."""
    steps: Floats
    """What a step of each row's bytes is worth."""
    lift: Floats
    """From the width of a meaning to the width of the layers."""
    places: Floats
    """What is added at each place of a text, so that the order of pieces counts."""
    scale: Floats
    """Each column is scaled and shifted so before the first layer."""
    shift: Floats
    layers: tuple[Layer, ...]
    heads: int
    """Parts that the width is cut into, each looking for something else."""
    says: Floats
    """From the mean and the greatest of all rows, side by side, to the labels."""
    says_bias: Floats

    def scores(self, text: str) -> list[float]:
        """A score for each label; for a text without a known piece what is likely of any text."""
        found = self.pieces.split(text)
        if not found:
            return list(map(float, self.says_bias))
        met: Floats = self.meanings[found] * self.steps[found][:, None]
        rows = _evened(met @ self.lift + self.places[: len(found)], self.scale, self.shift)
        for layer in self.layers:
            rows = self._read(rows, layer)
        whole = np.concatenate([rows.mean(axis=0), rows.max(axis=0)])
        said: list[float] = (whole @ self.says + self.says_bias).tolist()
        return said

    def _read(self, rows: Floats, layer: Layer) -> Floats:
        many, width = rows.shape
        each = width // self.heads
        asks, offers, gives = (
            (rows @ layer.looks + layer.looks_bias).reshape(many, 3, self.heads, each).transpose(1, 2, 0, 3)
        )
        fits = asks @ offers.transpose(0, 2, 1)
        fits *= each**-0.5
        fits -= np.maximum.reduce(fits, axis=-1, keepdims=True)
        np.exp(fits, out=fits)
        fits /= np.add.reduce(fits, axis=-1, keepdims=True)
        seen: Floats = (fits @ gives).transpose(1, 0, 2).reshape(many, width)
        rows = _evened(rows + seen @ layer.takes + layer.takes_bias, layer.first_scale, layer.first_shift)
        wide: Floats = rows @ layer.widens + layer.widens_bias
        np.maximum(wide, 0, out=wide)
        return _evened(
            rows + wide @ layer.narrows + layer.narrows_bias, layer.second_scale, layer.second_shift
        )


def _evened(rows: Floats, scale: Floats, shift: Floats) -> Floats:
    """Rows of mean nought and spread one, then as the layer wants them."""
    part = np.float32(1 / rows.shape[1])
    mean: Floats = np.add.reduce(rows, axis=1, keepdims=True) * part
    even: Floats = rows - mean
    spread = np.add.reduce(even * even, axis=1, keepdims=True) * part
    even *= 1 / np.sqrt(spread + EPSILON)
    even *= scale
    even += shift
    return even
