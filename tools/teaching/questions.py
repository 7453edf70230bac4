"""questions/*.jsonl: texts by others, with what they mean. Nothing learns from them; limits are found on them.

questions/beyond: the same in Latin letters, of languages that no phrase is written in that way. They are measured, no more.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.content.phrases import Phrase

FOLDER = Path(__file__).resolve().parent / "questions"


@dataclass(frozen=True, kw_only=True)
class Question:
    """A text, the topics that are right for it, whether it is danger, and whose it is: a language or an author."""

    text: str
    right: frozenset[str]
    danger: bool
    of: str


def read_questions() -> list[Question]:
    """All of them, file by file."""
    rows = [
        json.loads(line)
        for path in sorted(FOLDER.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    return [
        Question(
            text=row["text"],
            right=frozenset((row["topic"], *row["also_ok"])),
            danger=row["danger"],
            of=row["lang"],
        )
        for row in rows
    ]


def as_questions(phrases: Sequence[Phrase]) -> list[Question]:
    """Phrases that were left out of the learning."""
    return [
        Question(text=each.text, right=frozenset({each.topic.value}), danger=each.danger, of=each.author)
        for each in phrases
    ]
