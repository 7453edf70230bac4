"""Everything that is known, by country and need. What does not depend on who asks is worked out once a country.

`find` (flows.finding) decides the rest: where she is, who she is, what day it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from flows.matters import LocalFact, Matter
from flows.model import Need, Region
from flows.referrals import (
    EVERYWHERE,
    Check,
    Contact,
    ContactKind,
    CountryLines,
    Organisation,
    RunBy,
    country_of,
    publishable,
)

WARY_OF = frozenset({RunBy.POLICE, RunBy.IMMIGRATION})
"""A person without papers is offered somebody else first, though that one be farther."""

COMFORTING = frozenset({Need.HOTLINE, Need.MENTAL_HEALTH})
"""A line that does no more than this comes after those that can do something about where she is."""

WORDS_ONLY = frozenset({ContactKind.WEB, ContactKind.EMAIL})

AGEING_FACTOR, STALE_FACTOR = 2, 4
UNCHECKED_DAYS, UNCHECKED_STALE_DAYS = 365, 548
OLDEST_PAGE_DAYS = 365 * 8
NEVER = 0
"""Before the first day there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What an organisation is to people in one country, whoever asks and on whatever day."""

    organisation: Organisation
    contacts: tuple[Contact, ...]
    """Those that may be shown."""
    is_bound: bool
    """Some of them work from some countries only."""
    is_words_only: bool
    """Nobody can be called."""
    nationals: frozenset[Region]
    serves_all: bool
    serves_a_part: bool
    is_of_here: bool
    """It stands in this country."""
    is_everywhere: bool
    is_wary: bool
    is_comfort: bool
    merit: int
    """Between equals the smaller comes first: better known ones, then those that can do more. Below 64."""
    last_days: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """Everything that is known, with an index by country. Built once from a checked file."""

    organisations: Mapping[str, Organisation]
    emergency: Mapping[Region, CountryLines]
    local: Mapping[Region, tuple[LocalFact, ...]] = field(default_factory=dict)
    """What is so in each country, only what may be shown."""
    index: Mapping[Region, tuple[Organisation, ...]] = field(init=False, repr=False)
    _standings: dict[Region, Mapping[Need, tuple[Standing, ...]]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    """Worked out when a country is first asked for, then kept: it follows from the rest and never changes."""

    def __post_init__(self) -> None:
        index: dict[Region, list[Organisation]] = {}
        for organisation in self.organisations.values():
            if publishable(organisation):
                for key in _index_keys(organisation):
                    index.setdefault(key, []).append(organisation)
        object.__setattr__(self, "index", {key: tuple(found) for key, found in index.items()})

    def standings(self, country: Region, need: Need) -> tuple[Standing, ...]:
        """Who may be offered there for this need: whoever serves it, a part of it, or its citizens abroad."""
        if country not in self._standings:
            if country not in self.index:
                return ()
            self._standings[country] = _by_need(self.index[country], country)
        return self._standings[country].get(need, ())

    def told(self, about: Matter, country: Region, today: date) -> tuple[LocalFact, ...]:
        """What is known of a matter there. What nobody has read again for long is known no more: laws change."""
        facts = self.local.get(country, ())
        return tuple(fact for fact in facts if fact.about is about and today <= last_told(fact))

    def subdivisions(self, country: Region) -> tuple[Region, ...]:
        """The parts of a country that have help of their own."""
        entries = self.index.get(country, ())
        parts = {part for each in entries for part in (each.near, *each.serves) if part and "-" in part}
        return tuple(sorted(part for part in parts if country_of(part) == country))


def last_told(fact: LocalFact) -> date:
    """The last day on which it is told, unless somebody reads its page again."""
    return fact.read_on + timedelta(days=UNCHECKED_STALE_DAYS)


def last_days(organisation: Organisation) -> tuple[int, int, int, int]:
    """The last day of being fresh, ageing, unchecked, stale (`date.toordinal`), in that order, none before the last."""
    if organisation.checked is not None:
        return _days_of_check(organisation.checked, organisation.check_every)
    read, newest = organisation.read_on.toordinal(), organisation.newest_page
    untried = read + UNCHECKED_DAYS
    if newest is not None:
        untried = min(untried, newest.toordinal() + OLDEST_PAGE_DAYS)
    return (NEVER, NEVER, untried, read + UNCHECKED_STALE_DAYS)


def _days_of_check(check: Check, every: int) -> tuple[int, int, int, int]:
    on = check.on.toordinal()
    ageing = on + every * AGEING_FACTOR
    return (on + every, ageing, ageing, on + every * STALE_FACTOR)


def _index_keys(organisation: Organisation) -> Iterable[Region]:
    return {country_of(region) for region in organisation.serves} | organisation.nationals


def _by_need(organisations: tuple[Organisation, ...], country: Region) -> Mapping[Need, tuple[Standing, ...]]:
    """Everybody under ANY, and under each need who meets it."""
    found: dict[Need, list[Standing]] = {Need.ANY: []}
    for organisation in organisations:
        standing = _standing(organisation, country)
        for need in organisation.needs | {Need.ANY}:
            found.setdefault(need, []).append(standing)
    return {need: tuple(standings) for need, standings in found.items()}


def _standing(organisation: Organisation, country: Region) -> Standing:
    contacts = tuple(each for each in organisation.contacts if each.is_offered)
    serves, needs = organisation.serves, organisation.needs
    return Standing(
        organisation=organisation,
        contacts=contacts,
        is_bound=any(each.dial_from is not None for each in contacts),
        is_words_only=all(each.kind in WORDS_ONLY for each in contacts),
        nationals=organisation.nationals,
        serves_all=country in serves,
        serves_a_part=any(country_of(region) == country for region in serves),
        is_of_here=country_of(organisation.region) == country,
        is_everywhere=EVERYWHERE in serves,
        is_wary=organisation.run_by in WARY_OF or organisation.may_report,
        is_comfort=Need.HOTLINE not in needs or needs <= COMFORTING,
        merit=(2 - organisation.confidence) * 16 + 15 - len(needs),
        last_days=last_days(organisation),
    )
