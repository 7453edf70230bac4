"""How what is known of an organisation ages, and when it is open."""

from datetime import UTC, date, datetime, timedelta

import pytest

from flows.finding import Freshness, freshness
from flows.referrals import (
    Confidence,
    CountryLines,
    EmergencyNumber,
    Fact,
    Interval,
    Opening,
    Service,
)
from tests.flows.a_small_directory import (
    HELPER,
    KH,
    READ,
    TODAY,
    checked,
    organisation,
)


@pytest.mark.parametrize(
    ("days_ago", "state"),
    [
        (0, Freshness.FRESH),
        (100, Freshness.FRESH),
        (101, Freshness.AGEING),
        (200, Freshness.AGEING),
        (201, Freshness.STALE),
        (400, Freshness.STALE),
        (401, Freshness.EXPIRED),
    ],
)
def test_a_check_ages_by_its_own_interval(days_ago: int, state: Freshness) -> None:
    assert freshness(organisation("a", **checked(days_ago)), TODAY) is state


@pytest.mark.parametrize(
    ("days_ago", "state"),
    [
        (0, Freshness.UNCHECKED),
        (365, Freshness.UNCHECKED),
        (366, Freshness.STALE),
        (548, Freshness.STALE),
        (549, Freshness.EXPIRED),
    ],
)
def test_what_nobody_tried_ages_from_the_day_it_was_read(days_ago: int, state: Freshness) -> None:
    assert freshness(organisation("a", read_on=TODAY - timedelta(days=days_ago)), TODAY) is state


@pytest.mark.parametrize(("days", "state"), [(365 * 8, Freshness.UNCHECKED), (365 * 8 + 1, Freshness.STALE)])
def test_the_newest_page_older_than_eight_years_makes_it_stale(days: int, state: Freshness) -> None:
    newest = Fact(where="a", said="b", dated=TODAY - timedelta(days=days))
    older = Fact(where="c", said="d", dated=date(2001, 1, 1))

    assert freshness(organisation("a", sources=(older, READ, newest)), TODAY) is state


def test_the_newest_dated_page_speaks_for_a_country_too() -> None:
    pages = (
        READ,
        Fact(where="a", said="b", dated=date(2024, 5, 1)),
        Fact(where="c", said="d", dated=date(2020, 5, 1)),
    )
    lines = CountryLines(
        region=KH,
        source=HELPER.source,
        numbers=(EmergencyNumber(service=Service.POLICE, number="117"),),
        confidence=Confidence.HIGH,
        read_on=TODAY,
        sources=pages,
    )

    assert lines.newest_page == date(2024, 5, 1)


def test_opening_counts_the_first_minute_and_not_the_last() -> None:
    opens, closes = datetime(2026, 11, 23, 2, tzinfo=UTC), datetime(2026, 11, 23, 10, tzinfo=UTC)
    day = Interval(opens=opens, closes=closes, opens_label="09:00", closes_label="17:00", opens_weekday=0)
    opening = Opening(intervals=(day,), known_until=closes + timedelta(days=9))

    assert opening.at(opens - timedelta(minutes=1)) is None
    assert opening.at(opens) is day
    assert opening.at(closes - timedelta(minutes=1)) is day
    assert opening.at(closes) is None
    assert opening.following(opens - timedelta(minutes=1)) is day
    assert opening.following(opens) is None
