"""A record becomes an entry of our format, held and unverified, or is refused; and all that had to be said about it.

Repairs only what is certain. Never invents a country code, an hour, a status or a region. SAFETY: a shelter's street
address never passes, whatever field it stands in.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.content.directory_rules import ADDRESS, MAP
from bot.content.hours import HoursError, Timetable
from bot.operators.exchange import meanings
from bot.operators.exchange.contacts_drafting import draft_contacts
from bot.operators.exchange.entries import FLAGS, Cited, Entry, Way
from bot.operators.exchange.plain_text import LONGEST, clean, short
from bot.operators.exchange.provenance import cited, own_source
from bot.operators.exchange.records import Feed, Record
from bot.operators.exchange.remarks import Grade, Place, Remark
from flows.model import Need, Now, Region
from flows.places import Places
from flows.referrals import EVERYWHERE, country_of

PROTECTED = "it looks like the address of a shelter"
PROSE = ("name", "local_name", "part_of", "now_known_as", "why")
CLOSED = frozenset({"defunct", "closed", "cerrado", "fermé", "закрыт"})
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NOWHERE = Region("")
ZONE = re.compile(r"[A-Z]\w+/[\w/+-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a record is read by."""

    feed: Feed
    places: Places
    timetable: Timetable
    now: Now


@dataclass(slots=True, kw_only=True)
class Draft:
    """An entry coming into being. Without one after drafting, the record was refused."""

    record: Record
    rules: Rules
    region: Region = EVERYWHERE
    texts: dict[str, str] = field(default_factory=dict)
    lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    contacts: tuple[Way, ...] = ()
    remarks: list[Remark] = field(default_factory=list)
    entry: Entry | None = None

    def say(self, grade: Grade, place: Place, what: str, done: str) -> None:
        """Adds a line to the report; it quotes no address of a shelter either."""
        words = PROTECTED if self.protects(what) else what
        self.remarks.append(Remark(place=place, grade=grade, what=words, done=done))

    def protects(self, text: str) -> bool:
        """Whether the text would tell where a shelter is."""
        return self.is_shelter and any(each.search(text) for each in (ADDRESS, MAP))

    @property
    def is_shelter(self) -> bool:
        """Whether its address must stay unknown."""
        found = (
            meanings.need(part) for said in self.record.said.get("needs", ()) for part in _either(said.text)
        )
        return Need.SHELTER.value in found

    @property
    def is_doubtful(self) -> bool:
        """Whether a person has to look twice."""
        return any(remark.grade is Grade.DOUBTFUL for remark in self.remarks)


def drafted(record: Record, rules: Rules) -> Draft:
    """The record as an entry without an id of its own, or refused with words."""
    draft = Draft(record=record, rules=rules, remarks=list(record.remarks))
    refusal = _refusal(draft)
    if refusal:
        draft.say(Grade.REFUSED, record.place, *refusal)
        return draft
    _draft_words(draft)
    _draft_hours(draft)
    draft.entry = Entry(
        region=draft.region,
        texts=_with_trust(draft),
        lists=draft.lists,
        contacts=draft.contacts,
        sources=_sources(draft),
    )
    return draft


def _refusal(draft: Draft) -> tuple[str, str] | None:
    """Why the record cannot be an entry at all: what, and what would help."""
    record = draft.record
    _draft_names(draft)
    states = {said.text.strip().casefold() for said in record.said.get("feed_status", ())}
    states |= {record.text("status").strip().casefold()} - {""}
    if not draft.texts.get("name"):
        return "it has no name that can be used", "left out"
    if states and states <= CLOSED:
        return "its own feed says that it is closed", "left out"
    _draft_needs(draft)
    _draft_places(draft)
    if draft.region == NOWHERE:
        return "it names no region we know", "left out; name one for the whole file with --region"
    found = draft_contacts(draft.record.reaches, draft.region, draft.say)
    draft.contacts = tuple(way for way in found if not draft.protects(way.value))
    if len(draft.contacts) < len(found):
        draft.say(Grade.DROPPED, record.place, PROTECTED, "the contact was left out")
    if not draft.contacts:
        return "it has no contact that can be used", "left out"
    return None


def _draft_names(draft: Draft) -> None:
    for name in PROSE:
        said = draft.record.first(name)
        text = clean(said.text) if said else ""
        if said and draft.protects(text):
            draft.say(Grade.DROPPED, said.place, PROTECTED, "left out")
        elif said and len(text) > LONGEST:
            draft.say(Grade.DROPPED, said.place, f"{len(text)} letters are too many", "left out")
        elif text:
            draft.texts[name] = text
    key = draft.record.text("id")
    if ID.fullmatch(key):
        draft.texts["id"] = key


