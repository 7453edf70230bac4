"""The command line as an operator uses it."""

import io
import json
import shutil
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.conftest import PROJECT


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYPOST_BOT_TOKEN", raising=False)
    monkeypatch.delenv("WAYPOST_DIRECTORY", raising=False)


@pytest.mark.parametrize("command", ["run", "chat"])
def test_without_a_token_the_first_view_comes_from_a_pipe(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("/start\n"))

    code = main([command])

    written = capsys.readouterr()
    assert code == 0
    assert written.out.startswith("Working abroad")
    assert "☎ Help" in written.out
    assert ("local chat" in written.err) is (command == "run")


def test_the_chat_speaks_the_language_of_the_phone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("/start\n"))

    main(["chat", "--language", "es-MX"])

    assert "☎ Ayuda" in capsys.readouterr().out


def test_a_talk_can_be_written_as_a_transcript(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("/start\n☰ Menu\n"))

    main(["chat", "--transcript"])

    assert "> /start\n" in (talk := capsys.readouterr().out)
    assert "> [☰ Menu]\n" in talk


def test_check_says_that_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "no problems" in capsys.readouterr().out


def test_check_names_file_line_and_mend(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "mine.yaml"
    shipped = (PROJECT / "referral_directory.yaml").read_text(encoding="utf-8")
    broken.write_text(shipped.replace("    run_by: ngo", "      run_bi: ngo", 1), encoding="utf-8")
    monkeypatch.setenv("WAYPOST_DIRECTORY", str(broken))

    code = main(["check"])

    assert code == 1
    assert "mine.yaml:" in capsys.readouterr().out


def test_a_broken_directory_is_not_started_with(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "mine.yaml"
    broken.write_text("KH:\n  emergency: [", encoding="utf-8")
    monkeypatch.setenv("WAYPOST_DIRECTORY", str(broken))

    code = main(["chat"])

    assert code == 1
    assert "mine.yaml:" in capsys.readouterr().err


def test_a_missing_directory_is_said_by_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WAYPOST_DIRECTORY", str(tmp_path / "none.yaml"))

    code = main(["find", "KH", "hotline"])

    assert code == 1
    assert "none.yaml" in capsys.readouterr().err


def test_a_wrong_setting_is_named_and_its_value_is_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WAYPOST_BOT_TOKEN", "not-a-token-4711")

    code = main(["run"])

    assert code == 1
    assert "WAYPOST_BOT_TOKEN" in (said := capsys.readouterr().err)
    assert "4711" not in said


def test_explain_tells_what_a_button_means(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "nonsense"]) == 0
    assert "opens the start" in capsys.readouterr().out


def test_find_gives_the_cards_people_get(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "US-CA", "shelter"]) == 0
    assert "Coalition to Abolish Slavery and Trafficking" in capsys.readouterr().out


def test_find_gives_rows_for_machines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "KH", "case_management", "--json", "--language", "ar"]) == 0

    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert "kh-chab-dai" in [row["id"] for row in rows]
    assert rows[0]["rank"] == 1
    assert {"trust", "reach", "contacts", "text", "exact"} <= rows[0].keys()


def test_new_english_comes_into_the_po_files_and_nothing_is_lost(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(PROJECT / "flows", tmp_path / "flows")
    words = tmp_path / "flows" / "content" / "words.yaml"
    words.write_text(
        words.read_text(encoding="utf-8").replace("next: Next", "next: Following"), encoding="utf-8"
    )
    monkeypatch.setattr("bot.app.PROJECT", tmp_path)

    main(["translations"])

    spanish = (tmp_path / "flows/locale/es/LC_MESSAGES/flows.po").read_text(encoding="utf-8")
    assert '#, fuzzy\n#| msgid "Next"\nmsgctxt "word.next"\nmsgid "Following"' in spanish
    before = (PROJECT / "flows/locale/es/LC_MESSAGES/flows.po").read_text(encoding="utf-8")
    assert spanish.count("msgstr") == before.count("msgstr")
