"""Is it new, is it ours already, what would change? Ours is found by id, then by number or name: that only suggests."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from bot.operators.exchange.drafting import Draft
from bot.operators.exchange.entries import Cited, Entry, Way
from bot.operators.exchange.own_check import faults_of
from bot.operators.exchange.remarks import Grade
from flows.referrals import ContactKind

COMPARED_TEXTS = (
    *("name", "local_name", "part_of", "now_known_as", "near", "hours", "time_zone", "free", "anonymous"),
    *("records_calls", "may_report", "abroad"),
)
COMPARED_LISTS = ("needs", "serves", "area", "citizens", "audience", "languages")
NUMBERS = (ContactKind.PHONE, ContactKind.SMS, ContactKind.WHATSAPP)
LONGEST_SLUG = 50
SHAPED = re.compile(r"[a-z]\w*-")
"""How our ids begin. `17` is somebody's row number."""


class Verdict(Enum):
    """What a row of a feed means for the directory."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field that the feed says otherwise."""

    field: str
    ours: str
    theirs: str

    def __str__(self) -> str:
        return f"{self.field}: ours «{self.ours}», theirs «{self.theirs}»"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One row, weighed."""

    draft: Draft
    verdict: Verdict
    entry: Entry | None = None
    """What is proposed; None where there is nothing to paste."""
    ours: Entry | None = None
    changes: tuple[Change, ...] = ()


class Known:
    """The directory as it is found again: by id, by number, by name in a country. Also holds the ids given out."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_id = {each.id: each for each in entries}
        self._taken = {*self._by_id, *(old for each in self._by_id.values() for old in each.values("was"))}
        self._by_number: dict[str, Entry] = {}
        self._by_name: dict[tuple[str, str], Entry] = {}
        for each in self._by_id.values():
            self._by_name.setdefault((each.region, _folded(each.text("name"))), each)
            for key in _numbers(each.contacts, each.region):
                self._by_number.setdefault(key, each)

    def same(self, entry: Entry) -> Entry | None:
        """Ours with this id."""
        return self._by_id.get(entry.id)

    def twin(self, entry: Entry) -> tuple[Entry | None, str]:
        """Ours that seems to be the same, and why."""
        for key in _numbers(entry.contacts, entry.region):
            if key in self._by_number:
                return self._by_number[key], f"the number {key.partition(' ')[0]}"
        named = self._by_name.get((entry.region, _folded(entry.text("name"))))
        return named or self._by_id.get(_made(entry)), "the name"

    def new_id(self, entry: Entry) -> str:
        """Its own id if it is shaped like ours, else one made of country and name; never one that was used before."""
        wanted = entry.id if SHAPED.match(entry.id) else _made(entry)
        number, key = 1, wanted
        while key in self._taken:
            number += 1
            key = f"{wanted}-{number}"
        self._taken.add(key)
        return key


def weighed(draft: Draft, known: Known) -> Offer:
    """What the draft means for the directory."""
    if draft.entry is None:
        return Offer(draft=draft, verdict=Verdict.REFUSED)
    ours = known.same(draft.entry)
    if ours:
        return _compared(draft, draft.entry, ours)
    twin, why = known.twin(draft.entry)
    entry = replace(draft.entry, texts={**draft.entry.texts, "id": known.new_id(draft.entry)})
    if twin:
        what = f"it seems to be our {twin.id} (line {twin.line}): {why} is the same"
        draft.say(Grade.DOUBTFUL, draft.record.place, what, "proposed apart from it")
    _ask_own_check(draft, entry)
    if draft.is_doubtful:
        low = replace(entry, texts={**entry.texts, "confidence": "low"})
        return Offer(draft=draft, verdict=Verdict.DOUBTFUL, entry=low, ours=twin)
    return Offer(draft=draft, verdict=Verdict.NEW, entry=entry)


def _compared(draft: Draft, theirs: Entry, ours: Entry) -> Offer:
    changes = tuple(_changes(theirs, ours))
    if not changes:
        return Offer(draft=draft, verdict=Verdict.SAME, ours=ours)
    entry = _merged(theirs, ours, {change.field for change in changes})
    _ask_own_check(draft, entry)
    return Offer(draft=draft, verdict=Verdict.CHANGED, entry=entry, ours=ours, changes=changes)


def _ask_own_check(draft: Draft, entry: Entry) -> None:
    for fault in faults_of(entry, draft.rules.timetable, draft.rules.now):
        draft.say(Grade.DOUBTFUL, draft.record.place, f"the directory's check: {fault.what}", fault.mend)


def _changes(theirs: Entry, ours: Entry) -> Iterable[Change]:
    """What the feed says and says otherwise. What it does not say is no change."""
    for name in COMPARED_TEXTS:
        if theirs.text(name) and theirs.text(name) != ours.text(name):
            yield Change(field=name, ours=ours.text(name), theirs=theirs.text(name))
    for name in COMPARED_LISTS:
        mine = set(ours.values(name)) or ({ours.region} if name == "serves" else set())
        if theirs.values(name) and set(theirs.values(name)) != mine:
            yield Change(field=name, ours=", ".join(ours.values(name)), theirs=", ".join(theirs.values(name)))
    if added := _added(theirs, ours):
        old = ", ".join(way.value for way in ours.contacts)
        yield Change(field="contacts", ours=old, theirs=", ".join(way.value for way in added))


def _added(theirs: Entry, ours: Entry) -> tuple[Way, ...]:
    mine = {_address(way) for way in ours.contacts}
    return tuple(way for way in theirs.contacts if _address(way) not in mine)


def _merged(theirs: Entry, ours: Entry, fields: set[str]) -> Entry:
    """Ours with their values; their contacts behind ours, held. No check survives, and it is not shown until one is made."""
    why = theirs.text("why").replace("Taken from", f"Changed ({', '.join(sorted(fields))}) as in")
    added = tuple(replace(way, held=way.held or why) for way in _added(theirs, ours))
    confidence = "low" if ours.text("confidence") == "low" else "medium"
    return replace(
        ours,
        texts={
            **ours.texts,
            **{name: theirs.text(name) for name in COMPARED_TEXTS if name in fields},
            "status": "held",
            "why": why,
            "confidence": confidence,
        },
        lists={**ours.lists, **{name: theirs.values(name) for name in COMPARED_LISTS if name in fields}},
        contacts=(*ours.contacts, *added),
        sources=_together(ours.sources, theirs.sources),
    )


def _together(ours: tuple[Cited, ...], theirs: tuple[Cited, ...]) -> tuple[Cited, ...]:
    known = {cited.where for cited in ours}
    return (*ours, *(cited for cited in theirs if cited.where not in known))


def _numbers(ways: Iterable[Way], region: str) -> Iterable[str]:
    """Numbers as keys; one without a country code counts in its country only, and a short one not at all."""
    for way in ways:
        if way.kind in NUMBERS and len(way.value) > len("123456"):
            yield way.value if way.value.startswith("+") else f"{way.value} {region}"


def _address(way: Way) -> str:
    return re.sub(r"^https?://(?:www\.)?|/$", "", way.value).casefold()


def _made(entry: Entry) -> str:
    """The id we would give it."""
    return f"{entry.region.lower()}-{_slug(entry.text('name')) or 'entry'}"


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_SLUG].strip("-")
