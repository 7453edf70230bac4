"""The small reader that ships, taught what the teacher says of the phrases and of their variations.

What a piece means begins with what the large encoder knows of it, so that pieces which are rare in the phrases, or new,
mean what their neighbours mean.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn import functional

from flows.routing.pieces import MOST, Pieces
from flows.routing.reader import EPSILON, Layer, Reader
from tools.teaching.batches import Numbers, answers, batches, pace, padded
from tools.teaching.encoder import Block
from tools.teaching.teacher import loss_of

MEANING, WIDTH, INNER, HEADS, LAYERS = 128, 128, 384, 4, 2
ROUNDS = 4
BATCH = 512
PACE, PACE_OF_PIECES = 2.5e-3, 1e-2
"""A piece is met seldom: it learns faster."""
FADING = 0.01
OF_THE_PHRASES = 0.3
"""How much the phrases' own topics count beside what the teacher says of them."""
OF_DANGER, OF_LANGUAGE = 4.0, 0.3
EVERY = 400


@dataclass(frozen=True, kw_only=True)
class Course:
    """What the student learns from: texts, what the teacher said of each, and the language of each.

    The first texts are the phrases themselves, with their own topics and dangers.
    """

    texts: Sequence[str]
    opinions: npt.NDArray[np.float32]
    languages: npt.NDArray[np.int64]
    topics: npt.NDArray[np.int64]
    dangers: npt.NDArray[np.float32]
    language_count: int


class _Layer(Block):
    def _bent(self, rows: torch.Tensor) -> torch.Tensor:
        return functional.relu(rows)


class Student(nn.Module):
    """The network of flows.routing.reader, as it learns: topics, danger, languages. Row 0 of the pieces is padding."""

    def __init__(self, known: npt.NDArray[np.float32], labels: int) -> None:
        super().__init__()
        known = known - known.mean(axis=0)
        whole = np.concatenate([np.zeros((1, known.shape[1]), np.float32), known / known.std()])
        self.known = nn.Embedding.from_pretrained(torch.from_numpy(whole), freeze=True)
        self.pressed = nn.Linear(known.shape[1], MEANING, bias=False)
        self.own = nn.Embedding(len(whole), MEANING, padding_idx=0)
        nn.init.zeros_(self.own.weight)
        self.lift = nn.Linear(MEANING, WIDTH, bias=False)
        self.places = nn.Parameter(torch.randn(MOST, WIDTH) * 0.02)
        self.norm = nn.LayerNorm(WIDTH, float(EPSILON))
        self.layers = nn.ModuleList(_Layer(WIDTH, INNER, HEADS, float(EPSILON)) for _ in range(LAYERS))
        self.says = nn.Linear(2 * WIDTH, labels)

    def forward(self, pieces: torch.Tensor) -> torch.Tensor:
        """Padded rows of pieces -> scores."""
        there = pieces > 0
        rows = self.lift(self.pressed(self.known(pieces)) + self.own(pieces)) + self.places[: pieces.shape[1]]
        rows = self.norm(rows)
        for layer in self.layers:
            rows = layer(rows, there, 0.0)
        kept = there[..., None].to(rows.dtype)
        mean = (rows * kept).sum(1) / kept.sum(1).clamp(min=1)
        most = rows.masked_fill(~there[..., None], -1e4).max(1).values
        scores: torch.Tensor = self.says(torch.cat([mean, most], -1))
        return scores


