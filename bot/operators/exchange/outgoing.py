"""Which entries leave the house, and what is said honestly about each.

What a person would not be offered leaves only as a record, never as an open service. The day is asked for, since trust
runs out; it is never written, so the same file gives the same bytes until an entry's state changes.
"""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from bot.content.directory import read_directory
from bot.operators.exchange.entries import Entry, Way, read_entries
from flows.finding import Freshness, freshness
from flows.model import Now
from flows.referrals import Check, Organisation, Status, publishable


class Scope(Enum):
    """What is exported."""

    OFFERED = "offered"
    """What people are offered today."""
    RECORDS = "records"
    """Also what is kept without being offered; each says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One entry on its way out."""

    entry: Entry
    status: Status
    is_offered: bool
    check: Check | None
    """The check that still covers all its contacts; an older one is no check."""
    alert: str
    """How far to trust it, in words; empty when somebody checked it lately."""

    @property
    def contacts(self) -> tuple[Way, ...]:
        """The contacts that may be shown. Others stay at home, also of records."""
        return tuple(way for way in self.entry.contacts if way.is_offered)


def outgoing(path: Path, now: Now, scope: Scope) -> tuple[Outgoing, ...]:
    """The entries to export, a to z by id. ContentError where the directory has a fault: then nothing leaves."""
    directory = read_directory(path, now)
    everyone = (_outgoing(each, directory.organisations[each.id], now) for each in read_entries(path))
    chosen = (each for each in everyone if each.is_offered or scope is Scope.RECORDS)
    return tuple(sorted(chosen, key=lambda each: each.entry.id))


def _outgoing(entry: Entry, organisation: Organisation, now: Now) -> Outgoing:
    trust = freshness(organisation, now.today)
    is_offered = publishable(organisation) and trust is not Freshness.EXPIRED
    return Outgoing(
        entry=entry,
        status=organisation.status,
        is_offered=is_offered,
        check=organisation.checked,
        alert=_alert(organisation, trust) if is_offered else _reason(entry, organisation, trust),
    )


def _alert(organisation: Organisation, trust: Freshness) -> str:
    check, read_on = organisation.checked, organisation.read_on
    if trust in {Freshness.FRESH, Freshness.AGEING}:
        return ""
    if check:
        return f"Old information: last checked on {check.on}."
    words = f"from public pages read on {read_on}. Nobody has tried these contacts."
    if trust is Freshness.UNCHECKED:
        return f"Unverified: {words}"
    newest = organisation.newest_page
    return f"Old information, unverified: {words}{f' The newest page is of {newest.year}.' if newest else ''}"


def _reason(entry: Entry, organisation: Organisation, trust: Freshness) -> str:
    if organisation.status is Status.RENAMED and organisation.now_known_as:
        return f"A record only, do not refer to it: now known as {organisation.now_known_as}."
    if organisation.status is not Status.ACTIVE:
        return f"A record only, do not refer to it: {organisation.status.value}. {entry.text('why')}".strip()
    if not organisation.direct_help:
        return "A record only, do not refer to it: it does not help single people."
    return f"A record only, do not refer to it: {'too old' if trust is Freshness.EXPIRED else 'too little is known'}."
