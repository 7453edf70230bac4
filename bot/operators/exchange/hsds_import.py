"""An HSDS organisation as a record: what it says, sorted by our fields. Our own export finds all its fields again."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.operators.exchange.channels import channel
from bot.operators.exchange.hsds_export import KEY, SAID_OFTEN, SAID_ONCE
from bot.operators.exchange.hsds_schedules import hours_of
from bot.operators.exchange.hsds_services import WORLD, WORLD_CODE
from bot.operators.exchange.hsds_terms import DIRECTORY, ISO, NEEDS
from bot.operators.exchange.json_values import Node
from bot.operators.exchange.records import Reach, Record, Said
from bot.operators.exchange.remarks import Grade, Place, Remark
from flows.referrals import EVERYWHERE, ContactKind

OURS = frozenset({*SAID_ONCE, *SAID_OFTEN})
RENAMED = {"listed_under": "country", "source": "source", "verified_way": ""}
VARIANT = "as written: "
LISTED = (ContactKind.WHATSAPP, ContactKind.TELEGRAM, ContactKind.CHAT, ContactKind.WEB, ContactKind.EMAIL)
SILENT = frozenset({"fax", "pager", "textphone", "tty"})
SCHEDULES = ("schedules", "regular_schedules", "regular_schedule")
UNREADABLE = ("eligibilitys", "eligibility")
NO_PLACE = ("programs", "funding", "cost_options", "required_documents", "accessibility")


@dataclass(slots=True, kw_only=True)
class _Gathering:
    """A record coming into being."""

    place: Place
    said: dict[str, dict[str, Said]] = field(default_factory=dict)
    reaches: list[Reach] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    losses: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, name: str, text: str, node: Node, column: str) -> None:
        """A value for one of our fields; the same twice counts once."""
        if text:
            place = Place(file=node.file, row=node.row, field=column)
            self.said.setdefault(name, {}).setdefault(text, Said(text=text, place=place))

    def lose(self, what: str, done: str) -> None:
        """Counts something there is no place for."""
        self.losses[what, done] += 1


def record_of(node: Node) -> Record:
    """Everything the organisation says that we have a field for; the rest is counted in remarks."""
    gathering = _Gathering(place=Place(file=node.file, row=node.row))
    services, locations = node.nodes("services"), node.nodes("locations")
    links = tuple(link for each in services for link in each.nodes("service_at_locations"))
    locations += links + tuple(
        each for link in (*links, *services) for each in link.nodes("location", "locations")
    )
    services += tuple(each for location in locations for each in location.nodes("services"))
    _add_names(gathering, node)
    for each in (node, *services):
        _add_attributes(gathering, each)
    for service in services:
        _add_service(gathering, service)
    _add_hours(gathering, (node, *services, *(locations if len(locations) == 1 else ())))
    for each in (node, *services, *locations):
        _add_contacts(gathering, each)
        _add_languages(gathering, each)
    _count_losses(gathering, (node, *services, *locations))
    said = {name: tuple(values.values()) for name, values in gathering.said.items()}
    remarks = (*gathering.remarks, *_told(gathering))
    return Record(place=gathering.place, said=said, reaches=tuple(gathering.reaches), remarks=remarks)


def _told(gathering: _Gathering) -> Iterator[Remark]:
    for (what, done), count in gathering.losses.items():
        counted = f"{what} ({count} times)" if count > 1 else what
        yield Remark(place=gathering.place, grade=Grade.NOTE, what=counted, done=done)


def _add_names(gathering: _Gathering, node: Node) -> None:
    gathering.add("name", node.text("name"), node, "name")
    gathering.add("local_name", node.text("alternate_name"), node, "alternate_name")
    for each in node.nodes("organization_identifiers"):
        if each.text("identifier_type") == KEY:
            gathering.add("id", each.text("identifier"), each, "identifier")
    if node.has("is_dangling"):
        what = "the service names an organisation that is not in the feed"
        remark = Remark(
            place=gathering.place, grade=Grade.DOUBTFUL, what=what, done="taken under the service's name"
        )
        gathering.remarks.append(remark)


def _add_attributes(gathering: _Gathering, node: Node) -> None:
    for each in node.nodes("attributes"):
        term = each.node("taxonomy_term")
        code, taxonomy = (term.text("code"), term.text("taxonomy")) if term else ("", "")
        if taxonomy == DIRECTORY and code in OURS:
            gathering.add(code, each.text("value"), each, code)
        elif taxonomy == DIRECTORY and code in RENAMED:
            gathering.add(RENAMED[code], each.text("value"), each, code)
        elif taxonomy == DIRECTORY:
            _add_listed(gathering, each, code)
        elif term:
            name = code if taxonomy == NEEDS else term.text("name", "term", "code")
            gathering.add("needs", name, term, "name")
    gathering.said.pop("", None)


def _add_listed(gathering: _Gathering, node: Node, code: str) -> None:
    kind = next((each for each in LISTED if each.value == code), None)
    if kind and node.text("value"):
        said = Said(text=node.text("value"), place=Place(file=node.file, row=node.row, field=code))
        gathering.reaches.append(Reach(kind=kind, said=said))


def _add_service(gathering: _Gathering, service: Node) -> None:
    gathering.add("feed_status", service.text("status").lower(), service, "status")
    gathering.add("verified_on", service.text("assured_date"), service, "assured_date")
    if service.text("fees_description").lower().startswith("free"):
        gathering.add("free", "true", service, "fees_description")
    areas = service.nodes("service_areas")
    for area in areas:
        gathering.add("serves", _region(area), area, "service_areas")


def _region(area: Node) -> str:
    for each in area.nodes("attributes"):
        term = each.node("taxonomy_term")
        if term and term.text("taxonomy") == ISO:
            return term.text("code")
    if area.text("extent") in {WORLD_CODE, EVERYWHERE} or area.text("name").lower() == WORLD.lower():
        return EVERYWHERE
    extent = area.text("extent")
    return extent if 0 < len(extent) <= len("US-ABC") else area.text("name", "service_area", "description")


def _add_hours(gathering: _Gathering, nodes: Iterable[Node]) -> None:
    """Of the first that has schedules. Ours carry the original words in each description.

    Weekdays by number are not read: feeds begin their weeks on different days.
    """
    for node in nodes:
        schedules = node.nodes(*SCHEDULES)
        if not schedules or "hours" in gathering.said:
            continue
        hours = hours_of(schedules)
        words = list(dict.fromkeys(each.text("description", "notes") for each in schedules))
        text = hours or "; ".join(filter(None, words))
        gathering.add("hours", text, schedules[0], "schedules")
        if not text:
            gathering.lose("opening hours that are no plain weekly rules", "not read; look there for them")


def _add_contacts(gathering: _Gathering, node: Node) -> None:
    for column in ("website", "url", "email", "emails", "urls"):
        if column != "url" or node.has("status", "service_areas", "fees_description", "organization_id"):
            _reach(gathering, node, column, None)
    for each in node.nodes("additional_urls", "additional_websites"):
        _reach(gathering, each, "url", channel(each.text("label")))
    for phone in node.nodes("phones"):
        _add_phone(gathering, phone)
    for contact in node.nodes("contacts"):
        if contact.text("name"):
            gathering.lose("a contact names a person", "left out with phone and e-mail")
        else:
            _add_contacts(gathering, contact)


def _add_phone(gathering: _Gathering, phone: Node) -> None:
    sort = phone.text("type", "number_type").lower()
    if sort in SILENT:
        gathering.lose(f"a {sort} number", "left out")
        return
    is_whatsapp = phone.text("description").casefold().startswith("whatsapp")
    spoken = ContactKind.WHATSAPP if is_whatsapp else ContactKind.PHONE
    kind = ContactKind.SMS if sort in {"text", "sms"} else spoken
    dial_from = tuple(each.text("value") for each in phone.nodes("attributes") if _code(each) == "dial_from")
    as_printed = any(_code(each) == "as_printed" for each in phone.nodes("attributes"))
    _reach(gathering, phone, "number", kind, dial_from=dial_from, as_printed=as_printed)


def _code(node: Node) -> str:
    term = node.node("taxonomy_term")
    return term.text("code") if term and term.text("taxonomy") == DIRECTORY else ""


def _reach(
    gathering: _Gathering,
    node: Node,
    column: str,
    kind: ContactKind | None,
    *,
    dial_from: tuple[str, ...] = (),
    as_printed: bool = False,
) -> None:
    if text := node.text(column):
        said = Said(text=text, place=Place(file=node.file, row=node.row, field=column))
        gathering.reaches.append(Reach(kind=kind, said=said, dial_from=dial_from, as_printed=as_printed))


def _add_languages(gathering: _Gathering, node: Node) -> None:
    for each in node.nodes("languages"):
        note = each.text("note")
        as_written = note.removeprefix(VARIANT) if note.startswith(VARIANT) else ""
        gathering.add("languages", as_written or each.text("code", "name", "language"), each, "languages")


def _count_losses(gathering: _Gathering, nodes: Iterable[Node]) -> None:
    for node in nodes:
        for name in UNREADABLE:
            if node.has(name):
                gathering.lose(f"{name} of an old version", "not read; look there for whom it is")
        for name in NO_PLACE:
            if node.nodes(name):
                gathering.lose(name.replace("_", " "), "left out: a card has no place for it")
        if node.nodes("addresses", "address", "physical_addresses") or node.has("address_1"):
            gathering.lose("a street address", "left out: the directory has none")
