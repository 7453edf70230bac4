"""Rows of numbers of different lengths -> batches of like length, in an order by chance."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import torch

Numbers: TypeAlias = npt.NDArray[np.int64]
AT_ONCE = 512
"""Rows answered at once, where nothing is learned."""
NEAR = 20
"""Batches whose rows are sorted by length together."""
WARMING = 200
"""Steps in which the pace rises."""


def padded(rows: Sequence[Numbers], padding: int) -> torch.Tensor:
    """One tensor; short rows end in padding."""
    whole = np.full((len(rows), max(1, *map(len, rows))), padding, dtype=np.int64)
    for number, row in enumerate(rows):
        whole[number, : len(row)] = row
    return torch.from_numpy(whole)


def batches(lengths: Numbers, size: int, chance: np.random.Generator) -> Iterator[Numbers]:
    """Indices, `size` at a time, every row once."""
    order = chance.permutation(len(lengths))
    parts = np.array_split(order, max(1, len(order) // (size * NEAR)))
    order = np.concatenate([part[np.argsort(lengths[part], kind="stable")] for part in parts])
    cut = [order[at : at + size] for at in range(0, len(order), size)]
    for number in chance.permutation(len(cut)):
        yield cut[number]


def answers(
    ask: Callable[[torch.Tensor], torch.Tensor], rows: Sequence[Numbers], padding: int
) -> npt.NDArray[np.float32]:
    """What a network says of each row, in their order."""
    lengths = np.array([len(row) for row in rows])
    order = np.argsort(lengths, kind="stable")
    found: npt.NDArray[np.float32] | None = None
    with torch.no_grad():
        for at in range(0, len(rows), AT_ONCE):
            which = order[at : at + AT_ONCE]
            said = ask(padded([rows[number] for number in which], padding)).float().numpy()
            if found is None:
                found = np.zeros((len(rows), said.shape[1]), dtype=np.float32)
            found[which] = said
    if found is None:
        raise ValueError
    return found


def pace(step: int, steps: int) -> float:
    """How fast to learn: rising, then falling to nothing."""
    return min(step / WARMING, max(0.01, 1 - step / steps))
