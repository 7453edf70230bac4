"""What the phone library can tell about a number, and what it must not be asked."""

import pytest

from bot.content.phones import examine


@pytest.mark.parametrize(
    ("value", "country", "shown"),
    [
        ("117", "KH", "117"),
        ("*4141", "UY", "*4141"),
        ("+85523997919", "KH", "+855 23 997 919"),
        ("08004141", "UY", "08004141"),
        ("18006686868", "CA", "18006686868"),
        ("8004321", "TT", "8004321"),
    ],
)
def test_numbers_in_use_are_accepted_and_shown_as_people_read_them(
    value: str, country: str, shown: str
) -> None:
    number = examine(value, country)

    assert number.fault is None
    assert number.shown == shown


@pytest.mark.parametrize(
    ("value", "is_bound"),
    [
        ("1280", True),
        ("+18883737888", True),
        ("+61131237", True),
        ("+85512532554", False),
        ("+358295463177", False),
    ],
)
def test_short_free_and_shared_cost_numbers_seldom_work_from_abroad(value: str, is_bound: bool) -> None:
    assert examine(value, "KH").is_bound is is_bound


@pytest.mark.parametrize(
    ("value", "country"),
    [
        ("", "KH"),
        ("1", "KH"),
        ("12x", "KH"),
        ("+855", "KH"),
        ("+8551", "KH"),
        ("12345678", "AQ"),
        ("963061414", "VN"),
        ("١١٧", "KH"),
    ],
)
def test_what_nobody_can_dial_is_refused_with_a_mend(value: str, country: str) -> None:
    fault = examine(value, country).fault

    assert fault is not None
    assert all(fault)


@pytest.mark.parametrize(
    ("value", "country", "is_lost"),
    [
        ("85512532554", "KH", True),
        ("50222334455", "GT", True),
        ("376712345", "AD", True),
        ("50223344", "GT", False),
        ("18006686868", "CA", False),
        ("023997919", "KH", False),
    ],
)
def test_a_plus_that_was_lost_is_seen_by_the_country_code_behind_it(
    value: str, country: str, is_lost: bool
) -> None:
    fault = examine(value, country).fault
    assert (fault is not None and f'write "+{value}"' in fault[1]) is is_lost
    assert examine(value, country, as_printed=True).fault is None
