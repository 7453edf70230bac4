"""What people will see change, in plain words."""

import pytest

from bot.content.directory import examine_text
from bot.operators.changes import NOTHING, changes
from flows.directory import Directory
from tests.bot.operators.desks import CHECKED, NOW, SECOND, SMALL

EXAMPLE = "KH Example KH (kh-example): "


def directory(text: str) -> Directory:
    found = examine_text(text, "referral_directory.yaml", NOW)
    assert found.directory is not None, found.problems
    return found.directory


def told(before: str, after: str) -> list[str]:
    return list(changes(directory(before), directory(after), NOW))


@pytest.mark.parametrize("other", [SMALL, SMALL.replace("For operators.", "Another note.")])
def test_what_nobody_sees_is_no_change(other: str) -> None:
    assert told(SMALL, other) == [NOTHING]


@pytest.mark.parametrize(
    ("good", "bad", "words"),
    [
        ('number: "117"', 'number: "118"', ["KH emergency numbers: no longer police 117", "KH emergency numbers: now police 118"]),
        ('only_in: "towns"', 'only_in: "cities"', ["KH emergency numbers: no longer ambulance 119 (towns)", "KH emergency numbers: now ambulance 119 (cities)"]),
        ("name: Example KH", "name: New", ["KH New (kh-example): it was called Example KH"]),
        ('"+442079460018"', '"+442079460019"', [
            EXAMPLE + "a person can no longer use phone +44 20 7946 0018",
            EXAMPLE + "a person can now use phone +44 20 7946 0019",
            EXAMPLE + "is now shown as old, with a warning",
        ]),
        ('value: "1280", dial_from: ["KH"]', 'value: "1280", dial_from: [KH, TH]', [
            EXAMPLE + "a person can no longer use phone 1280 (from KH)",
            EXAMPLE + "a person can now use phone 1280 (from KH, TH)",
        ]),
        ("needs: [hotline, shelter]", "needs: [hotline, legal_aid]", [EXAMPLE + "no longer found for shelter", EXAMPLE + "now found for legal_aid"]),
        ('serves: ["KH", GB]', "serves: [KH, GB, TH]", [EXAMPLE + "now shown in TH"]),
        ('[km, "no"]', "[km]", [EXAMPLE + "no longer speaks no"]),
        ("run_by: ngo", "run_by: state", [EXAMPLE + "is now said to be run by: state (was: ngo)"]),
        ("Mo-Fr 08:00", "Mo-Fr 09:00", [EXAMPLE + "its hours have changed"]),
        ('      hours: "Mo-Fr 08:00-17:00"\n      time_zone: Asia/Phnom_Penh\n', "", [EXAMPLE + "its hours are no longer shown"]),
        ("run_by: ngo\n", "run_by: ngo\n      free: true\n", [EXAMPLE + "free: yes (was: not known)"]),
        ("run_by: ngo\n", "run_by: ngo\n      may_report: true\n", [EXAMPLE + "may report to the authorities: yes (was: no)"]),
        (CHECKED, "", [EXAMPLE + "is now shown as old, with a warning"]),
        ("status: active", "status: closed\n      why: gone", [EXAMPLE + "nobody is shown it any more, it is closed: gone"]),
        ("status: active\n      confidence", "status: active\n      direct_help: false\n      confidence", [EXAMPLE + "nobody is shown it any more, it may not be shown as it stands, or is too old"]),
    ],
)  # fmt: skip
def test_a_change_is_told_in_plain_words(good: str, bad: str, words: list[str]) -> None:
    assert good in SMALL

    assert told(SMALL, SMALL.replace(good, bad, 1)) == words


def test_the_other_way_round_is_told_too() -> None:
    hours = '      hours: "Mo-Fr 08:00-17:00"\n      time_zone: Asia/Phnom_Penh\n'

    assert told(SMALL.replace(hours, ""), SMALL) == [EXAMPLE + "its hours are now shown"]


def test_entries_that_come_and_go_are_told() -> None:
    second = "KH Second (kh-second): "

    without = SMALL.replace(SECOND, "")

    assert told(SMALL, without) == [second + "nobody is shown it any more, it is gone from the file"]
    assert told(without, SMALL) == [second + "is now shown, with web second.example.org"]


def test_a_country_that_comes_brings_its_numbers() -> None:
    laos = 'LA:\n  emergency: {numbers: [{for: all, number: "1191"}], confidence: high, read_on: 2026-11-21, sources: [{where: x}]}\n'

    assert told(SMALL, SMALL + laos) == ["LA emergency numbers: now all 1191"]
