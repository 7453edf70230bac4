"""How well typed text is understood, per language: `make evaluate`. On ../shared/questions_dev.jsonl, or a file given.

Prints danger recall with its n, false alarms, top-1, top-3, region, microseconds a message, and size and load time of
the model. Counts top-1 right where the question itself allows another topic too.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NotRequired, TypedDict

from bot.app import PROJECT
from bot.content.model import read_model
from bot.content.snapshot import Shelves, read_content
from flows.model import Now
from flows.routing import Alarm
from flows.understanding import Understood, understand

QUESTIONS = PROJECT.parent / "shared" / "questions_dev.jsonl"
MODEL = PROJECT / "flows" / "phrases" / "model.npz"
HEAD = (
    f"{'':8s}{'n':>5s}{'danger':>8s}{'n':>5s}{'false':>7s}{'top-1':>7s}{'top-3':>7s}{'region':>8s}{'us':>7s}"
)


class Question(TypedDict):
    """A question with what it means. Some files do not say which place it names."""

    lang: str
    text: str
    topic: str
    also_ok: list[str]
    danger: bool
    region: NotRequired[str | None]


def main(arguments: Sequence[str]) -> int:
    """Prints the table; 0."""
    path = Path(arguments[0]) if arguments else QUESTIONS
    if not path.exists():
        print(f"There are no questions at {path.name}: give a file of them.", file=sys.stderr)
        return 1
    questions: list[Question] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    content = read_content(Shelves.of_project(PROJECT), Now(moment=datetime.now(UTC)))
    started = time.perf_counter()
    found = [_timed(question["text"], lambda text: understand(text, content)) for question in questions]
    print(HEAD)
    for language in sorted({question["lang"] for question in questions}):
        own = [number for number, question in enumerate(questions) if question["lang"] == language]
        _row(language, [questions[number] for number in own], [found[number] for number in own])
    _row("all", questions, found)
    print(f"{len(questions)} questions in {time.perf_counter() - started:.1f} s")
    started = time.perf_counter()
    read_model(MODEL, Alarm())
    print(f"model {MODEL.stat().st_size / 1e6:.1f} MB, read in {time.perf_counter() - started:.2f} s")
    return 0


def _timed(text: str, ask: Callable[[str], Understood]) -> tuple[Understood, float]:
    started = time.perf_counter()
    answer = ask(text)
    return answer, time.perf_counter() - started


def _row(name: str, questions: Sequence[Question], found: Sequence[tuple[Understood, float]]) -> None:
    pairs = [(question, answer) for question, (answer, _) in zip(questions, found, strict=True)]
    grave = [answer.danger for question, answer in pairs if question["danger"]]
    calm = [answer.danger for question, answer in pairs if not question["danger"]]
    first = [_is_right(question, answer, 1) for question, answer in pairs]
    third = [_is_right(question, answer, 3) for question, answer in pairs]
    place = [
        (answer.region or "")[:2] == (question["region"] or "")[:2]
        for question, answer in pairs
        if "region" in question
    ]
    speed = sorted(seconds for _, seconds in found)[len(found) // 2] * 1e6
    print(
        f"{name:8s}{len(pairs):5d}{_part(grave):8.3f}{len(grave):5d}{_part(calm):7.3f}"
        f"{_part(first):7.3f}{_part(third):7.3f}{_part(place):8.3f}{speed:7.0f}"
    )


def _is_right(question: Question, answer: Understood, most: int) -> bool:
    allowed = {question["topic"], *question["also_ok"]}
    return any(topic.value in allowed for topic in answer.topics[:most])


def _part(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else float("nan")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
