"""`find` as it was first written: every organisation looked at anew, each reason in words. The quick one must agree."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from enum import IntEnum

from flows.directory import Directory
from flows.finding import Findings, Freshness, Query, Referral, Tier
from flows.model import Need, Now, Region
from flows.referrals import EVERYWHERE, Audience, Check, ContactKind, Organisation, RunBy, country_of


class Suits(IntEnum):
    """How well an organisation's audience fits the person, as far as she said who she is."""

    WELL = 0
    PERHAPS = 1
    OTHERS = 2


REMOTE = frozenset({Need.EMERGENCY, Need.HOTLINE, Need.INTERPRETATION, Need.FAMILY_TRACING, Need.PREVENTION})

WARY = frozenset({RunBy.POLICE, RunBy.IMMIGRATION})

LINES = frozenset({Need.ANY, Need.HOTLINE})
COMFORT = frozenset({Need.HOTLINE, Need.MENTAL_HEALTH})

AGEING_FACTOR, STALE_FACTOR = 2, 4
UNCHECKED_DAYS, UNCHECKED_STALE_DAYS = 365, 548
OLDEST_PAGE_YEARS = 8
WORDS_ONLY = frozenset({ContactKind.WEB, ContactKind.EMAIL})


def freshness(organisation: Organisation, today: date) -> Freshness:
    """How far to trust it on that day (DESIGN, the five states)."""
    if organisation.checked is not None:
        return _freshness_of_check(organisation.checked, organisation.check_every, today)
    age = (today - organisation.read_on).days
    if age > UNCHECKED_STALE_DAYS:
        return Freshness.EXPIRED
    newest = organisation.newest_page
    is_old = newest is not None and (today - newest) > timedelta(days=365 * OLDEST_PAGE_YEARS)
    return Freshness.STALE if is_old or age > UNCHECKED_DAYS else Freshness.UNCHECKED


def find(directory: Directory, query: Query, now: Now) -> Findings:
    """The ranked answers, never empty while the directory has anything reachable.

    Widens from the subdivision to the country, to entries elsewhere that name the country and can be reached from
    it, to what is global; never to neighbours. Stale ones come last; expired, closed, unsourced ones never.
    """
    exact = _ranked(directory, query, now)
    if any(referral.tier is not Tier.GLOBAL or query.here is None for referral in exact):
        return Findings(referrals=exact, exact=True)
    nearby = _ranked(directory, replace(query, need=Need.ANY), now)
    known = {referral.organisation.id for referral in exact}
    others = (each for each in nearby if each.organisation.id not in known)
    return Findings(referrals=(*exact, *others), exact=False)


def _ranked(directory: Directory, query: Query, now: Now) -> tuple[Referral, ...]:
    referrals = filter(None, (_referral(each, query, now) for each in _candidates(directory, query)))
    return tuple(sorted(referrals, key=lambda referral: _rank(referral, query)))


def _candidates(directory: Directory, query: Query) -> Iterable[Organisation]:
    found: dict[str, Organisation] = {}
    for key in (query.here and country_of(query.here), query.origin, EVERYWHERE):
        if key is not None:
            found |= {each.id: each for each in directory.index.get(Region(key), ())}
    return found.values()


def _referral(organisation: Organisation, query: Query, now: Now) -> Referral | None:
    tier = _tier(organisation, query)
    if tier is None or not _fits(organisation, query):
        return None
    contacts = tuple(
        each for each in organisation.contacts if each.is_offered and each.reaches_from(query.here)
    )
    trust = freshness(organisation, now.today)
    if not contacts or trust is Freshness.EXPIRED:
        return None
    return Referral(organisation=organisation, tier=tier, freshness=trust, contacts=contacts)


def _fits(organisation: Organisation, query: Query) -> bool:
    if query.need is not Need.ANY and query.need not in organisation.needs:
        return False
    return not (organisation.citizens and query.origin and query.origin not in organisation.citizens)


def _tier(organisation: Organisation, query: Query) -> Tier | None:
    inside = _tier_inside(organisation, query, query.here) if query.here else None
    if inside is None and query.origin in organisation.nationals:
        return Tier.CITIZENS
    if inside is None and EVERYWHERE in organisation.serves:
        return Tier.GLOBAL
    return inside


def _tier_inside(organisation: Organisation, query: Query, here: Region) -> Tier | None:
    country = country_of(here)
    if not organisation.serves & {here, country}:
        in_a_part = here == country and any(country_of(region) == country for region in organisation.serves)
        return Tier.OTHER_PART if in_a_part else None
    if organisation.near == here or (here != country and here in organisation.serves):
        return Tier.LOCAL
    if organisation.near and query.need not in REMOTE and query.need is not Need.ANY:
        return Tier.OTHER_PART if here == country else None
    return Tier.NATIONAL if country_of(organisation.region) == country else Tier.FROM_ELSEWHERE


def _rank(referral: Referral, query: Query) -> tuple[int | str, ...]:
    organisation = referral.organisation
    suits = _suits(organisation.audience, query.audience)
    return (
        referral.freshness is Freshness.STALE,
        referral.tier >= Tier.OTHER_PART,
        bool(organisation.citizens) and query.origin is None,
        organisation.run_by in WARY or organisation.may_report,
        referral.tier,
        referral.freshness,
        suits is Suits.OTHERS,
        organisation.near is not None and referral.tier is not Tier.LOCAL,
        query.need in LINES and (Need.HOTLINE not in organisation.needs or organisation.needs <= COMFORT),
        suits,
        all(contact.kind in WORDS_ONLY for contact in referral.contacts),
        query.language not in organisation.languages,
        -organisation.confidence,
        -len(organisation.needs),
        organisation.id,
    )


def _suits(offered: frozenset[Audience], asked: frozenset[Audience]) -> Suits:
    if not offered or offered & asked:
        return Suits.WELL
    return Suits.PERHAPS if not asked and offered != {Audience.CHILDREN} else Suits.OTHERS


def _freshness_of_check(check: Check, every: int, today: date) -> Freshness:
    age = (today - check.on).days
    if age <= every:
        return Freshness.FRESH
    if age <= every * AGEING_FACTOR:
        return Freshness.AGEING
    return Freshness.STALE if age <= every * STALE_FACTOR else Freshness.EXPIRED
