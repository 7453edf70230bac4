"""Opening hours between OpenStreetMap's words and HSDS schedules. Never guesses a rule from prose.

Each schedule carries the original words in its description, so nothing is lost on the way back.
"""

import re
from collections.abc import Iterable, Iterator

from bot.operators.exchange.json_values import Fields, Node

OSM_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
HSDS_DAYS = tuple(day.upper() for day in OSM_DAYS)
ALWAYS = "24/7"
DAY = "|".join(OSM_DAYS)
TIME = r"(?:[01]\d|2[0-3]):[0-5]\d"
STRETCH = rf"{TIME}-(?:{TIME}|24:00)"
RULE = re.compile(
    rf"(?P<days>(?:{DAY})(?:-(?:{DAY}))?(?:,(?:{DAY})(?:-(?:{DAY}))?)*) "
    rf"(?P<times>{STRETCH}(?:,{STRETCH})*|off|closed)"
)
CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?")
MIDNIGHT, LAST_MINUTE = "00:00", "23:59"

Times = tuple[str, str]


def schedules(hours: str) -> list[Fields]:
    """The hours as weekly schedules without ids; one with the words alone where they are no plain weekly rules."""
    if not hours:
        return []
    if hours == ALWAYS:
        return [_schedule((MIDNIGHT, LAST_MINUTE), range(7), ALWAYS)]
    week = _week(hours)
    if week is None:
        return [{"description": hours}]
    days_of: dict[Times, list[int]] = {}
    for day, times in enumerate(week):
        for each in times:
            days_of.setdefault(each, []).append(day)
    return [_schedule(times, days, hours) for times, days in sorted(days_of.items())]


def hours_of(found: Iterable[Node]) -> str:
    """The hours of a feed's schedules as OpenStreetMap writes them; empty where they are not plain and weekly."""
    opened: dict[Times, list[int]] = {}
    for node in found:
        times, days = _times(node), _days(node.text("byday", "weekday"))
        if times is None or not days or not _is_weekly(node):
            return ""
        days_here = opened.setdefault(times, [])
        days_here += [day for day in days if day not in days_here]
    if list(opened) == [(MIDNIGHT, LAST_MINUTE)] and len(opened[MIDNIGHT, LAST_MINUTE]) == len(OSM_DAYS):
        return ALWAYS
    return "; ".join(_rules(opened))


def _rules(opened: dict[Times, list[int]]) -> Iterator[str]:
    """The days that share all their times make one rule: a second rule for a day would replace the first."""
    times_of: dict[tuple[Times, ...], list[int]] = {}
    for day in range(len(OSM_DAYS)):
        times = tuple(sorted(each for each, days in opened.items() if day in days))
        if times:
            times_of.setdefault(times, []).append(day)
    for times, days in times_of.items():
        stretches = ",".join(
            f"{opens}-{'24:00' if closes == LAST_MINUTE else closes}" for opens, closes in times
        )
        yield f"{','.join(OSM_DAYS[day] for day in days)} {stretches}"


def _is_weekly(node: Node) -> bool:
    return (
        node.text("freq").upper() in {"", "WEEKLY"}
        and node.text("interval") in {"", "1"}
        and not node.text("bymonthday", "byweekno", "byyearday", "count", "until")
    )


def _times(node: Node) -> Times | None:
    opens, closes = (CLOCK.fullmatch(node.text(name)) for name in ("opens_at", "closes_at"))
    if not opens or not closes:
        return None
    begin, end = (f"{int(found[1]):02}:{found[2]}" for found in (opens, closes))
    return (begin, end) if begin < end <= "24:00" else None


def _days(text: str) -> list[int]:
    found = [day.strip().upper()[:2] for day in text.split(",")]
    return [HSDS_DAYS.index(day) for day in found] if all(day in HSDS_DAYS for day in found) else []


def _schedule(times: Times, days: Iterable[int], words: str) -> Fields:
    opens, closes = times
    return {
        "freq": "WEEKLY",
        "byday": ",".join(HSDS_DAYS[day] for day in days),
        "opens_at": opens,
        "closes_at": closes,
        "description": words,
    }


def _week(hours: str) -> list[list[Times]] | None:
    """For each day its stretches; a later rule replaces an earlier one for its days, as in OpenStreetMap."""
    week: list[list[Times]] = [[] for _ in OSM_DAYS]
    over: list[list[Times]] = [[] for _ in OSM_DAYS]
    for rule in hours.split(";"):
        found = RULE.fullmatch(rule.strip())
        if found is None:
            return None
        for day in _named(found["days"]):
            week[day], over[(day + 1) % 7] = [], []
            for opens, closes in _stretches(found["times"]):
                if closes > opens:
                    week[day].append((opens, min(closes, LAST_MINUTE)))
                else:
                    week[day].append((opens, LAST_MINUTE))
                    over[(day + 1) % 7].append((MIDNIGHT, closes))
    return [
        sorted([*own, *(each for each in late if each[1] != MIDNIGHT)])
        for own, late in zip(week, over, strict=True)
    ]


def _stretches(times: str) -> Iterator[Times]:
    for stretch in times.split(",") if "-" in times else ():
        opens, closes = stretch.split("-")
        yield opens, closes


def _named(days: str) -> Iterator[int]:
    for part in days.split(","):
        first, _, last = part.partition("-")
        begin = OSM_DAYS.index(first)
        length = (OSM_DAYS.index(last) - begin) % 7 if last else 0
        yield from ((begin + step) % 7 for step in range(length + 1))
