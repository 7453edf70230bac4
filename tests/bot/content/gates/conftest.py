"""The small flow, clean."""

from pathlib import Path

import pytest

from flows.snapshot import Content
from tests.bot.content.gates.small import Small


@pytest.fixture
def small(content: Content, tmp_path: Path) -> Small:
    return Small(folder=tmp_path / "content", content=content)
