"""Where a proposed entry comes from: the feed, with the row and their own check; behind it the sources they name."""

import re

from bot.content.forms import first_day
from bot.operators.exchange.entries import Cited
from bot.operators.exchange.plain_text import short
from bot.operators.exchange.records import Feed, Record, Said

DATED = re.compile(r"(.*) \[(\d{4}(?:-\d\d){0,2})\]", re.DOTALL)
"""A source as we export it, with the date of the page."""


def own_source(record: Record, feed: Feed) -> Cited:
    """The feed itself. That they checked it is what they say: no check of ours comes of it."""
    days = [said.text[:10] for said in record.said.get("verified_on", ()) if first_day(said.text[:10])]
    checked = f"they say it was checked on {max(days)}" if days else ""
    words = [f"{record.place.file}, row {record.place.row}", feed.licence, checked]
    return Cited(where=feed.name, said="; ".join(filter(None, words)), dated=feed.dated)


def cited(said: Said) -> Cited:
    """A source that the feed names."""
    found = DATED.fullmatch(said.text)
    return Cited(where=short(found[1]), dated=found[2]) if found else Cited(where=short(said.text))
