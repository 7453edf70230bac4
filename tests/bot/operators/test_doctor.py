"""`waypost doctor`: each check fails for its own reason, and a bot that is not ready is not called ready."""

import json
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.content.snapshot import Shelves
from bot.operators import doctor
from bot.operators.accepting import accepted_path
from bot.operators.desk import Desk, opened
from bot.operators.expiry import expires_on, shown
from bot.operators.sourcing import ledger, waiting
from bot.settings import Settings
from flows.model import Now
from tests.bot.operators.desks import NOW
from tests.conftest import PROJECT

SET = Settings(bot_token=SecretStr("1:abc"))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    shutil.copytree(PROJECT / "flows", tmp_path / "flows")
    for name in ("referral_directory.yaml", "referral_directory.accepted.json"):
        shutil.copy(PROJECT / name, tmp_path)
    return Desk(shelves=Shelves.of_project(tmp_path), now=NOW, ask=input, say=print)


def found(check: Iterator[doctor.Ailment]) -> list[str]:
    return [f"{each.what}; {each.mend}" for each in check]


def test_content_with_problems_is_not_ready(desk: Desk) -> None:
    path = desk.shelves.flows / "content" / "guide.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("-> offer\n", "-> ofer\n", 1), encoding="utf-8")

    (said,) = found(doctor.content_is_clean(desk, SET))

    assert "problems, such as flows/content/" in said
    assert said.endswith("waypost check names them all")


def test_statements_nobody_reviewed_are_not_ready(desk: Desk) -> None:
    (said,) = found(doctor.statements_are_reviewed(desk, SET))

    assert "nobody reviewed them: " in said
    assert said.endswith("waypost sources --open, then docs/content-review.md")


def test_once_every_statement_is_reviewed_that_check_is_well(desk: Desk) -> None:
    book = ledger(desk)
    stamps = [
        f"  {node}: {{by: survivor, on: {NOW.today}, of: {book.reviews.marks[node]}}}\n"
        for node in {each.node for each in waiting(book)}
    ]
    path = desk.shelves.flows / "content" / "reviewed.yaml"
    path.write_text(f"reviewed:\n{''.join(stamps)}", encoding="utf-8")

    assert found(doctor.statements_are_reviewed(desk, SET)) == []


def test_a_directory_nobody_accepted_is_not_ready(desk: Desk) -> None:
    accepted_path(desk.path).unlink()

    assert found(doctor.directory_is_accepted(desk, SET)) == [
        "the directory was never accepted; waypost directory accept"
    ]


def test_a_doubtful_change_is_not_ready(desk: Desk) -> None:
    path = accepted_path(desk.path)
    accepted = json.loads(path.read_text(encoding="utf-8"))
    accepted["emergency"]["KH"] = ["police 999"]
    path.write_text(json.dumps(accepted), encoding="utf-8")

    (said,) = found(doctor.directory_is_accepted(desk, SET))

    assert "an emergency number of KH is gone or changed" in said


def test_entries_about_to_vanish_are_not_ready(desk: Desk) -> None:
    first = min(expires_on(each) for each in shown(opened(desk).directory, NOW.today))
    later = Now(moment=NOW.moment + (first - NOW.today) - timedelta(days=30))

    (said,) = found(doctor.nothing_vanishes(Desk(shelves=desk.shelves, now=later, ask=input, say=print), SET))

    assert f"entries vanish within 60 days, the first on {first}" in said


def test_a_likely_country_without_a_number_is_not_ready(desk: Desk) -> None:
    path = desk.shelves.flows / "gazetteer" / "likeliest.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("en: [AE,", "en: [AQ,"), encoding="utf-8")

    assert found(doctor.likeliest_countries_have_numbers(desk, SET)) == [
        "no emergency number for AQ; add it to the directory, with its source"
    ]


def test_without_a_token_it_is_not_ready(desk: Desk) -> None:
    assert found(doctor.token_is_set(desk, SET)) == []
    assert found(doctor.token_is_set(desk, Settings())) == [
        "no bot token is set; export WAYPOST_BOT_TOKEN=… as BotFather gave it"
    ]


def said_by(
    monkeypatch: pytest.MonkeyPatch, desk: Desk, *checks: tuple[str, doctor.Check]
) -> tuple[int, str]:
    monkeypatch.setattr(doctor, "CHECKS", checks)
    said: list[str] = []
    code = doctor.doctor(Desk(shelves=desk.shelves, now=NOW, ask=input, say=said.append), Settings())
    return code, "\n".join(said)


def test_all_checks_are_printed_and_one_failure_is_enough(
    monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> None:
    code, said = said_by(
        monkeypatch,
        desk,
        ("a token", doctor.token_is_set),
        ("countries", doctor.likeliest_countries_have_numbers),
    )

    assert code == 1
    assert said == (
        "NO  a token\n      no bot token is set; export WAYPOST_BOT_TOKEN=… as BotFather gave it\n"
        "OK  countries\n\n1 of 2 checks fail: not ready to go live."
    )


def test_ready_is_said_only_when_nothing_fails(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    assert said_by(monkeypatch, desk, ("countries", doctor.likeliest_countries_have_numbers)) == (
        0,
        "OK  countries\n\nReady to go live.",
    )


def test_a_check_that_cannot_look_is_not_well(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    desk.path.write_text("KH: [", encoding="utf-8")

    code, said = said_by(monkeypatch, desk, ("vanishing", doctor.nothing_vanishes))

    assert code == 1
    assert said.startswith("NO  vanishing\n      ")


def test_the_shipped_bot_is_not_ready_while_nobody_reviewed_its_words(desk: Desk) -> None:
    """Honest today; when this fails, people who know the field have reviewed every statement: delete it, gladly."""
    assert found(doctor.statements_are_reviewed(desk, SET)) != []
