"""`waypost directory …` as an operator types it."""

import argparse
import io
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.content.snapshot import Shelves
from bot.operators.checking import check
from bot.operators.commands import add_to
from bot.settings import Settings
from tests.bot.operators.desks import CHECKED, NOW, SECOND, SMALL, UNCHECKED, desk, text_at
from tests.conftest import PROJECT

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def typed(*words: str, answers: str = "") -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(answers))
        parser = argparse.ArgumentParser()
        path = tmp_path / "referral_directory.yaml"
        add_to(parser.add_subparsers(), lambda _: Shelves.of_project(PROJECT, path), lambda: NOW)
        options = parser.parse_args(["directory", *words])
        code: int = options.command(options, Settings())
        return code, capsys.readouterr().out

    return typed


def test_check_says_that_all_is_well(tmp_path: Path, run: Run) -> None:
    desk(tmp_path)

    assert run("check") == (0, "No problems. 2 entries, 2 of them shown to people.\n")


def test_check_names_every_problem_and_what_the_bot_does_meanwhile(tmp_path: Path, run: Run) -> None:
    desk(tmp_path, SMALL.replace("run_by: ngo", "run_by: nog").replace("[km,", "[kh,"))

    code, said = run("check")

    assert code == 1
    assert [line.split(";")[0] for line in said.splitlines()] == [
        "referral_directory.yaml:13: «nog» is not known here",
        "referral_directory.yaml:19: «kh» is no language",
        "2 problems. The bot goes on with the last good file.",
    ]


def test_check_says_what_is_worth_a_look_and_is_content(tmp_path: Path, run: Run) -> None:
    desk(tmp_path, SMALL.replace("fkgjjn", "aaaaaa"))

    code, said = run("check")

    assert code == 0
    assert said.startswith("worth a look: referral_directory.yaml:24: +442079460018 is new since the check")


def test_check_warns_before_entries_vanish(tmp_path: Path) -> None:
    at, keyboard = desk(tmp_path, UNCHECKED)

    later = type(at)(
        shelves=at.shelves, now=type(NOW)(moment=NOW.moment + timedelta(days=500)), ask=at.ask, say=at.say
    )

    assert check(later) == 0
    assert "2 entries will vanish from 2028-05-23 on: waypost directory stale" in keyboard.said()
    assert check(type(at)(shelves=at.shelves, now=at.now, ask=at.ask, say=at.say)) == 0


def test_verify_from_a_pipe(tmp_path: Path, run: Run) -> None:
    at, _ = desk(tmp_path, UNCHECKED)

    code, said = run("verify", "kh-example", answers="1\n1\n1\n")

    assert code == 0
    assert "Thank you" in said
    assert "checked: {on: 2026-11-23, by: outreach worker, way: called" in text_at(at)


def test_a_pipe_that_ends_changes_nothing(tmp_path: Path, run: Run) -> None:
    at, _ = desk(tmp_path)

    code, said = run("verify", "kh-example", answers="1\n")

    assert code == 1
    assert said.endswith("Nothing was changed: the answers ended.\n")
    assert text_at(at) == SMALL


def test_close_needs_a_reason(tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    desk(tmp_path)

    assert run("close", "kh-second", "--why", "gone")[0] == 0
    with pytest.raises(SystemExit):
        run("close", "kh-second")
    assert "--why" in capsys.readouterr().err


def test_stale_as_table_and_for_a_spreadsheet(tmp_path: Path, run: Run) -> None:
    desk(tmp_path)

    assert "1 of 1 entries that want a check" in run("stale")[1]
    assert run("stale", "--csv", "--most", "1")[1].startswith("place,id,name")


def test_show_coverage_and_the_map(tmp_path: Path, run: Run) -> None:
    desk(tmp_path)
    picture = tmp_path / "map.svg"

    assert "── English ──" in run("show", "kh-example")[1]
    assert "nobody known in" in run("coverage")[1]
    assert run("coverage", "--svg", str(picture), "--need", "shelter")[0] == 0
    assert "shelter" in picture.read_text("utf-8")
    assert run("coverage", "--png", str(tmp_path / "map.png"))[0] == 0
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")


def test_diff_of_two_files(tmp_path: Path, run: Run) -> None:
    at, _ = desk(tmp_path)
    new = tmp_path / "new.yaml"
    new.write_text(SMALL.replace(SECOND, ""), "utf-8")

    code, said = run("diff", str(at.path), str(new))

    assert code == 0
    assert "kh-second" in said


def test_add_and_accept(tmp_path: Path, run: Run) -> None:
    at, _ = desk(tmp_path)
    answers = "KH\nUs\nngo\nshelter\n\n\nweb\nhttps://us.example.org\nno\nx\ny\nyes\n"

    assert run("accept")[0] == 0
    assert run("add", answers=answers)[0] == 0
    assert "kh-us" in text_at(at)


def test_a_link_to_the_file_stays_a_link(tmp_path: Path, run: Run) -> None:
    real = tmp_path / "elsewhere"
    real.mkdir()
    at, _ = desk(tmp_path, UNCHECKED)
    shutil.move(at.path, real / "mine.yaml")
    (tmp_path / "referral_directory.yaml").symlink_to(real / "mine.yaml")

    assert run("verify", "kh-example", answers="1\n1\n1\n")[0] == 0
    assert (tmp_path / "referral_directory.yaml").is_symlink()
    assert "checked:" in (real / "mine.yaml").read_text("utf-8")
    assert CHECKED
