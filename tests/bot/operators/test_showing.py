"""The card exactly as a person sees it, in each language; or why nobody sees it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.operators.showing import as_found, show
from flows.cards import organisation_card
from flows.directory import Directory
from flows.finding import Query, Tier, find
from flows.referrals import EVERYWHERE, Organisation
from flows.snapshot import Content
from tests.bot.operators.desks import NOW, SMALL, desk
from tests.conftest import PROJECT
from tests.flows.making import EN, HELPER, KH, PH, TH


def directory(*known: Organisation) -> Directory:
    return Directory(organisations={each.id: each for each in known}, emergency={})


def test_the_card_is_the_one_people_get_in_each_language(tmp_path: Path, content: Content) -> None:
    text = (PROJECT / "referral_directory.yaml").read_text("utf-8")
    at, _ = desk(tmp_path, text)

    said = "\n".join(show(at, "kh-chab-dai"))

    (referral,) = [
        each
        for each in find(content.directory, Query(here=KH), NOW).referrals
        if each.organisation.id == "kh-chab-dai"
    ]
    assert organisation_card(referral, content, EN, NOW) in said
    assert [line for line in said.splitlines() if line.startswith("──")] == [
        f"── {name} ──" for name in content.texts.names.values()
    ]
    assert "[ Copy +855 12 532 554 ]" in said


@pytest.mark.parametrize(
    ("good", "bad", "why"),
    [
        ("status: active", "status: closed\n      why: it ended", "it is closed. it ended"),
        ("status: active\n", "status: active\n      direct_help: false\n", "does not help single people"),
        ("status: active\n", "status: active\n      direct_help: false\n      why: law\n", "law"),
    ],
)
def test_what_nobody_sees_is_said_with_the_reason(tmp_path: Path, good: str, bad: str, why: str) -> None:
    at, _ = desk(tmp_path, SMALL.replace(good, bad, 1))

    (said,) = show(at, "kh-example")

    assert said.startswith("Nobody is shown «kh-example»: ")
    assert why in said


def test_what_is_too_old_is_said(tmp_path: Path) -> None:
    at, _ = desk(tmp_path, SMALL)

    (said,) = show(replace(at, now=replace(NOW, moment=NOW.moment + timedelta(days=3000))), "kh-second")

    assert "too old. Verify it" in said


def test_it_is_found_where_it_helps() -> None:
    elsewhere = replace(HELPER, id="elsewhere", region=TH, serves=frozenset({KH}))
    world = replace(HELPER, id="world", region=EVERYWHERE, serves=frozenset({EVERYWHERE}))
    embassy = replace(
        HELPER, id="embassy", region=PH, serves=frozenset({PH}), abroad=True, citizens=frozenset({PH})
    )

    tiers = {}
    for each in (HELPER, elsewhere, world, embassy):
        found = as_found(directory(HELPER, elsewhere, world, embassy), each, NOW)
        assert found is not None
        tiers[each.id] = found.tier

    assert tiers == {
        "helper": Tier.NATIONAL, "elsewhere": Tier.FROM_ELSEWHERE, "world": Tier.GLOBAL, "embassy": Tier.NATIONAL,
    }  # fmt: skip


def test_a_number_that_works_elsewhere_only_is_shown_as_a_card_too() -> None:
    (phone,) = HELPER.contacts
    odd = replace(HELPER, contacts=(replace(phone, dial_from=frozenset({TH})),))

    found = as_found(directory(odd), odd, NOW)

    assert found is not None
    assert found.contacts == odd.contacts
