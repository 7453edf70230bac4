"""What nobody can try: emergency numbers, a country's lines, what is so there. Somebody reads its page again each year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.operators.tables import table
from flows.directory import UNCHECKED_DAYS, Directory, last_told
from flows.model import Region, Source

HEAD = ("place", "what", "read on", "gone on", "where it is written")
NUMBERS = "emergency numbers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Something whose page was read long ago."""

    country: Region
    what: str
    """What an operator knows it by: «emergency numbers», or the `about:` under `local:`."""
    read_on: date
    gone_on: date | None
    """The first day on which people are told it no more; None: never, an old number is better than none."""
    source: Source


def readings(directory: Directory, today: date) -> tuple[Reading, ...]:
    """Everything that was read over a year ago: numbers that people dial first, then what was read longest ago."""
    numbers = (
        Reading(country=lines.region, what=NUMBERS, read_on=lines.read_on, gone_on=None, source=lines.source)
        for lines in directory.emergency.values()
    )
    facts = (
        Reading(
            country=country,
            what=fact.about.value,
            read_on=fact.read_on,
            gone_on=last_told(fact) + timedelta(days=1),
            source=fact.source,
        )
        for country, known in directory.local.items()
        for fact in known
    )
    old = [each for each in (*numbers, *facts) if (today - each.read_on).days > UNCHECKED_DAYS]
    return tuple(sorted(old, key=_order))


def to_read_again(directory: Directory, today: date, *, most: int) -> Iterator[str]:
    """The same as a table, with what to do; nothing at all where nothing waits."""
    waiting = readings(directory, today)
    if not waiting:
        return
    yield ""
    yield from table(HEAD, [_cells(each) for each in waiting[:most]])
    yield ""
    yield (
        f"{min(most, len(waiting))} of {len(waiting)} that were read over a year ago. "
        "Open the page under sources; if it still says so, write today's date at read_on"
    )


def _order(each: Reading) -> tuple[bool, date, Region, str, int]:
    return (each.what != NUMBERS, each.read_on, each.country, each.what, each.source.line)


def _cells(each: Reading) -> tuple[str, ...]:
    gone = str(each.gone_on or "never")
    return (each.country, each.what, str(each.read_on), gone, f"{each.source.path}:{each.source.line}")
