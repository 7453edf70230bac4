"""Opening hours as OpenStreetMap writes them, compiled to stretches of time for the days ahead."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flows.model import Now
from flows.referrals import Interval, Opening

ALWAYS = "24/7"
HORIZON = timedelta(days=9)
"""How far ahead is known. The directory is compiled anew long before."""

BEYOND = timedelta(days=7)
"""Looked at beyond the horizon, so that the last stretch known has its true end."""

WITHOUT_TIMES = re.compile(r"^(?!.*(:|off|closed|24/7)).+$", re.IGNORECASE)
SUN = re.compile(r"sunrise|sunset|dawn|dusk", re.IGNORECASE)


class HoursError(Exception):
    """Hours that cannot be used: what, and the mend."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend


class Timetable:
    """Compiles hours for the days after one moment. The same hours in the same zone are compiled once."""

    def __init__(self, now: Now) -> None:
        self._now = now
        self._known: dict[tuple[str, str | None], Opening] = {}

    def opening(self, hours: str, zone: str | None) -> Opening:
        """The stretches of the days ahead; HoursError if it is not clear what they are."""
        key = (hours, zone)
        if key not in self._known:
            self._known[key] = self._compiled(hours, zone)
        return self._known[key]

    def _compiled(self, hours: str, zone: str | None) -> Opening:
        if hours == ALWAYS:
            return Opening(always=True)
        _refuse_unclear(hours)
        if zone is None:
            raise HoursError(
                "time_zone is missing", "add a line time_zone: Asia/Phnom_Penh, with the place's own zone"
            )
        local = _zone(zone)
        begin = (self._now.moment - timedelta(days=1)).astimezone(local)
        end = (self._now.moment + HORIZON + BEYOND).astimezone(local)
        stretches = tuple(_open_stretches(hours, begin, end, local))
        if stretches and stretches[0] == (begin, end):
            return Opening(always=True)
        until = self._now.moment + HORIZON
        intervals = tuple(_interval(opens, closes) for opens, closes in stretches if opens < until)
        return Opening(intervals=intervals, known_until=until)


def _refuse_unclear(hours: str) -> None:
    from opening_hours import validate  # noqa: PLC0415 (only when a directory is read)

    if not validate(hours):
        raise HoursError(
            f"«{hours}» are no opening hours",
            'write them like "Mo-Fr 09:00-17:00; Sa 10:00-14:00", or "24/7"',
        )
    if SUN.search(hours):
        raise HoursError(f"«{hours}» depend on the sun", "write times of the clock")
    if any(WITHOUT_TIMES.match(rule) for rule in re.split(r";|\|\|", hours) if rule.strip()):
        raise HoursError(
            f"«{hours}» name days without times", "add the times; if they are not known, leave hours out"
        )


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise HoursError(f"«{name}» is no time zone", "write one like Asia/Phnom_Penh") from error


def _open_stretches(
    hours: str, begin: datetime, end: datetime, zone: ZoneInfo
) -> Iterator[tuple[datetime, datetime]]:
    from opening_hours import OpeningHours, State  # noqa: PLC0415 (as above)

    for opens, closes, state, _comment in OpeningHours(hours, timezone=zone).intervals(begin, end):
        if state == State.OPEN:
            yield opens, closes


def _interval(opens: datetime, closes: datetime) -> Interval:
    utc = ZoneInfo("UTC")
    return Interval(
        opens=opens.astimezone(utc),
        closes=closes.astimezone(utc),
        opens_label=f"{opens:%H:%M}",
        opens_weekday=opens.weekday(),
        closes_label=f"{closes:%H:%M}",
    )
