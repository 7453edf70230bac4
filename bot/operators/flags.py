"""Entries of which people said that they did not work: `recheck.tsv`, which the bot writes at a week's end. Only read.

A line is an entry's id and a week, `kh-chab-dai<TAB>2026-W47`: no count, no day, nobody's words.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from flows.referrals import Organisation

FILE = "recheck.tsv"
LINE = re.compile(r"(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\t(?P<week>\d{4}-W\d\d)\s*")
SUNDAY = 7

Weeks = Mapping[str, str]
"""By entry the last week in which people said so, such as `2026-W47`."""


def flags(folder: Path | None) -> Weeks:
    """The flags; none where there is no folder or file. A line that is none is passed over: the queue must not fail for it."""
    path = folder / FILE if folder else None
    if path is None or not path.exists():
        return {}
    found: dict[str, str] = {}
    for name, week in _read(path.read_text(encoding="utf-8", errors="replace")):
        found[name] = max(week, found.get(name, ""))
    return found


def flagged(organisation: Organisation, weeks: Weeks) -> str:
    """The week in which people said that it did not work; empty once somebody has checked it after that week."""
    week = weeks.get(organisation.id, "")
    if week and organisation.checked and organisation.checked.on > _end(week):
        return ""
    return week


def _read(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        found = LINE.fullmatch(line)
        if found and _is_week(found["week"]):
            yield found["id"], found["week"]


def _is_week(week: str) -> bool:
    try:
        _end(week)
    except ValueError:
        return False
    return True


def _end(week: str) -> date:
    year, _, number = week.partition("-W")
    return date.fromisocalendar(int(year), int(number), SUNDAY)
