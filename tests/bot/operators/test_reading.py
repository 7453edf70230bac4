"""What nobody can try is read again once a year: numbers that people dial first."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from bot.operators.due import stale
from bot.operators.reading import NUMBERS, readings, to_read_again
from flows.directory import UNCHECKED_DAYS, Directory, last_told
from flows.matters import LocalFact, Matter
from flows.model import Region
from flows.referrals import Service
from tests.bot.operators.desks import NOW, SMALL, desk
from tests.flows.making import HERE, KH, TH, lines_of

TODAY = NOW.today
LONG_AGO, LATELY = TODAY - timedelta(days=UNCHECKED_DAYS + 1), TODAY - timedelta(days=UNCHECKED_DAYS)


def known(*read: tuple[Region, date, date]) -> Directory:
    """Each country with numbers and one fact, and when each was read."""
    lines = {
        country: replace(lines_of(country, (Service.POLICE, "117")), read_on=numbers)
        for country, numbers, _ in read
    }
    local = {
        country: (LocalFact(about=Matter.FIREWALL, says="no", source=HERE, read_on=facts),)
        for country, _, facts in read
    }
    return Directory(organisations={}, emergency=lines, local=local)


def test_what_was_read_within_a_year_waits_for_nobody() -> None:
    fresh = known((KH, LATELY, LATELY))

    assert readings(fresh, TODAY) == ()
    assert list(to_read_again(fresh, TODAY, most=20)) == []


def test_numbers_come_before_facts_and_older_ones_before_newer() -> None:
    older = LONG_AGO - timedelta(days=1)

    waiting = readings(known((KH, LONG_AGO, older), (TH, older, LONG_AGO)), TODAY)

    assert [(each.country, each.what) for each in waiting] == [
        (TH, NUMBERS), (KH, NUMBERS), (KH, "firewall"), (TH, "firewall"),
    ]  # fmt: skip


def test_numbers_never_go_and_a_fact_goes_the_day_after_it_is_told_last() -> None:
    directory = known((KH, LONG_AGO, LONG_AGO))
    (fact,) = directory.local[KH]

    numbers, told = readings(directory, TODAY)

    assert numbers.gone_on is None
    assert told.gone_on == last_told(fact) + timedelta(days=1)
    assert directory.told(Matter.FIREWALL, KH, last_told(fact)) == (fact,)
    assert directory.told(Matter.FIREWALL, KH, told.gone_on) == ()


def test_the_list_of_whom_to_try_ends_with_what_to_read_again(tmp_path: Path) -> None:
    at, _ = desk(tmp_path, SMALL.replace("read_on: 2026-11-21", "read_on: 2024-01-31", 1))

    lines = list(stale(at, most=1))

    assert lines[-3].split()[:5] == ["KH", "emergency", "numbers", "2024-01-31", "never"]
    assert lines[-3].endswith("referral_directory.yaml:3")
    assert lines[-1].startswith("1 of 1 that were read over a year ago.")
