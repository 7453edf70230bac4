"""`waypost sources` and `waypost doctor` on the command line."""

import pytest

from bot.__main__ import main


def test_sources_can_be_narrowed_to_a_tag_and_to_what_is_open(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", "--open", "--tag", "GK"]) == 0

    tags = {line.split()[0] for line in capsys.readouterr().out.splitlines()[1:-2]}
    assert {tag.removesuffix("°") for tag in tags} == {"GK"}


def test_one_tag_is_told_at_length(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", "--tag", "ILO-11"]) == 0
    assert capsys.readouterr().out.startswith("ILO-11: ILO Indicators of Forced Labour")


def test_sources_come_as_a_spreadsheet(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources", "--csv"]) == 0
    assert capsys.readouterr().out.startswith("tag,kind,source,found at,")


def test_a_name_in_place_of_a_role_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["sources", "review", "help", "--by", "Maria Lopez"])

    assert "invalid choice" in capsys.readouterr().err


def test_the_doctor_says_what_stands_between_the_bot_and_people(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("WAYPOST_BOT_TOKEN", raising=False)

    assert main(["doctor"]) == 1
    assert "not ready to go live" in capsys.readouterr().out
