"""What is worked out once a country: who may be offered there for a need, whoever asks."""

from dataclasses import replace

from flows.directory import Directory, last_days
from flows.model import Need, Region
from flows.referrals import EVERYWHERE, Check, Status
from tests.flows.making import CALIFORNIA, HELPER, KH, PH, TH, TODAY, US

PART = replace(HELPER, id="part", region=US, serves=frozenset({CALIFORNIA}), needs=frozenset({Need.SHELTER}))
ABROAD = replace(HELPER, id="abroad", region=PH, serves=frozenset({PH}), abroad=True)
WORLD = replace(HELPER, id="world", serves=frozenset({EVERYWHERE}))
RECORD = replace(HELPER, id="record", status=Status.CLOSED)
EVERYBODY = (HELPER, PART, ABROAD, WORLD, RECORD)
KNOWN = Directory(organisations={each.id: each for each in EVERYBODY}, emergency={})


def ids(country: Region, need: Need) -> list[str]:
    return [each.organisation.id for each in KNOWN.standings(country, need)]


def test_whoever_serves_a_country_a_part_of_it_or_its_citizens_stands_there() -> None:
    assert ids(KH, Need.ANY) == ["helper"]
    assert ids(US, Need.ANY) == ["part"]
    assert ids(PH, Need.ANY) == ["abroad"]
    assert ids(EVERYWHERE, Need.ANY) == ["world"]


def test_only_those_who_meet_a_need_stand_there_for_it() -> None:
    assert ids(US, Need.SHELTER) == ["part"]
    assert ids(US, Need.HOTLINE) == []


def test_a_country_where_nobody_is_known_is_not_remembered() -> None:
    before = anew(KNOWN)

    assert before.standings(TH, Need.ANY) == ()
    assert before.standings(Region("XX"), Need.ANY) == ()
    assert before == KNOWN
    assert before._standings == {}


def anew(known: Directory) -> Directory:
    return Directory(organisations=known.organisations, emergency=known.emergency)


def test_two_of_the_same_are_equal_whoever_was_asked() -> None:
    asked, other = anew(KNOWN), anew(KNOWN)

    asked.standings(KH, Need.ANY)

    assert asked == other


def test_a_checked_entry_is_never_in_the_state_of_the_unchecked() -> None:
    check = Check(on=TODAY, by="volunteer", way="called")
    fresh, ageing, unchecked, stale = last_days(replace(HELPER, checked=check, check_every=100))

    assert (ageing - fresh, unchecked - ageing, stale - ageing) == (100, 0, 200)
    assert fresh == TODAY.toordinal() + 100
