"""A desk for tests: a small directory in a folder, answers that were prepared, and everything that was said."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.content.snapshot import Shelves
from bot.operators.desk import Desk
from flows.model import Now
from tests.bot.operators.faults import BLOCK
from tests.conftest import PROJECT

NOW = Now(moment=datetime(2026, 11, 23, 3, tzinfo=UTC))
CHECKED = BLOCK[BLOCK.index("      checked:") : BLOCK.index("      notes:")]
SECOND = """\
    - id: kh-second  # the second
      name: Second
      run_by: police
      needs: [legal_aid]
      contacts:
        - {type: web, value: "https://second.example.org"}
      do_not_test_call: true
      status: active
      confidence: high
      read_on: 2026-11-21
      sources:
        - where: example.org
          said: it helps
"""
SMALL = BLOCK.replace("@@", "KH").replace("@-", "kh") + SECOND
UNCHECKED = SMALL.replace(CHECKED, "")


@dataclass(slots=True)
class Keyboard:
    """What a person types, and what she reads."""

    answers: list[str]
    read: list[str] = field(default_factory=list)

    def ask(self, question: str) -> str:
        self.read.append(question)
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)

    def said(self) -> str:
        return "\n".join(self.read)


def desk(folder: Path, text: str = SMALL, answers: tuple[str, ...] = ()) -> tuple[Desk, Keyboard]:
    """A desk with this directory, and the keyboard at it."""
    path = folder / "referral_directory.yaml"
    path.write_bytes(text.encode())
    keyboard = Keyboard([*answers])
    shelves = Shelves.of_project(PROJECT, path)
    return Desk(shelves=shelves, now=NOW, ask=keyboard.ask, say=keyboard.read.append), keyboard


def text_at(desk: Desk) -> str:
    """The file as it stands, line ends as they are."""
    return desk.path.read_bytes().decode()
