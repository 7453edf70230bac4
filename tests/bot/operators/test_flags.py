"""What people said did not work: read from the file the bot writes, cleared by a later check, never written here."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.operators.flags import FILE, flagged, flags
from bot.operators.verifying import verify
from flows.referrals import Check
from tests.bot.operators.desks import SMALL, desk
from tests.flows.making import HELPER

WEEKS = {"helper": "2026-W47"}
"""It ends on Sunday, 22 November."""


def written(folder: Path, text: str) -> Path:
    (folder / FILE).write_text(text, "utf-8")
    return folder


def test_without_a_folder_or_a_file_nothing_is_flagged(tmp_path: Path) -> None:
    assert flags(None) == {}
    assert flags(tmp_path) == {}
    assert flags(tmp_path / "none") == {}


def test_each_entry_has_its_last_week(tmp_path: Path) -> None:
    text = "entry\tweek\nkh-a\t2026-W47\nkh-b\t2026-W40\nkh-a\t2026-W09\nkh-b\t2027-W01\n"

    assert flags(written(tmp_path, text)) == {"kh-a": "2026-W47", "kh-b": "2027-W01"}


@pytest.mark.parametrize(
    "line",
    [
        "",
        "kh-a",
        "kh-a 2026-W47",
        "kh-a\t2026-W99",
        "kh-a\t0000-W01",
        "Kh A\t2026-W47",
        "kh-a\tnow",
        "\ufffd",
    ],
)
def test_a_line_that_is_no_flag_is_passed_over(line: str, tmp_path: Path) -> None:
    assert flags(written(tmp_path, f"{line}\r\nkh-b\t2026-W47\r\n")) == {"kh-b": "2026-W47"}


def test_bytes_that_are_no_text_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\xff\xfe\nkh-b\t2026-W47\n")

    assert flags(tmp_path) == {"kh-b": "2026-W47"}


@pytest.mark.parametrize(
    ("on", "week"),
    [
        (None, "2026-W47"),
        (date(2026, 11, 1), "2026-W47"),
        (date(2026, 11, 22), "2026-W47"),
        (date(2026, 11, 23), ""),
    ],
)
def test_a_check_after_the_week_clears_the_flag(on: date | None, week: str) -> None:
    check = Check(on=on, by="volunteer", way="called") if on else None

    assert flagged(replace(HELPER, checked=check), WEEKS) == week
    assert flagged(replace(HELPER, id="other", checked=check), WEEKS) == ""


def test_verifying_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    at, _ = desk(tmp_path, SMALL, ("1", "1", "1"))
    written(tmp_path, "kh-example\t2026-W47\n")

    verify(replace(at, data_dir=tmp_path), "kh-example")

    assert (tmp_path / FILE).read_text("utf-8") == "kh-example\t2026-W47\n"
