"""A small network that reads a text piece by piece, in order: what each piece means, and what it means beside the others.

Two layers of attention (A. Vaswani et al., Attention Is All You Need, 2017). Taught by tools/make_model.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
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
        said: list[float] = self._scores((found,))[0] if found else self.says_bias.tolist()
        return said

    def scores_of(self, texts: Sequence[Sequence[int]]) -> list[list[float]]:
        """The same for texts as pieces, read side by side: half the time of one after the other."""
        unread: list[float] = self.says_bias.tolist()
        read = iter(self._scores([text for text in texts if text]) if any(texts) else ())
        return [next(read) if text else unread for text in texts]

    def _scores(self, texts: Sequence[Sequence[int]]) -> list[list[float]]:
        found = list(chain.from_iterable(texts))
        ends = list(accumulate(map(len, texts)))
        spans = [slice(end - len(text), end) for text, end in zip(texts, ends, strict=True)]
        met: Floats = self.meanings[found] * self.steps[found][:, None]
        lifted: Floats = met @ self.lift
        for span in spans:
            lifted[span] += self.places[: span.stop - span.start]
        rows = _evened(lifted, self.scale, self.shift)
        for layer in self.layers:
            rows = self._read(rows, layer, spans)
        width = rows.shape[1]
        whole: Floats = np.empty((len(spans), 2 * width), dtype=np.float32)
        for row, span in zip(whole, spans, strict=True):
            np.add.reduce(rows[span], axis=0, out=row[:width])
            row[:width] *= np.float32(1 / (span.stop - span.start))
            np.maximum.reduce(rows[span], axis=0, out=row[width:])
        said: list[list[float]] = (whole @ self.says + self.says_bias).tolist()
        return said

    def _read(self, rows: Floats, layer: Layer, spans: Sequence[slice]) -> Floats:
        many, width = rows.shape
        each = width // self.heads
        asks, offers, gives = (
            (rows @ layer.looks + layer.looks_bias).reshape(many, 3, self.heads, each).transpose(1, 2, 0, 3)
        )
        seen: Floats = np.empty_like(rows)
        for span in spans:
            fits = asks[:, span] @ offers[:, span].transpose(0, 2, 1)
            fits *= each**-0.5
            fits -= np.maximum.reduce(fits, axis=-1, keepdims=True)
            np.exp(fits, out=fits)
            given = fits @ gives[:, span]
            given /= np.add.reduce(fits, axis=-1, keepdims=True)
            seen[span] = given.transpose(1, 0, 2).reshape(-1, width)
        rows = _evened(rows + seen @ layer.takes + layer.takes_bias, layer.first_scale, layer.first_shift)
        wide: Floats = rows @ layer.widens + layer.widens_bias
        np.maximum(wide, 0, out=wide)
        return _evened(
            rows + wide @ layer.narrows + layer.narrows_bias, layer.second_scale, layer.second_shift
        )


def _evened(rows: Floats, scale: Floats, shift: Floats) -> Floats:
    """Rows of mean nought and spread one, then as the layer wants them."""
    share = np.full(
        (rows.shape[1], 1), 1 / rows.shape[1], dtype=np.float32
    )  # a product takes half the time of a sum
    even: Floats = rows - rows @ share
    spread = (even * even) @ share
    spread += EPSILON
    np.sqrt(spread, out=spread)
    even /= spread
    even *= scale
    even += shift
    return even
