"""`find`: the directory's answers for a person's place and need, ranked.

Pure. Trust is computed from dates: what nobody has tried is said to be untried, what is too old is not shown.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

from flows.directory import WORDS_ONLY, Directory, Standing, last_days
from flows.model import Language, Need, Now, Region
from flows.referrals import EVERYWHERE, Audience, Contact, Organisation, country_of
from flows.texts import ENGLISH


class Freshness(IntEnum):
    """How far to trust an entry today, best first: the order of `last_days`."""

    FRESH = 0
    AGEING = 1
    UNCHECKED = 2
    STALE = 3
    EXPIRED = 4


class Tier(IntEnum):
    """From how near an answer comes, nearest first."""

    LOCAL = 0
    NATIONAL = 1
    CITIZENS = 2
    FROM_ELSEWHERE = 3
    OTHER_PART = 4
    GLOBAL = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a person asks of the directory."""

    need: Need = Need.ANY
    here: Region | None = None
    origin: Region | None = None
    audience: frozenset[Audience] = frozenset()
    language: Language = ENGLISH


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """One answer, with how near it is, how far to trust it, and what of it can be used from where she is."""

    organisation: Organisation
    tier: Tier
    freshness: Freshness
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The ranked answers. `exact` is False where nobody is known for this need and place, and others are offered."""

    referrals: tuple[Referral, ...]
    exact: bool


REMOTE = frozenset({Need.EMERGENCY, Need.HOTLINE, Need.INTERPRETATION, Need.FAMILY_TRACING, Need.PREVENTION})
"""Needs a phone can meet; all others want somebody nearby."""

LINES = frozenset({Need.ANY, Need.HOTLINE})
CHILDREN = frozenset({Audience.CHILDREN})

STALE, FAR, STRANGER, WARY = 1 << 22, 1 << 21, 1 << 20, 1 << 19
TIER, FRESHNESS = 1 << 16, 1 << 13
OTHERS, AWAY, COMFORT, PERHAPS, WORDS, TONGUE = 1 << 12, 1 << 11, 1 << 10, 1 << 8, 1 << 7, 1 << 6
"""The reasons to come later, gravest first, as digits of one number: its sum is the rank. Below them the merit."""

NEARNESS = tuple(tier * TIER + (FAR if tier >= Tier.OTHER_PART else 0) for tier in Tier)
TRUST = tuple(each * FRESHNESS + (STALE if each is Freshness.STALE else 0) for each in Freshness)


def freshness(organisation: Organisation, today: date) -> Freshness:
    """How far to trust it on that day (DESIGN, the five states)."""
    return _STATES[bisect_left(last_days(organisation), today.toordinal())]


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


_STATES = tuple(Freshness)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A query, with what follows from it for every organisation alike."""

    query: Query
    country: Region | None
    today: int
    is_hands_on: bool
    is_line: bool


def _ranked(directory: Directory, query: Query, now: Now) -> tuple[Referral, ...]:
    asked = _Asked(
        query=query,
        country=country_of(query.here) if query.here else None,
        today=now.today.toordinal(),
        is_hands_on=query.need is not Need.ANY and query.need not in REMOTE,
        is_line=query.need in LINES,
    )
    weighed = [
        (_weight(referral, standing, asked), standing.organisation.id, referral)
        for standing, tier in _candidates(directory, asked)
        if (referral := _referral(standing, tier, asked)) is not None
    ]
    weighed.sort()  # no two have the same id: referrals are never compared
    return tuple(referral for _, _, referral in weighed)


def _candidates(directory: Directory, asked: _Asked) -> Iterator[tuple[Standing, Tier]]:
    """Everybody once, with how near: those here, those of her own country, those of everywhere."""
    query, seen = asked.query, set()
    for standing in directory.standings(asked.country, query.need) if asked.country else ():
        seen.add(standing.organisation.id)
        tier = _tier_inside(standing, asked)
        if tier is None:
            tier = _tier_outside(standing, query.origin)
        if tier is not None:
            yield standing, tier
    for place in (query.origin, EVERYWHERE):
        for standing in directory.standings(place, query.need) if place else ():
            tier = _tier_outside(standing, query.origin)
            if tier is not None and standing.organisation.id not in seen:
                seen.add(standing.organisation.id)
                yield standing, tier


def _tier_outside(standing: Standing, origin: Region | None) -> Tier | None:
    if origin in standing.nationals:
        return Tier.CITIZENS
    return Tier.GLOBAL if standing.is_everywhere else None


def _tier_inside(standing: Standing, asked: _Asked) -> Tier | None:
    here, near = asked.query.here, standing.organisation.near
    is_country = here == asked.country
    is_named = not is_country and here in standing.organisation.serves
    if not (standing.serves_all or is_named):
        return Tier.OTHER_PART if is_country and standing.serves_a_part else None
    if is_named or near == here:
        return Tier.LOCAL
    if near and asked.is_hands_on:
        return Tier.OTHER_PART if is_country else None
    return Tier.NATIONAL if standing.is_of_here else Tier.FROM_ELSEWHERE


def _referral(standing: Standing, tier: Tier, asked: _Asked) -> Referral | None:
    organisation, query = standing.organisation, asked.query
    state = bisect_left(standing.last_days, asked.today)
    if state == Freshness.EXPIRED:
        return None
    if organisation.citizens and query.origin and query.origin not in organisation.citizens:
        return None
    contacts = standing.contacts
    if standing.is_bound:
        contacts = tuple(each for each in contacts if each.reaches_from(query.here))
    if not contacts:
        return None
    return Referral(organisation=organisation, tier=tier, freshness=_STATES[state], contacts=contacts)


def _weight(referral: Referral, standing: Standing, asked: _Asked) -> int:
    """The smaller, the better. Equal for none but those whom only the alphabet parts."""
    organisation, query = standing.organisation, asked.query
    weight = NEARNESS[referral.tier] + TRUST[referral.freshness] + standing.merit
    if organisation.audience:
        weight += _unsuited(organisation.audience, query.audience)
    if standing.is_wary:
        weight += WARY
    if organisation.citizens and query.origin is None:
        weight += STRANGER
    if organisation.near is not None and referral.tier is not Tier.LOCAL:
        weight += AWAY
    if standing.is_comfort and asked.is_line:
        weight += COMFORT
    if query.language not in organisation.languages:
        weight += TONGUE
    if standing.is_words_only or (standing.is_bound and _is_words_only(referral.contacts)):
        weight += WORDS
    return weight


def _unsuited(offered: frozenset[Audience], asked: frozenset[Audience]) -> int:
    """What it costs not to be the one an organisation is for; `PERHAPS` where she has not said who she is."""
    if offered & asked:
        return 0
    return PERHAPS if not asked and offered != CHILDREN else OTHERS


def _is_words_only(contacts: tuple[Contact, ...]) -> bool:
    return all(contact.kind in WORDS_ONLY for contact in contacts)
