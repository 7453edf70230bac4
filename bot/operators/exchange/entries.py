"""Entries as the directory's file says them, word for word: what is exchanged, in both directions.

`flows.referrals` keeps what a person is shown; this keeps all that an operator wrote (hours, ids before, seen, held).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from bot.content.contacts import ANYWHERE
from bot.content.documents import Item, read
from flows.model import Region
from flows.referrals import ContactKind

LISTS = ("was", "needs", "serves", "area", "citizens", "audience", "languages")
FLAGS = (
    *("abroad", "languages_promised", "free", "anonymous", "records_calls", "may_report", "direct_help"),
    *("founding", "do_not_test_call"),
)
TEXTS = (
    *("id", "name", "local_name", "part_of", "now_known_as", "run_by", "near", "hours", "time_zone"),
    *(*FLAGS, "status", "why", "confidence", "read_on", "check_every", "notes"),
)
"""Fields with one value. Flags, dates and numbers too: as they are written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One contact."""

    kind: ContactKind
    value: str
    dial_from: tuple[str, ...] = ()
    """Countries, or `anywhere`; empty: the file does not say."""
    as_printed: bool = False
    seen: bool = True
    held: str = ""
    note: str = ""

    @property
    def is_offered(self) -> bool:
        """Whether it may be shown to anybody."""
        return self.seen and not self.held


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Where something was read."""

    where: str
    said: str = ""
    dated: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One organisation. A field that is not said is not in the mappings.

    It has no check: what an import proposes is not checked, and whether ours still counts is for the reader to say.
    """

    region: Region
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    contacts: tuple[Way, ...] = ()
    sources: tuple[Cited, ...] = ()
    line: int = 0
    """Where it begins in the directory; 0: not there."""

    @property
    def id(self) -> str:
        """Its name for ever."""
        return self.texts.get("id", "")

    def text(self, name: str) -> str:
        """A field with one value; empty if it is not said."""
        return self.texts.get(name, "")

    def values(self, name: str) -> tuple[str, ...]:
        """A field with many values; empty if it is not said."""
        return self.lists.get(name, ())

    def is_yes(self, name: str) -> bool:
        """A flag that is there and true."""
        return self.text(name).lower() in {"true", "yes"}


def read_entries(path: Path) -> tuple[Entry, ...]:
    """All entries of a directory that was found to be without faults (bot.content.directory)."""
    entries = []
    for region, country in read(path).pairs():
        organisations = country.fields().get("organisations")
        if organisations is not None:
            entries += [_entry(each, Region(region.text())) for each in organisations.items()]
    return tuple(entries)


def _entry(item: Item, region: Region) -> Entry:
    fields = item.fields()
    return Entry(
        region=region,
        texts={name: fields[name].text() for name in TEXTS if name in fields},
        lists={name: fields[name].texts() for name in LISTS if name in fields},
        contacts=tuple(_way(each.fields()) for each in _members(fields, "contacts")),
        sources=tuple(_cited(each.fields()) for each in _members(fields, "sources")),
        line=item.source.line,
    )


def _members(fields: Mapping[str, Item], name: str) -> tuple[Item, ...]:
    return fields[name].items() if name in fields else ()


def _way(fields: Mapping[str, Item]) -> Way:
    return Way(
        kind=ContactKind(fields["type"].text()),
        value=fields["value"].text(),
        dial_from=_dial_from(fields.get("dial_from")),
        as_printed="as_printed" in fields and fields["as_printed"].truth(),
        seen="seen" not in fields or fields["seen"].truth(),
        held=_text(fields, "held"),
        note=_text(fields, "note"),
    )


def _dial_from(item: Item | None) -> tuple[str, ...]:
    if item is None or item.is_empty:
        return ()
    return item.texts() if item.node.value != ANYWHERE else (ANYWHERE,)


def _cited(fields: Mapping[str, Item]) -> Cited:
    return Cited(where=_text(fields, "where"), said=_text(fields, "said"), dated=_text(fields, "dated"))


def _text(fields: Mapping[str, Item], name: str) -> str:
    return fields[name].text() if name in fields else ""
