"""What a person must look at first: many entries gone, an emergency number gone or changed."""

import json
from pathlib import Path

import pytest

from bot.content.directory import examine_text
from bot.operators.accepting import accept, accepted_of, accepted_path, read_accepted, suspicious
from bot.operators.checking import check
from flows.directory import Directory
from flows.model import ContentError
from tests.bot.operators.desks import NOW, SECOND, SMALL, desk


def directory(text: str) -> Directory:
    found = examine_text(text, "referral_directory.yaml", NOW)
    assert found.directory is not None
    return found.directory


def doubts(before: str, after: str) -> list[str]:
    return [str(each) for each in suspicious(accepted_of(directory(before)), directory(after))]


def many(count: int) -> str:
    return SMALL + "".join(
        SECOND.replace("kh-second", f"kh-{number}").replace("second.example", f"n{number}.example")
        for number in range(count)
    )


def test_an_unchanged_directory_raises_no_doubt() -> None:
    assert doubts(SMALL, SMALL) == []


def test_new_entries_and_new_numbers_raise_no_doubt() -> None:
    more = many(3).replace("lines: {", 'lines: {women: "115", ')

    assert doubts(SMALL, more) == []


def test_a_tenth_of_the_entries_gone_is_doubted_and_fewer_are_not() -> None:
    (gone, unseen) = doubts(many(8), many(7))

    assert gone.startswith("referral_directory.yaml:1: 1 of 10 entries are gone from the file: kh-7;")
    assert "would no longer be shown" in unseen
    assert doubts(many(9), many(8)) == []


def test_only_the_first_of_many_are_named() -> None:
    assert "kh-0, kh-1, kh-2, kh-3, kh-4 …;" in doubts(many(8), SMALL)[0]


def test_entries_that_are_only_closed_are_doubted_too() -> None:
    (unseen,) = doubts(SMALL, SMALL.replace("status: active", "status: closed\n      why: x", 1))

    assert "1 of 2 entries would no longer be shown: kh-example" in unseen


def test_a_changed_emergency_number_is_named_with_both_and_its_line() -> None:
    (doubt,) = doubts(SMALL, SMALL.replace('"117"', '"118"'))

    assert doubt.startswith(
        "referral_directory.yaml:3: an emergency number of KH is gone or changed: police 117, instead: police 118;"
    )


def test_an_emergency_number_that_is_gone_is_named() -> None:
    without = SMALL.replace('    lines: {child: "1280", crisis: "112233"}\n', "")
    none = SMALL.replace("confidence: high", "confidence: low", 1)

    assert "gone or changed: child line 1280, crisis line 112233;" in doubts(SMALL, without)[0]
    assert doubts(SMALL, none)[0].startswith("referral_directory.yaml:1: an emergency number of KH is gone")


def test_nothing_left_is_doubted() -> None:
    empty = "ZZ:\n  emergency: {no_numbers: x, confidence: low, read_on: 2026-11-21}\n"

    assert len(doubts(SMALL, empty)) == 3


def test_the_first_accept_needs_no_question(tmp_path: Path) -> None:
    at, keyboard = desk(tmp_path)

    assert read_accepted(at.path) is None
    assert accept(at) == 0
    assert "Accepted: 2 entries, emergency numbers of 1 countries." in keyboard.said()
    assert read_accepted(at.path) == accepted_of(directory(SMALL))
    assert accepted_path(at.path).name == "referral_directory.accepted.json"


def test_a_doubt_waits_for_a_yes(tmp_path: Path) -> None:
    at, _ = desk(tmp_path)
    accept(at)
    changed = SMALL.replace('"117"', '"118"')

    waiting, keyboard = desk(tmp_path, changed, ("no", "yes"))
    assert check(waiting) == 1
    assert accept(waiting) == 1
    assert check(waiting) == 1
    assert accept(waiting) == 0
    assert check(waiting) == 0
    assert "This waits for you" in keyboard.said()


@pytest.mark.parametrize(
    "damage",
    [
        "{",
        "[]",
        '{"entries": []}',
        '{"entries": 1, "offered": [], "emergency": {}}',
        '{"entries": [], "offered": [], "emergency": []}',
    ],
)
def test_a_damaged_memory_is_said_and_never_taken_for_none(tmp_path: Path, damage: str) -> None:
    at, keyboard = desk(tmp_path)
    accepted_path(at.path).write_text(damage, "utf-8")

    with pytest.raises(ContentError, match=r"referral_directory\.accepted\.json:1: this file was damaged"):
        read_accepted(at.path)
    assert check(at) == 1
    assert "was damaged" in keyboard.said()


def test_the_memory_holds_ids_and_public_numbers_only(tmp_path: Path) -> None:
    at, _ = desk(tmp_path)
    accept(at)

    read = json.loads(accepted_path(at.path).read_text("utf-8"))

    assert read == {
        "entries": ["kh-example", "kh-second"],
        "offered": ["kh-example", "kh-second"],
        "emergency": {"KH": ["ambulance 119", "child line 1280", "crisis line 112233", "police 117"]},
    }