def _draft_needs(draft: Draft) -> None:
    _draft_list(draft, "needs", meanings.need, "no need we know")
    if "needs" not in draft.lists:
        what = "it does not say, in words we know, what it can do"
        draft.say(Grade.DOUBTFUL, draft.record.place.at("needs"), what, "needs: is left out; add it")


def _draft_places(draft: Draft) -> None:
    places, feed = draft.rules.places, draft.rules.feed

    def code(text: str) -> str:
        return meanings.region(text, places) or ""

    _draft_list(draft, "serves", code, "no region we know", meanings.clear_parts)
    country = draft.record.first("country")
    named = meanings.region(country.text, places) if country else None
    if country and named is None:
        draft.say(Grade.DROPPED, country.place, f"«{country.text}» is no region we know", "left out")
    serves = draft.lists.get("serves", ())
    region = named or next(iter(serves), None) or feed.region
    draft.region = country_of(Region(region)) if region else NOWHERE
    if set(serves) <= {draft.region}:
        draft.lists.pop("serves", None)
    near = meanings.region(draft.record.text("near"), places) if draft.record.text("near") else None
    if near and "-" in near and (set(serves) or {draft.region}) & {near, country_of(near), EVERYWHERE}:
        draft.texts["near"] = near


def _draft_words(draft: Draft) -> None:
    def country(text: str) -> str:
        code = meanings.region(text, draft.rules.places)
        return code if code and "-" not in code else ""

    _draft_list(draft, "languages", meanings.language, "no language we know")
    _draft_list(draft, "audience", meanings.audience, "no audience we know")
    _draft_list(draft, "citizens", country, "no country we know", meanings.clear_parts)
    _draft_list(draft, "was", lambda text: text if ID.fullmatch(text) else "", "no id of ours")
    _draft_list(
        draft, "area", lambda text: _safe(draft, clean(text)), "no place's name", meanings.clear_parts
    )
    for name in FLAGS:
        said = draft.record.first(name)
        if said and (value := meanings.flag(said.text)):
            draft.texts[name] = value
    draft.texts["run_by"] = meanings.run_by(draft.record.text("run_by")) or "unknown"
    every = draft.record.text("check_every")
    if every.isdecimal() and int(every):
        draft.texts["check_every"] = every


def _safe(draft: Draft, text: str) -> str:
    return "" if draft.protects(text) or len(text) > LONGEST else text


def _either(text: str) -> tuple[str, ...]:
    return (text, *meanings.parts(text))


def _draft_list(
    draft: Draft,
    name: str,
    meaning: Callable[[str], str],
    fault: str,
    split: Callable[[str], tuple[str, ...]] = meanings.parts,
) -> None:
    found: dict[str, None] = {}
    for said in draft.record.said.get(name, ()):
        whole = meaning(said.text) if split is meanings.parts else ""
        for part in (said.text,) if whole else split(said.text):
            if value := whole or meaning(part):
                found[value] = None
            else:
                draft.say(Grade.DROPPED, said.place, f"«{short(part)}» is {fault}", "left out")
    if found:
        draft.lists[name] = tuple(found)


def _draft_hours(draft: Draft) -> None:
    """Kept where they are clear and, unless it is always open, their time zone is known. Prose goes into the notes."""
    said = draft.record.first("hours")
    if said is None:
        return
    zone = draft.record.text("time_zone") if ZONE.fullmatch(draft.record.text("time_zone")) else None
    hours = " ".join(said.text.split())
    try:
        draft.rules.timetable.opening(hours, zone)
    except HoursError as error:
        draft.say(Grade.DROPPED, said.place, error.what, "put into the notes")
        draft.texts["notes"] = f"Hours as the feed says: {short(_safe(draft, clean(hours)))}"
        return
    draft.texts["hours"] = hours
    if zone:
        draft.texts["time_zone"] = zone


def _with_trust(draft: Draft) -> dict[str, str]:
    """Nothing imported is verified: held, and never better known than one source makes it."""
    feed = draft.rules.feed
    has_page = any(way.kind.value == "web" for way in draft.contacts) or draft.record.said.get("source")
    return draft.texts | {
        "status": "held",
        "why": f"Taken from {feed.name}; nobody here has checked it.",
        "confidence": "medium" if has_page and not draft.is_doubtful else "low",
        "read_on": feed.read_on.isoformat(),
    }


def _sources(draft: Draft) -> tuple[Cited, ...]:
    theirs = (said for said in draft.record.said.get("source", ()) if not draft.protects(said.text))
    return (own_source(draft.record, draft.rules.feed), *map(cited, theirs))
