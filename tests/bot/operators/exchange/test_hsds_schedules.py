"""Opening hours as HSDS schedules and back: plain weekly rules alone, prose never."""

import pytest

from bot.operators.exchange.hsds_schedules import hours_of, schedules
from bot.operators.exchange.json_values import Json, Node


def nodes(*schedules: dict[str, Json]) -> list[Node]:
    return [Node(each, "$", "feed.json") for each in schedules]


def rule(byday: str, opens: str, closes: str, **more: Json) -> dict[str, Json]:
    return {"freq": "WEEKLY", "byday": byday, "opens_at": opens, "closes_at": closes, **more}


def weekly(hours: str) -> list[tuple[str, ...]]:
    return [(str(each["byday"]), str(each["opens_at"]), str(each["closes_at"])) for each in schedules(hours)]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ("24/7", [("MO,TU,WE,TH,FR,SA,SU", "00:00", "23:59")]),
        ("Mo-Fr 09:00-17:00", [("MO,TU,WE,TH,FR", "09:00", "17:00")]),
        ("Sa-Mo 09:00-24:00", [("MO,SA,SU", "09:00", "23:59")]),
        ("Mo,We 08:00-12:00,13:00-17:00", [("MO,WE", "08:00", "12:00"), ("MO,WE", "13:00", "17:00")]),
        ("Mo-Fr 09:00-17:00; We off", [("MO,TU,TH,FR", "09:00", "17:00")]),
        ("Mo-Tu 09:00-17:00; Tu 10:00-12:00", [("MO", "09:00", "17:00"), ("TU", "10:00", "12:00")]),
        ("Sa 18:00-02:00", [("SU", "00:00", "02:00"), ("SA", "18:00", "23:59")]),
        ("Sa 18:00-00:00", [("SA", "18:00", "23:59")]),
    ],
)
def test_plain_weekly_rules_become_schedules(hours: str, expected: list[tuple[str, ...]]) -> None:
    assert weekly(hours) == expected
    assert {each["description"] for each in schedules(hours)} == {hours}


@pytest.mark.parametrize(
    "hours", ["Mo-Fr 09:00-17:00; PH off", "Jan Mo 09:00-10:00", "Fr 22:00-26:00", "by appointment"]
)
def test_anything_else_stays_in_its_own_words(hours: str) -> None:
    assert schedules(hours) == [{"description": hours}]


def test_no_hours_are_no_schedule() -> None:
    assert schedules("") == []


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([rule("MO,TU", "9:00", "17:00:00Z")], "Mo,Tu 09:00-17:00"),
        ([rule("SU,MO,TU,WE,TH,FR,SA", "00:00", "23:59")], "24/7"),
        (
            [rule("MO", "08:00", "12:00"), rule("MO,TU", "13:00", "17:00")],
            "Mo 08:00-12:00,13:00-17:00; Tu 13:00-17:00",
        ),
        ([rule("MO", "08:00", "12:00"), rule("MO", "08:00", "12:00")], "Mo 08:00-12:00"),
        ([{"weekday": "Monday", "opens_at": "08:00", "closes_at": "12:00"}], "Mo 08:00-12:00"),
        ([rule("MO", "09:00", "23:59")], "Mo 09:00-24:00"),
        ([rule("MO", "17:00", "09:00")], ""),
        ([rule("1MO", "09:00", "17:00")], ""),
        ([rule("MO", "9am", "5pm")], ""),
        ([rule("MO", "09:00", "17:00", interval=2)], ""),
        ([rule("MO", "09:00", "17:00", freq="MONTHLY")], ""),
        ([rule("MO", "09:00", "17:00", count=3)], ""),
        ([{"byday": "MO"}], ""),
    ],
)
def test_a_feeds_schedules_are_read_where_they_are_clear(found: list[dict[str, Json]], expected: str) -> None:
    assert hours_of(nodes(*found)) == expected
