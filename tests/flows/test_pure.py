"""The conversation knows the standard library and itself; only the room that reads typed text knows numpy."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import PROJECT

FLOWS = PROJECT / "flows"
NUMPY_TOO = FLOWS / "routing"


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." if node.level else (node.module or "").partition(".")[0]


@pytest.mark.parametrize("path", sorted(FLOWS.rglob("*.py")), ids=lambda path: str(path.relative_to(FLOWS)))
def test_a_file_of_the_conversation_imports_nothing_else(path: Path) -> None:
    allowed = sys.stdlib_module_names | {"flows"} | ({"numpy"} if path.parent == NUMPY_TOO else set())

    assert set(imported(path)) <= allowed
