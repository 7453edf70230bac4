"""The quick `find` answers as the plain one (plain_finding) does: the same entries, order, nearness, trust and contacts."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.directory import Directory, last_days
from flows.finding import Freshness, Query, find, freshness
from flows.model import Language, Need, Now, Region
from flows.referrals import (
    EVERYWHERE,
    Audience,
    Check,
    Confidence,
    Contact,
    ContactKind,
    Fact,
    Organisation,
    RunBy,
    Status,
    country_of,
)
from tests.conftest import NOON
from tests.flows import plain_finding
from tests.flows.making import HELPER, HERE, KH, PAGE, PHONE, TH

PARTS = (Region("KH-12"), Region("KH-13"))
PLACES = (KH, TH, *PARTS, EVERYWHERE)
COUNTRIES = (KH, TH, Region("PH"))
DAYS = st.integers(min_value=0, max_value=4000).map(lambda days: NOON.today - timedelta(days=days))
LATELY = st.integers(min_value=0, max_value=600).map(lambda days: NOON.today - timedelta(days=days))


def some(*of: object) -> st.SearchStrategy[frozenset[object]]:
    return st.frozensets(st.sampled_from(of), max_size=3)


CONTACTS = st.builds(
    Contact,
    kind=st.sampled_from((ContactKind.PHONE, ContactKind.WEB, ContactKind.EMAIL)),
    value=st.just("1280"),
    shown=st.just("1280"),
    dial_from=st.none() | some(*COUNTRIES),
    seen=st.sampled_from((True, True, False)),
    held=st.sampled_from((False, False, True)),
)
ORGANISATIONS = st.builds(
    Organisation,
    id=st.sampled_from("abcdefghijkl"),
    name=st.just("Helper"),
    region=st.sampled_from((*COUNTRIES, EVERYWHERE)),
    source=st.just(HERE),
    serves=some(*PLACES),
    near=st.none() | st.sampled_from((*PARTS, KH)),
    needs=some(Need.HOTLINE, Need.SHELTER, Need.MENTAL_HEALTH, Need.LEGAL_AID, Need.ANY),
    citizens=some(*COUNTRIES),
    abroad=st.booleans(),
    audience=some(Audience.CHILDREN, Audience.WOMEN),
    languages=st.sampled_from(((), (Language("km"),), (Language("en"), Language("km")))),
    run_by=st.sampled_from(RunBy),
    may_report=st.booleans(),
    contacts=st.lists(CONTACTS, max_size=2).map(tuple),
    status=st.sampled_from((Status.ACTIVE, Status.ACTIVE, Status.ACTIVE, Status.HELD)),
    confidence=st.sampled_from((Confidence.MEDIUM, Confidence.HIGH, Confidence.LOW)),
    read_on=LATELY,
    sources=st.lists(
        st.builds(Fact, where=st.just("a page"), said=st.just(""), dated=st.none() | DAYS),
        min_size=1,
        max_size=2,
    ).map(tuple),
    checked=st.none() | st.builds(Check, on=LATELY, by=st.just("volunteer"), way=st.just("called")),
    check_every=st.sampled_from((1, 90, 180)),
)
DIRECTORIES = st.lists(ORGANISATIONS, max_size=10).map(
    lambda found: Directory(organisations={each.id: each for each in found}, emergency={})
)
QUERIES = st.builds(
    Query,
    need=st.sampled_from((Need.ANY, Need.HOTLINE, Need.SHELTER, Need.LEGAL_AID, Need.MEDICAL)),
    here=st.none() | st.sampled_from((*PLACES, Region("VN"))),
    origin=st.none() | st.sampled_from((*COUNTRIES, EVERYWHERE)),
    audience=some(Audience.CHILDREN, Audience.WOMEN),
    language=st.sampled_from((Language("en"), Language("km"))),
)


@given(known=DIRECTORIES, queries=st.lists(QUERIES, min_size=1, max_size=5))
def test_the_quick_way_answers_as_the_plain_one(known: Directory, queries: list[Query]) -> None:
    for query in queries:
        assert find(known, query, NOON) == plain_finding.find(known, query, NOON)


@given(entry=ORGANISATIONS, days=st.integers(min_value=-2000, max_value=2000))
def test_trust_by_days_is_trust_by_age(entry: Organisation, days: int) -> None:
    today = NOON.today + timedelta(days=days)

    assert freshness(entry, today) is plain_finding.freshness(entry, today)


@given(entry=ORGANISATIONS)
def test_each_state_ends_on_the_day_that_is_named(entry: Organisation) -> None:
    days = last_days(entry)

    assert list(days) == sorted(days)
    stale = date.fromordinal(days[Freshness.STALE])
    assert freshness(entry, stale) is not Freshness.EXPIRED
    assert freshness(entry, stale + timedelta(days=1)) is Freshness.EXPIRED


@given(known=DIRECTORIES, query=QUERIES, days=st.integers(min_value=0, max_value=900))
def test_what_was_worked_out_on_one_day_is_right_on_another(
    known: Directory, query: Query, days: int
) -> None:
    later = Now(moment=NOON.moment + timedelta(days=days))
    find(known, query, NOON)

    assert find(known, query, later) == plain_finding.find(known, query, later)


FREE = Contact(kind=ContactKind.PHONE, value="1280", shown="1280", dial_from=frozenset({KH}))
LANGUAGES = ((), (Language("km"),), (Language("en"),))


def alike(chance: Random, number: int) -> Organisation:
    """One of a crowd who differ in little: here every reason decides somewhere."""
    place = chance.choice((KH, KH, KH, PARTS[0], TH, EVERYWHERE))
    checked = Check(
        on=NOON.today - timedelta(days=chance.choice((10, 150, 300))), by="volunteer", way="called"
    )
    return replace(
        HELPER,
        id=f"{chance.randrange(900)}-{number}",
        region=country_of(place),
        serves=frozenset({place, *chance.choices(PLACES, k=chance.choice((0, 0, 1)))}),
        near=chance.choice((None, None, *PARTS)),
        needs=frozenset(chance.sample((*Need,)[:6], k=chance.randrange(1, 5))),
        citizens=frozenset(chance.choices(COUNTRIES, k=chance.choice((0, 0, 0, 1)))),
        abroad=chance.random() < 0.1,
        audience=chance.choice((frozenset(), frozenset({Audience.WOMEN}), frozenset({Audience.CHILDREN}))),
        languages=chance.choice(LANGUAGES),
        run_by=chance.choice((RunBy.NGO, RunBy.NGO, RunBy.NGO, RunBy.POLICE)),
        contacts=chance.choice(((PHONE,), (PAGE,), (FREE, PAGE), (FREE,))),
        confidence=chance.choice((Confidence.HIGH, Confidence.MEDIUM)),
        read_on=NOON.today - timedelta(days=chance.choice((1, 400))),
        checked=chance.choice((None, checked)),
    )


@pytest.mark.parametrize("seed", range(30))
def test_a_crowd_of_much_the_same_is_ranked_as_the_plain_way_ranks_it(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - the same crowd at each run, no secret
    crowd = [alike(chance, number) for number in range(60)]
    known = Directory(organisations={each.id: each for each in crowd}, emergency={})

    for need in (Need.ANY, Need.HOTLINE, Need.SHELTER):
        for here in (None, KH, *PARTS, EVERYWHERE):
            audience = frozenset(chance.sample((Audience.WOMEN, Audience.CHILDREN), k=chance.randrange(2)))
            origin = chance.choice((None, *COUNTRIES))
            query = Query(need=need, here=here, origin=origin, audience=audience, language=Language("km"))
            assert find(known, query, NOON) == plain_finding.find(known, query, NOON)
