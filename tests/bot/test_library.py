"""A directory that is saved while people chat: served when it is good, and never when it is broken or half gone."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from bot.content.snapshot import Shelves
from bot.library import HOURS_HOLD, Library
from flows.model import Now, Region
from tests.conftest import NOON, PROJECT

KH = Region("KH")


class Clock:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> Now:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def copy(tmp_path: Path) -> Shelves:
    shutil.copy(PROJECT / "referral_directory.yaml", tmp_path)
    return Shelves.of_project(PROJECT, tmp_path / "referral_directory.yaml")


def _change(shelves: Shelves, there: str, put: str) -> None:
    text = shelves.directory.read_text(encoding="utf-8")
    assert there in text
    shelves.directory.write_text(text.replace(there, put), encoding="utf-8")


async def test_a_saved_change_is_served(copy: Shelves, clock: Clock) -> None:
    library = Library(copy, clock)
    _change(copy, "name: Chab Dai Coalition\n", "name: Chab Dai\n")

    await library.notice()

    assert library.content().directory.organisations["kh-chab-dai"].name == "Chab Dai"


async def test_nothing_is_read_again_while_nothing_is_saved(copy: Shelves, clock: Clock) -> None:
    library = Library(copy, clock)
    before = library.content()

    await library.notice()

    assert library.content() is before


async def test_once_a_day_the_opening_hours_are_compiled_anew(copy: Shelves, clock: Clock) -> None:
    library = Library(copy, clock)
    before = library.content()
    clock.now = Now(moment=NOON.moment + HOURS_HOLD + timedelta(seconds=1))

    await library.notice()

    assert library.content() is not before


@pytest.mark.parametrize("broken", ["KH: [", "", None])
async def test_what_is_broken_changes_nothing_and_names_the_file(
    copy: Shelves, clock: Clock, broken: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    library = Library(copy, clock)
    before = library.content()
    _put(copy.directory, broken)

    await library.notice()

    assert library.content() is before
    assert "library.broken.kept_last_good referral_directory.yaml:" in caplog.text


async def test_a_changed_emergency_number_waits_for_accept(
    copy: Shelves, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    library = Library(copy, clock)
    _change(copy, '{for: police, number: "117"}', '{for: police, number: "118"}')

    await library.notice()

    assert library.content().directory.emergency[KH].numbers[0].number == "117"
    assert "library.suspicious.waits_for_accept" in caplog.text


async def test_the_watch_goes_on_until_it_is_ended(copy: Shelves, clock: Clock) -> None:
    library = Library(copy, clock)
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            raise StopAsyncIteration

    with pytest.raises(StopAsyncIteration):
        await library.watch(pause)

    assert pauses == [1.0, 1.0, 1.0]


def _put(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")
