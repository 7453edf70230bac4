"""A saved directory is noticed, read apart, and never half."""

import gc
import shutil
import sys
from pathlib import Path

import pytest

from bot.content import reloading
from bot.content.directory import read_directory
from bot.content.reloading import read_apart, seal
from flows.model import ContentError
from tests.conftest import NOON, PROJECT


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return Path(shutil.copy(PROJECT / "referral_directory.yaml", tmp_path))


async def test_what_is_read_apart_is_what_is_read_here(saved: Path) -> None:
    assert await read_apart(saved, NOON) == read_directory(saved, NOON)


@pytest.mark.parametrize("text", [None, "KH: ["])
async def test_the_collector_works_again_after_reading(saved: Path, text: str | None) -> None:
    if text is None:
        await read_apart(saved, NOON)
    else:
        _save(saved, text)
        with pytest.raises(ContentError):
            await read_apart(saved, NOON)

    assert gc.isenabled()


async def test_a_collector_that_was_off_stays_off(saved: Path) -> None:
    gc.disable()
    try:
        await read_apart(saved, NOON)
        was_off = not gc.isenabled()
    finally:
        gc.enable()

    assert was_off


def test_a_saved_file_is_told_from_the_one_before_by_rename_too(saved: Path, tmp_path: Path) -> None:
    before = seal(saved)
    other = tmp_path / "other.yaml"
    other.write_bytes(saved.read_bytes())

    other.replace(saved)

    assert seal(saved) != before
    saved.unlink()
    assert seal(saved) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [("KH: [", "may be half written"), ("", "the file is empty"), ("KH:\n  emergency: *bomb\n", "an alias")],
)
async def test_what_is_broken_is_said_with_its_line(saved: Path, text: str, said: str) -> None:
    _save(saved, text)

    with pytest.raises(ContentError, match=said) as raised:
        await read_apart(saved, NOON)

    assert raised.value.problems[0].source.path == saved.name


async def test_a_missing_file_is_no_directory(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="cannot be read"):
        await read_apart(tmp_path / "none.yaml", NOON)


async def test_reading_that_takes_too_long_is_given_up(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reloading, "SECONDS", 0.0)

    with pytest.raises(ContentError, match="too long"):
        await read_apart(saved, NOON)


async def test_a_reader_that_dies_leaves_no_directory(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")

    with pytest.raises(ContentError, match="cannot be read"):
        await read_apart(saved, NOON)


def _save(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
