"""One row a contact: the table that people keep in CSV and Excel files, and how ours is laid out."""

from collections.abc import Iterable, Iterator

from bot.operators.exchange.entries import LISTS, TEXTS, Entry, Way
from bot.operators.exchange.outgoing import Outgoing
from flows.referrals import Check

AT_HOME = frozenset({"notes"})
"""Written for operators; never exported."""

CONTACT = ("contact_type", "contact", "dial_from", "as_printed")
COLUMNS = (
    *(
        "id",
        "country",
        "name",
        *CONTACT,
        "needs",
        "languages",
        "hours",
        "time_zone",
        "serves",
        "near",
        "area",
    ),
    *(
        "citizens",
        "abroad",
        "audience",
        "free",
        "anonymous",
        "records_calls",
        "may_report",
        "run_by",
        "part_of",
    ),
    *("local_name", "now_known_as", "was", "languages_promised", "direct_help", "founding", "check_every"),
    *("do_not_test_call", "status", "offered", "alert", "why", "confidence", "read_on", "verified_on"),
    *("verified_by", "verified_way", "sources"),
)
"""What people look for first stands first. A test holds them against the fields there are."""

SEPARATOR = "; "


def rows(entries: Iterable[Outgoing]) -> Iterator[tuple[str, ...]]:
    """The header, then a row for each contact; an entry without any has one row."""
    yield COLUMNS
    for each in entries:
        shared = _shared(each)
        for way in each.contacts or (None,):
            cells = shared | (_contact(way) if way else {})
            yield tuple(cells.get(column, "") for column in COLUMNS)


def _shared(each: Outgoing) -> dict[str, str]:
    entry = each.entry
    return {
        **{name: entry.text(name) for name in TEXTS if name not in AT_HOME},
        **{name: SEPARATOR.join(entry.values(name)) for name in LISTS},
        **_trial(each.check),
        "country": entry.region,
        "offered": "yes" if each.is_offered else "no",
        "alert": each.alert,
        "sources": " | ".join(_source(entry)),
    }


def _trial(check: Check | None) -> dict[str, str]:
    if check is None:
        return {"verified_on": "never"}
    return {"verified_on": check.on.isoformat(), "verified_by": check.by, "verified_way": check.way}


def _source(entry: Entry) -> Iterator[str]:
    for cited in entry.sources:
        yield f"{cited.where} [{cited.dated}]" if cited.dated else cited.where


def _contact(way: Way) -> dict[str, str]:
    return {
        "contact_type": way.kind.value,
        "contact": way.value,
        "dial_from": SEPARATOR.join(way.dial_from),
        "as_printed": "yes" if way.as_printed else "",
    }
