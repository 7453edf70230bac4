"""Whom to try this week: the most dangerous to have wrong first; and what would vanish."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.operators.desk import Book
from bot.operators.due import Signs, due, left_without, stale, stale_csv
from bot.operators.expiry import expires_on, vanishing
from flows.directory import Directory
from flows.finding import Freshness, freshness
from flows.model import Need, Now, Region
from flows.referrals import Check, Contact, ContactKind, Organisation, Status
from tests.bot.operators.desks import NOW, SMALL, UNCHECKED, desk
from tests.flows.making import HELPER, KH, TH

TODAY = NOW.today
LATE = TODAY - timedelta(days=500)


def book(*entries: Organisation, never_call: frozenset[str] = frozenset()) -> Book:
    known = Directory(organisations={each.id: each for each in entries}, emergency={})
    return Book(directory=known, never_call=never_call)


def helper(name: str, *needs: Need, here: Region = KH) -> Organisation:
    return replace(HELPER, id=name, needs=frozenset(needs), region=here, serves=frozenset({here}))


SHELTER = helper("shelter", Need.SHELTER)
LINE = helper("line", Need.HOTLINE)
OTHER_LINE = helper("other-line", Need.HOTLINE)
SOLE = helper("sole", Need.HOTLINE, here=TH)
EMERGENCY = helper("emergency", Need.EMERGENCY)
HELD = replace(helper("held", Need.SHELTER), status=Status.HELD, why="x")
FOUNDING = replace(SHELTER, id="founding", founding=True)
SOON = replace(SHELTER, id="soon", read_on=LATE)


def test_the_most_dangerous_come_first() -> None:
    waiting = due(book(SHELTER, LINE, OTHER_LINE, SOLE, EMERGENCY, HELD, FOUNDING, SOON), TODAY)

    assert [each.organisation.id for each in waiting] == [
        "sole", "soon", "emergency", "held", "line", "other-line", "founding", "shelter",
    ]  # fmt: skip
    assert waiting[0].reasons == ("only line of TH", "hotline")
    assert waiting[1].reasons == ("soon gone", "old page")


def test_fresh_entries_and_records_want_no_check() -> None:
    fresh = replace(LINE, checked=Check(on=TODAY, by="outreach worker", way="called"))
    closed = replace(OTHER_LINE, status=Status.CLOSED)
    empty = replace(HELD, contacts=())

    assert due(book(fresh, closed, empty), TODAY) == ()


def test_where_many_may_be_comes_before_where_few_are() -> None:
    there = helper("there", Need.SHELTER, here=TH)

    waiting = due(book(SHELTER, there), TODAY, Signs(likely=frozenset({TH})))

    assert [each.organisation.id for each in waiting] == ["there", "shelter"]
    assert waiting[0].reasons == ("many may be there",)


def test_what_people_said_did_not_work_is_tried_first_even_if_it_is_fresh() -> None:
    fresh = replace(SHELTER, id="fresh", checked=Check(on=date(2026, 11, 18), by="volunteer", way="called"))
    closed = replace(SHELTER, id="closed", status=Status.CLOSED)
    weeks = {"fresh": "2026-W47", "closed": "2026-W47", "nobody": "2026-W47"}

    waiting = due(book(SHELTER, LINE, OTHER_LINE, fresh, closed), TODAY, Signs(weeks=weeks))

    assert [each.organisation.id for each in waiting] == ["fresh", "line", "other-line", "shelter"]
    assert waiting[0].reasons == ("people said it did not work, week 2026-W47",)
    assert waiting[0].state == "fresh"


def test_the_queue_knows_the_likely_countries_and_what_the_bot_wrote(tmp_path: Path) -> None:
    at, _ = desk(tmp_path, SMALL)
    (tmp_path / "recheck.tsv").write_text("kh-example\t2026-W48\n", "utf-8")

    lines = list(stale(replace(at, data_dir=tmp_path)))

    assert "people said it did not work, week 2026-W48, hotline, many may be there" in lines[1]


def test_whom_nobody_may_call_is_marked() -> None:
    (waiting,) = due(book(LINE, never_call=frozenset({"line"})), TODAY)

    assert waiting.way == "never call to try"


def test_an_expired_entry_is_asked_for_and_leaves_the_others_as_the_only_line() -> None:
    expired = replace(OTHER_LINE, read_on=TODAY - timedelta(days=600))
    waiting = {each.organisation.id: each for each in due(book(LINE, expired), TODAY)}

    assert waiting["other-line"].state == "expired"
    assert "only line of KH" in waiting["line"].reasons


def test_what_is_no_line_leaves_nobody_without() -> None:
    directory = book(SHELTER, SOLE).directory

    assert left_without(SHELTER, directory, TODAY) == []
    assert left_without(SOLE, directory, TODAY) == [TH]


def test_the_queue_is_a_table_with_what_waits_behind_it(tmp_path: Path) -> None:
    at, _ = desk(tmp_path, UNCHECKED.replace("name: Example KH", "name: " + "Long name " * 6))

    lines = list(stale(at, most=1))

    assert lines[0].startswith("place  id          name")
    assert lines[1].startswith("KH     kh-example  Long name Long name Long name Long name…  stale")
    assert lines[-1].startswith("1 of 2 entries that want a check.")


def test_the_queue_for_a_spreadsheet(tmp_path: Path) -> None:
    at, _ = desk(tmp_path, SMALL)

    rows = list(csv.reader(io.StringIO(stale_csv(at))))

    assert rows[0][:2] == ["place", "id"]
    assert rows[1] == [
        "KH",
        "kh-second",
        "Second",
        "unchecked",
        "2028-05-23",
        "many may be there",
        "never call to try",
    ]


def test_what_is_held_vanishes_on_no_day(tmp_path: Path) -> None:
    at, _ = desk(tmp_path, SMALL.replace("status: active", "status: held\n      why: x", 1))

    (row,) = [each for each in csv.reader(io.StringIO(stale_csv(at))) if each[1] == "kh-example"]

    assert row[3:6] == ["held", "", "not shown until tried, hotline, many may be there"]


@pytest.mark.parametrize("checked", [None, Check(on=date(2026, 1, 1), by="outreach worker", way="called")])
def test_the_day_an_entry_expires_is_the_first_on_which_it_is_not_shown(checked: Check | None) -> None:
    entry = replace(HELPER, checked=checked)

    day = expires_on(entry)

    assert freshness(entry, day) is Freshness.EXPIRED
    assert freshness(entry, day - timedelta(days=1)) is not Freshness.EXPIRED


def test_unchecked_entries_are_told_sixty_days_before_they_vanish() -> None:
    directory = book(replace(LINE, contacts=(PAGE,)), SHELTER, HELD).directory
    gone = expires_on(LINE)

    def at(days: int) -> list[tuple[str, date]]:
        moment = NOW.moment + (gone - timedelta(days=days) - TODAY)
        return [(each.organisation.id, each.on) for each in vanishing(directory, Now(moment=moment))]

    assert at(61) == []
    assert at(60) == [("line", gone), ("shelter", gone)]
    assert at(0) == []


PAGE = Contact(kind=ContactKind.WEB, value="https://example.org", shown="example.org")
