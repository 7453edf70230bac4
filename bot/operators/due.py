"""`waypost directory stale`: whom to try this week, the most dangerous to have wrong first, and what to read again."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from bot.content.gazetteer import read_places
from bot.content.translations import read_languages
from bot.operators.desk import Book, Desk, opened
from bot.operators.expiry import NOTICE, expires_on
from bot.operators.flags import Weeks, flagged, flags
from bot.operators.reading import to_read_again
from bot.operators.tables import table
from flows.directory import Directory
from flows.finding import Freshness, freshness
from flows.model import Need, Region
from flows.referrals import EVERYWHERE, Organisation, Status, country_of, publishable

HEAD = ("place", "id", "name", "now", "gone on", "why first", "how")
TRY, NEVER = "call, write or read its page", "never call to try"
WEEK = 20
"""Entries that one person can try in a week beside her other work."""

SOLE, EMERGENCY, FLAGGED, SOON, HELD, HOTLINE, LIKELY, FOUNDING, OLD = 40, 40, 40, 35, 25, 20, 15, 10, 10
"""What an error costs: nobody else to call, minutes that count, people said so, about to vanish, nobody sees it until it
is tried. Nobody counts who is looked up how often: a country's only line, a hotline and the countries that the picker
offers first are what stands for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What speaks for a check besides the entries themselves."""

    likely: frozenset[Region] = frozenset()
    """The countries that the picker offers first, of all languages."""
    weeks: Weeks = field(default_factory=lambda: MappingProxyType({}))
    """When people said that an entry did not work."""


NO_SIGNS = Signs()


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An entry to be tried, and why before others."""

    organisation: Organisation
    state: str
    expires: date
    weight: int
    reasons: tuple[str, ...]
    way: str


def due(book: Book, today: date, signs: Signs = NO_SIGNS) -> tuple[Due, ...]:
    """Everything that wants a check, most dangerous first. Fresh entries want none, unless people said otherwise."""
    crowd = _lines_by_country(book.directory, today)
    entries = book.directory.organisations.values()
    wanting = (each for each in entries if _wants_a_check(each, today, signs))
    return tuple(sorted((_weighed(each, crowd, book, today, signs) for each in wanting), key=_order))


def queue(desk: Desk) -> tuple[Due, ...]:
    """The same for the directory at this desk, with all that is known there."""
    content, gazetteer = desk.shelves.flows / "content", desk.shelves.flows / "gazetteer"
    offered, _ = read_languages(content / "languages.yaml")
    likeliest = read_places(gazetteer).likeliest
    likely = frozenset(country for language in offered for country in likeliest.get(language, ()))
    return due(opened(desk), desk.now.today, Signs(likely=likely, weeks=flags(desk.data_dir)))


def stale(desk: Desk, *, most: int = WEEK) -> Iterator[str]:
    """The queue as a table, with how many wait behind it."""
    waiting = queue(desk)
    rows = [_cells(each) for each in waiting[:most]]
    yield from table(HEAD, rows)
    yield ""
    yield f"{len(rows)} of {len(waiting)} entries that want a check. Begin at the top: waypost directory verify ID"
    yield from to_read_again(opened(desk).directory, desk.now.today, most=most)


def stale_csv(desk: Desk, *, most: int = WEEK) -> str:
    """The same for a spreadsheet."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows(_cells(each) for each in queue(desk)[:most])
    return sheet.getvalue()


def left_without(organisation: Organisation, directory: Directory, today: date) -> list[Region]:
    """The countries that lose their only line with this entry."""
    return _sole_countries(organisation, _lines_by_country(directory, today))


def _wants_a_check(organisation: Organisation, today: date, signs: Signs) -> bool:
    if organisation.status is Status.HELD:
        return organisation.direct_help and bool(organisation.contacts)
    if not publishable(organisation):
        return False
    return freshness(organisation, today) is not Freshness.FRESH or bool(flagged(organisation, signs.weeks))


def _lines_by_country(directory: Directory, today: date) -> Mapping[Region, int]:
    offered = (
        each
        for each in directory.organisations.values()
        if publishable(each) and freshness(each, today) is not Freshness.EXPIRED
    )
    return Counter(country for each in offered if _is_line(each) for country in _countries(each))


def _is_line(organisation: Organisation) -> bool:
    return bool(organisation.needs & {Need.HOTLINE, Need.EMERGENCY})


def _countries(organisation: Organisation) -> frozenset[Region]:
    return frozenset(country_of(region) for region in organisation.serves) - {EVERYWHERE}


def _sole_countries(organisation: Organisation, crowd: Mapping[Region, int]) -> list[Region]:
    if not _is_line(organisation):
        return []
    return sorted(country for country in _countries(organisation) if crowd.get(country, 0) == 1)


def _weighed(
    organisation: Organisation, crowd: Mapping[Region, int], book: Book, today: date, signs: Signs
) -> Due:
    state, expires = _state(organisation, today), expires_on(organisation)
    is_held = organisation.status is Status.HELD
    sole = [] if is_held else _sole_countries(organisation, crowd)
    week = flagged(organisation, signs.weeks)
    reasons = [
        (SOLE, f"only line of {', '.join(sole[:3])}", bool(sole)),
        (EMERGENCY, "emergencies", Need.EMERGENCY in organisation.needs),
        (FLAGGED, f"people said it did not work, week {week}", bool(week)),
        (SOON, "soon gone", not is_held and expires - today <= NOTICE),
        (HELD, "not shown until tried", is_held),
        (HOTLINE, "hotline", Need.HOTLINE in organisation.needs),
        (LIKELY, "many may be there", bool(_countries(organisation) & signs.likely)),
        (FOUNDING, "founding", organisation.founding),
        (OLD, "old page", state == Freshness.STALE.name.lower()),
    ]
    held = [(weight, words) for weight, words, holds in reasons if holds]
    weight = sum(weight for weight, _ in held)
    words = tuple(words for _, words in held)
    way = NEVER if organisation.id in book.never_call else TRY
    return Due(organisation=organisation, state=state, expires=expires, weight=weight, reasons=words, way=way)


def _state(organisation: Organisation, today: date) -> str:
    if organisation.status is Status.HELD:
        return "held"
    return freshness(organisation, today).name.lower()


def _order(each: Due) -> tuple[int, date, Region, str]:
    return (-each.weight, each.expires, each.organisation.region, each.organisation.id)


def _cells(each: Due) -> tuple[str, ...]:
    organisation = each.organisation
    name = organisation.name if len(organisation.name) <= 40 else organisation.name[:39] + "…"
    gone = "" if organisation.status is Status.HELD else str(each.expires)
    return (organisation.region, organisation.id, name, each.state, gone, ", ".join(each.reasons), each.way)
