"""What one row or object of a feed says, sorted by our fields but not yet understood: the halfway house of an import.

Every reader (HSDS, tables) ends here, so that one set of rules (drafting) decides what words mean.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from bot.operators.exchange.remarks import Place, Remark
from flows.model import Region
from flows.referrals import ContactKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Whose data it is, as the operator says it on the command line."""

    name: str
    licence: str = ""
    dated: str = ""
    region: Region | None = None
    """For rows that name no region."""
    read_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A value as found."""

    text: str
    place: Place
    harm: str = ""
    """What a spreadsheet did to it, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """A contact as found."""

    kind: ContactKind | None
    """None: nobody said what it is."""
    said: Said
    dial_from: tuple[str, ...] = ()
    as_printed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One organisation of a feed."""

    place: Place
    said: Mapping[str, tuple[Said, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """By our field names; also `country`, `source`, `verified_on` and `feed_status`, which are the feed's own."""
    reaches: tuple[Reach, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def first(self, name: str) -> Said | None:
        """The first value of a field."""
        return next(iter(self.said.get(name, ())), None)

    def text(self, name: str) -> str:
        """The first value's words."""
        said = self.first(name)
        return said.text if said else ""