def taught(course: Course, vocabulary: Pieces, known: npt.NDArray[np.float32]) -> Student:
    """A student of that vocabulary; `known` has a row for each of its pieces."""
    torch.manual_seed(0)
    chance = np.random.default_rng(0)
    topics = course.opinions.shape[1] - 1
    student = Student(known, topics + 1 + course.language_count).train()
    rows = read(course.texts, vocabulary)
    lengths = np.array([len(row) for row in rows])
    others = [part for name, part in student.named_parameters() if name not in ("own.weight", "known.weight")]
    optimizer = torch.optim.AdamW(
        [
            {"params": [student.own.weight], "lr": PACE_OF_PIECES},
            {"params": others, "lr": PACE},
        ],
        weight_decay=FADING,
        fused=True,
    )
    opinions, languages = torch.from_numpy(course.opinions), torch.from_numpy(course.languages)
    steps, step, started = ROUNDS * -(-len(rows) // BATCH), 0, time.perf_counter()
    for _ in range(ROUNDS):
        for which in batches(lengths, BATCH, chance):
            step += 1
            for group, top in zip(optimizer.param_groups, (PACE_OF_PIECES, PACE), strict=True):
                group["lr"] = top * pace(step, steps)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = student(padded([rows[number] for number in which], 0))
            scores = scores.float()
            loss = _unlike(scores[:, : topics + 1], opinions[which])
            loss = loss + OF_LANGUAGE * functional.cross_entropy(scores[:, topics + 1 :], languages[which])
            own = np.nonzero(which < len(course.topics))[0]
            if len(own):
                loss = loss + OF_THE_PHRASES * len(own) / len(which) * loss_of(
                    scores[own, : topics + 1],
                    torch.from_numpy(course.topics[which[own]]),
                    torch.from_numpy(course.dangers[which[own]]),
                )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(student.parameters(), 1.0)
            optimizer.step()
            if step % EVERY == 0:
                print(
                    f"student: step {step} of {steps}, {time.perf_counter() - started:.0f} s, {loss.item():.2f}",
                    flush=True,
                )
    return student.eval()


def read(texts: Sequence[str], vocabulary: Pieces) -> list[Numbers]:
    """Texts as the student reads them. One that holds no known piece is a piece of padding."""
    return [np.array(vocabulary.split(text) or [0], dtype=np.int64) for text in texts]


def scores_of(student: Student, texts: Sequence[str], vocabulary: Pieces) -> npt.NDArray[np.float32]:
    """Scores for each text."""
    return answers(student.eval(), read(texts, vocabulary), 0)


def _unlike(scores: torch.Tensor, opinions: torch.Tensor) -> torch.Tensor:
    """How far from the teacher's opinions."""
    topics = functional.kl_div(
        functional.log_softmax(scores[:, :-1], -1),
        functional.softmax(opinions[:, :-1], -1),
        reduction="batchmean",
    )
    danger = functional.binary_cross_entropy_with_logits(scores[:, -1], torch.sigmoid(opinions[:, -1]))
    return topics + OF_DANGER * danger


def as_reader(student: Student, vocabulary: Pieces, labels: Sequence[str]) -> Reader:
    """What ships: the meanings of pieces in single bytes, each row on its own scale; the rest in half precision."""
    with torch.no_grad():
        meanings = (student.pressed(student.known.weight) + student.own.weight).numpy()
        meanings[0] = 0
    steps = np.maximum(np.abs(meanings).max(axis=1), 1e-6) / 127
    return Reader(
        labels=tuple(labels),
        pieces=vocabulary,
        meanings=np.rint(meanings / steps[:, None]).astype(np.int8),
        steps=_half(torch.from_numpy(steps)),
        lift=_half(student.lift.weight.T),
        places=_half(student.places),
        scale=_half(student.norm.weight),
        shift=_half(student.norm.bias),
        layers=tuple(_as_layer(layer) for layer in student.layers),
        heads=HEADS,
        says=_half(student.says.weight.T),
        says_bias=_half(student.says.bias),
    )


def _as_layer(layer: Block) -> Layer:
    return Layer(
        looks=_half(torch.cat([layer.q.weight, layer.k.weight, layer.v.weight]).T),
        looks_bias=_half(torch.cat([layer.q.bias, layer.k.bias, layer.v.bias])),
        takes=_half(layer.ao.weight.T),
        takes_bias=_half(layer.ao.bias),
        first_scale=_half(layer.aln.weight),
        first_shift=_half(layer.aln.bias),
        widens=_half(layer.fi.weight.T),
        widens_bias=_half(layer.fi.bias),
        narrows=_half(layer.fo.weight.T),
        narrows_bias=_half(layer.fo.bias),
        second_scale=_half(layer.oln.weight),
        second_shift=_half(layer.oln.bias),
    )


def _half(part: torch.Tensor) -> npt.NDArray[np.float32]:
    """Rounded as the file will hold it."""
    return np.ascontiguousarray(part.detach().numpy()).astype(np.float16).astype(np.float32)
