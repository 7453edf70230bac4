"""Where a fact comes from and how well it is known: the fields that organisations and emergency numbers share."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from bot.content.forms import Form
from flows.referrals import Confidence, Fact

FIELDS = frozenset({"confidence", "read_on", "sources", "notes"})
SOURCE = frozenset({"where", "said", "dated"})


class Level(Enum):
    """How the file writes confidence."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """How well something is known."""

    confidence: Confidence
    read_on: date
    sources: tuple[Fact, ...]


def read_trust(form: Form, today: date) -> Trust:
    """Missing words are faults; what stands in for them is the least trust there is."""
    form.required("confidence")
    level = form.choice("confidence", Level) or Level.LOW
    form.text("notes")
    sources = tuple(_fact(source, today) for source in form.forms("sources", SOURCE))
    return Trust(confidence=Confidence[level.name], read_on=_read_on(form, today), sources=sources)


def _read_on(form: Form, today: date) -> date:
    item = form.at("read_on")
    day = form.day("read_on", today)
    if item is None:
        form.fault(None, "read_on is missing", "write the day its sources were read: read_on: 2026-11-21")
    elif day is not None and len(item.text()) < len("2026-11-21"):
        form.fault(item, "read_on needs a day", "write it as 2026-11-21")
    return day or date.min


def _fact(form: Form, today: date) -> Fact:
    return Fact(where=form.required("where"), said=form.text("said") or "", dated=form.day("dated", today))
