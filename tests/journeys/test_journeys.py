"""Whole conversations, as a caseworker can read them: each `*.txt` is replayed and must come out the same.

A line `> words` is what a person typed, `> [Label]` a button she pressed; all else is what she saw. `# language: es`
at the top is her phone's language. `make journeys` writes them anew: read the difference before it is committed.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path

import pytest

from bot import app
from bot.content.snapshot import Shelves
from bot.emulator import Manner, Visit
from bot.library import Library
from flows.model import Now
from tests.conftest import NOON

JOURNEYS = sorted(Path(__file__).parent.glob("*.txt"))


@pytest.fixture(scope="session")
def library(shelves: Shelves) -> Library:
    return Library(shelves, _clock)


@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: path.stem)
def test_the_talk_goes_as_written(path: Path, library: Library, request: pytest.FixtureRequest) -> None:
    written = path.read_text(encoding="utf-8")
    header, acts = _header(written), _acts(written)

    talk = "".join(header) + "\n" + asyncio.run(_talk(library, acts, _language(header)))

    if request.config.getoption("--update"):
        path.write_text(talk, encoding="utf-8")
    assert talk == path.read_text(encoding="utf-8")


async def _talk(library: Library, acts: Iterable[str], language: str) -> str:
    said: list[str] = []
    visit = Visit(language=language, manner=Manner.TRANSCRIPT)
    await app.talk(library, _clock, lines=_lines(acts), write=said.append, visit=visit)
    return "\n".join(said) + "\n"


async def _lines(acts: Iterable[str]) -> AsyncIterator[str]:
    for act in acts:
        yield act


def _header(written: str) -> list[str]:
    return [line + "\n" for line in written.splitlines() if line.startswith("#")]


def _language(header: list[str]) -> str:
    marks = [line.partition(":")[2].strip() for line in header if line.startswith("# language:")]
    return marks[0] if marks else "en"


def _acts(written: str) -> Iterator[str]:
    for line in written.splitlines():
        if line.startswith("> ["):
            yield line[3:].removesuffix("]")
        elif line.startswith("> "):
            yield line[2:]


def _clock() -> Now:
    return NOON
