"""One entry's lines change; every other byte stays what it was."""

from pathlib import Path

import pytest

from bot.operators.desk import entry, opened
from bot.operators.sheet import read_sheet, save, sheet_of, with_field, with_lines
from flows.model import ContentError
from tests.bot.operators.desks import NOW, SECOND, SMALL, UNCHECKED, desk, text_at


def set_in(folder: Path, text: str, name: str, field: str, value: str) -> str:
    at, _ = desk(folder, text)
    book = opened(at)
    save(with_field(read_sheet(at.path), entry(book, name, at), field, value), at.path, NOW)
    return text_at(at)


def test_a_field_that_is_there_is_replaced_on_its_own_line(tmp_path: Path) -> None:
    after = set_in(
        tmp_path, SMALL, "kh-example", "status", "held\n      why: test".partition("\n")[0] and "active"
    )

    assert after == SMALL


def test_a_new_field_is_put_in_and_all_else_stays(tmp_path: Path) -> None:
    after = set_in(tmp_path, UNCHECKED, "kh-second", "why", '"told # so: \\"now\\""')

    line = '      why: "told # so: \\"now\\""\n'
    assert line in after
    assert after.replace(line, "") == UNCHECKED


def test_windows_line_ends_stay_and_are_used(tmp_path: Path) -> None:
    windows = UNCHECKED.replace("\n", "\r\n")

    after = set_in(tmp_path, windows, "kh-second", "why", "x")

    assert after.replace("      why: x\r\n", "") == windows


def test_a_file_without_a_last_line_end_gets_one_where_it_is_needed(tmp_path: Path) -> None:
    short = UNCHECKED.rstrip("\n")

    after = set_in(tmp_path, short, "kh-second", "why", "x")

    assert after == UNCHECKED + "      why: x\n"
    assert with_lines(sheet_of("a: 1", "x"), 1, ("b: 2",)).text == "a: 1\nb: 2\n"
    assert with_lines(sheet_of("a: 1\n", "x"), 0, ("b: 2",)).text == "b: 2\na: 1\n"


def test_comments_and_empty_lines_behind_a_field_stay_with_what_follows(tmp_path: Path) -> None:
    text = UNCHECKED.replace(
        "      confidence: high\n      read_on: 2026-11-21\n      sources:\n",
        "\n      # sure\n      confidence: high\n      read_on: 2026-11-21\n      sources:\n",
    )
    text += "\n# the end\n"

    after = set_in(tmp_path, text, "kh-second", "status", "active")
    last = set_in(tmp_path, text, "kh-second", "why", "x")

    assert after == text
    assert last == text.replace("          said: it helps\n", "          said: it helps\n      why: x\n")


def test_an_entry_on_one_line_is_left_alone_and_the_mend_is_said(tmp_path: Path) -> None:
    flow = "    - {id: kh-flow, name: Flow, run_by: ngo, status: unconfirmed, why: x, confidence: low, read_on: 2026-11-21}\n"

    with pytest.raises(ContentError, match="over several lines"):
        set_in(tmp_path, SMALL + flow, "kh-flow", "why", "y")

    assert (tmp_path / "referral_directory.yaml").read_text("utf-8") == SMALL + flow


def test_what_would_be_faulty_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="«activ» is not known here"):
        set_in(tmp_path, SMALL, "kh-second", "status", "activ")

    assert (tmp_path / "referral_directory.yaml").read_text("utf-8") == SMALL
    assert [each.name for each in tmp_path.iterdir()] == ["referral_directory.yaml"]


def test_a_disk_that_fails_leaves_the_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, _ = desk(tmp_path)

    def full(path: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        save(sheet_of(SMALL + "\n", "x"), at.path, NOW)

    assert text_at(at) == SMALL
    assert [each.name for each in tmp_path.iterdir()] == ["referral_directory.yaml"]


def test_a_file_of_one_line_has_an_ending_too() -> None:
    assert with_lines(sheet_of("a: 1", "x"), 0, ("b: 2",)).text == "b: 2\na: 1"


def test_an_entry_of_another_file_is_not_found(tmp_path: Path) -> None:
    at, _ = desk(tmp_path)
    organisation = entry(opened(at), "kh-second", at)

    with pytest.raises(ContentError, match="written on one line"):
        with_field(sheet_of(SMALL.replace(SECOND, "") + "LA:\nTH: {}\n", "x"), organisation, "why", "x")
