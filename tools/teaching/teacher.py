"""The large reader, taught the phrases: what each text is about and whether somebody is in danger."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn import functional

from tools.teaching.batches import Numbers, answers, batches, pace, padded
from tools.teaching.encoder import Encoder, Packed, Splitter

BATCH = 128
PACE, PACE_OF_ANSWERS = 1.5e-4, 1.5e-3
FORGOTTEN = 0.07
"""Share of pieces left out while learning."""
LOST = 0.1
DOUBT = 0.05
LONGEST = 100
"""Pieces read."""
EVERY = 200
WORDS = "encoder.word.weight"
"""Never taught, and most of the memory."""


@dataclass(frozen=True, kw_only=True)
class Lessons:
    """Texts with what they are: topics as numbers, danger as 0 or 1."""

    texts: Sequence[str]
    topics: npt.NDArray[np.int64]
    dangers: npt.NDArray[np.float32]
    rounds: int
    """How often each text is read."""


class Teacher(nn.Module):
    """The encoder with answers on top: topics, then danger."""

    def __init__(self, packed: Packed, topics: int) -> None:
        super().__init__()
        self.begin, self.end, self.padding = packed.begin, packed.end, packed.padding
        self.splitter = Splitter(packed)
        self.encoder = Encoder(packed)
        self.said = nn.Linear(packed.width, topics + 1)

    def forward(self, pieces: torch.Tensor) -> torch.Tensor:
        """Padded rows of pieces -> scores."""
        drop = LOST if self.training else 0.0
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found: torch.Tensor = self.said(
                functional.dropout(self.encoder(pieces, drop), drop, self.training)
            )
        return found.float()

    def rows(self, texts: Sequence[str]) -> list[Numbers]:
        """Texts as the encoder reads them."""
        return [
            np.array([self.begin, *self.splitter.split(text)[:LONGEST], self.end], dtype=np.int64)
            for text in texts
        ]

    def opinions(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Scores for each text."""
        self.eval()
        return answers(self, self.rows(texts), self.padding)


def taught(packed: Packed, topics: int, courses: Sequence[Lessons], kept: Path) -> Teacher:
    """A teacher that has taken the courses, one after another. About 5 ms a text and round on two cores.

    What it knows after each is kept in that folder, and a later call begins there.
    """
    torch.manual_seed(0)
    teacher = Teacher(packed, topics)
    for number, lessons in enumerate(courses, start=1):
        file = kept / f"teacher-{number}.pt"
        if file.exists():
            teacher.load_state_dict(torch.load(file, weights_only=True), strict=False)
            continue
        learn(teacher, lessons)
        beside = file.with_suffix(".new")
        torch.save({name: part for name, part in teacher.state_dict().items() if name != WORDS}, beside)
        beside.replace(file)
    return teacher


def learn(teacher: Teacher, lessons: Lessons) -> None:
    """One course."""
    chance = np.random.default_rng(0)
    teacher.train()
    rows = teacher.rows(lessons.texts)
    lengths = np.array([len(row) for row in rows])
    learning = [part for part in teacher.encoder.parameters() if part.requires_grad]
    groups = [{"params": learning, "lr": PACE}, {"params": teacher.said.parameters(), "lr": PACE_OF_ANSWERS}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps, step, started = lessons.rounds * (len(rows) // BATCH + 1), 0, time.perf_counter()
    for _ in range(lessons.rounds):
        for which in batches(lengths, BATCH, chance):
            step += 1
            for group, top in zip(optimizer.param_groups, (PACE, PACE_OF_ANSWERS), strict=True):
                group["lr"] = top * pace(step, steps)
            scores = teacher(padded([_thinned(rows[number], chance) for number in which], teacher.padding))
            topics, dangers = (
                torch.from_numpy(lessons.topics[which]),
                torch.from_numpy(lessons.dangers[which]),
            )
            loss = loss_of(scores, topics, dangers)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
            if step % EVERY == 0:
                said = f"step {step} of {steps}, {time.perf_counter() - started:.0f} s, {loss.item():.2f}"
                print(f"teacher: {said}", flush=True)


def loss_of(scores: torch.Tensor, topics: torch.Tensor, dangers: torch.Tensor) -> torch.Tensor:
    """How wrong scores are: topics first, the last column is danger."""
    wrong_topic = functional.cross_entropy(scores[:, :-1], topics, label_smoothing=DOUBT)
    return wrong_topic + functional.binary_cross_entropy_with_logits(scores[:, -1], dangers)


def _thinned(row: Numbers, chance: np.random.Generator) -> Numbers:
    if len(row) <= 4:
        return row
    kept = chance.random(len(row)) > FORGOTTEN
    kept[0] = kept[-1] = True
    return row[kept]
