"""Address cards as records. What belongs to a person, and every street, is left out and said so."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.operators.exchange.channels import channel
from bot.operators.exchange.feed_files import decoded, refuse_too_large
from bot.operators.exchange.records import Reach, Record, Said
from bot.operators.exchange.remarks import FeedError, Grade, Place, Remark
from bot.operators.exchange.vcard_reading import Card, Property, cards_of
from flows.referrals import ContactKind

ITS_OWN = frozenset({"home", "cell"})
"""On a person's card: her own telephone, not the office's."""
SILENT = frozenset({"fax", "pager", "modem", "bbs", "video", "isdn", "textphone"})
SCHEMES = {
    "whatsapp": ContactKind.WHATSAPP,
    "telegram": ContactKind.TELEGRAM,
    "tg": ContactKind.TELEGRAM,
    "https": None,
    "http": None,
}
LEFT_OUT = {
    "ADR": ("a street address", "left out, but for its country: the directory has none"),
    "LABEL": ("a street address", "left out: the directory has none"),
    "GEO": ("a place on the map", "left out: the directory has none"),
    "NOTE": ("free words, which may name people", "left out: read them yourself"),
}
READ = frozenset({"FN", "N", "ORG", "NICKNAME", "TEL", "EMAIL", "URL", "IMPP", "LANG", "CATEGORIES"})
IDLE = frozenset(
    {"BEGIN", "END", "VERSION", "KIND", "PRODID", "REV", "UID", "SOURCE", "X-ABLABEL", "X-ABSHOWAS"}
)
GOOGLES = "mycontacts"
"""The group that Google puts everybody into."""


@dataclass(slots=True, kw_only=True)
class _Gathering:
    """A record coming into being."""

    card: Card
    file: str
    is_of_a_person: bool
    said: dict[str, dict[str, Said]] = field(default_factory=dict)
    reaches: list[Reach] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def place(self, found: Property | None = None) -> Place:
        """The card, or a field of it."""
        at = f"{found.name}, line {found.line}" if found else ""
        return Place(file=self.file, row=str(self.card.number), field=at)

    def add(self, name: str, text: str, found: Property) -> None:
        """A value for one of our fields; the same twice counts once."""
        if text:
            self.said.setdefault(name, {}).setdefault(text, Said(text=text, place=self.place(found)))

    def note(self, found: Property | None, grade: Grade, what: str, done: str) -> None:
        """A line of the report."""
        self.remarks.append(Remark(place=self.place(found), grade=grade, what=what, done=done))


def card_records(path: Path) -> tuple[tuple[Record, ...], str]:
    """A record for each card, and what the file was taken for. FeedError where there is none."""
    refuse_too_large(path)
    text, encoding = decoded(path.read_bytes(), path.name)
    cards = cards_of(text)
    if not cards:
        raise FeedError(f"{path.name} holds no address card", "export the contacts again as vCard (.vcf)")
    versions = ", ".join(sorted({card.version for card in cards}))
    taken_for = f"address cards (vCard {versions}, {encoding}, {len(cards)} cards)"
    return tuple(_record(card, path.name) for card in cards), taken_for


def _record(card: Card, file: str) -> Record:
    gathering = _Gathering(card=card, file=file, is_of_a_person=_is_of_a_person(card))
    for line, what in card.faults:
        place = Place(file=file, row=str(card.number), field=f"line {line}")
        gathering.remarks.append(Remark(place=place, grade=Grade.DROPPED, what=what, done="not read"))
    _add_names(gathering)
    _add_ways(gathering)
    _add_words(gathering)
    said = {name: tuple(values.values()) for name, values in gathering.said.items()}
    return Record(
        place=gathering.place(), said=said, reaches=tuple(gathering.reaches), remarks=tuple(gathering.remarks)
    )


def _is_of_a_person(card: Card) -> bool:
    """It says so, or it has a name beside the organisation's. A name alone may be either: then somebody has to look."""
    kind = _value(card, "KIND").lower()
    if kind or _value(card, "X-ABSHOWAS").lower() == "company":
        return kind == "individual"
    organisation, name = next(iter(_organisation(card)), "").casefold(), _value(card, "FN").casefold()
    return bool(organisation and name) and organisation not in name and name not in organisation


def _value(card: Card, name: str) -> str:
    return next((card.plain(each.value) for each in card.all(name)), "")


def _organisation(card: Card) -> tuple[str, ...]:
    """The organisation's name and its departments."""
    found = next(card.all("ORG"), None)
    return tuple(filter(None, card.parts(found.value))) if found else ()


def _add_names(gathering: _Gathering) -> None:
    card, organisation = gathering.card, _organisation(gathering.card)
    names = [each for each in card.all("FN") if card.plain(each.value)]
    if gathering.is_of_a_person:
        for each in names[:1]:
            gathering.note(each, Grade.DROPPED, "the name of a person", "left out")
        if organisation:
            what = "the card is a person's: its numbers may be her own"
            gathering.note(None, Grade.DOUBTFUL, what, "ask for the desk's")
    elif names:
        gathering.add("name", card.plain(names[0].value), names[0])
        if not organisation and not _value(card, "KIND"):
            what = "nothing on the card says that this is an organisation and no person"
            gathering.note(names[0], Grade.DOUBTFUL, what, "taken as its name")
    for found in card.all("ORG"):
        gathering.add("name", next(iter(organisation), ""), found)
    for found in card.all("NICKNAME") if not gathering.is_of_a_person else ():
        gathering.add("local_name", card.plain(found.value), found)


def _add_ways(gathering: _Gathering) -> None:
    for found in gathering.card.properties:
        if found.name == "TEL":
            _add_number(gathering, found)
        elif found.name == "EMAIL":
            _reach(gathering, found, ContactKind.EMAIL, gathering.card.plain(found.value))
        elif found.name == "URL":
            _reach(gathering, found, ContactKind.WEB, gathering.card.plain(found.value))
        elif found.name == "IMPP":
            _add_messenger(gathering, found)


def _add_number(gathering: _Gathering, found: Property) -> None:
    silent = sorted(found.types & SILENT)
    if silent and not found.types & {"voice", "text"}:
        gathering.note(found, Grade.NOTE, f"a {silent[0]} number", "left out")
        return
    if gathering.is_of_a_person and found.types & ITS_OWN and "work" not in found.types:
        gathering.note(found, Grade.DROPPED, "the number of a person", "left out")
        return
    number = gathering.card.plain(found.value).removeprefix("tel:").partition(";")[0]
    _reach(gathering, found, _spoken(gathering.card, found), number)


def _spoken(card: Card, found: Property) -> ContactKind:
    labels = (card.plain(each.value) for each in card.all("X-ABLABEL") if found.group == each.group != "")
    kinds = {channel(label) for label in (*labels, *sorted(found.types - {"text"}))}
    if ContactKind.WHATSAPP in kinds:
        return ContactKind.WHATSAPP
    is_text = bool(found.types & {"text", "sms"}) and "voice" not in found.types
    return ContactKind.SMS if is_text or ContactKind.SMS in kinds else ContactKind.PHONE


def _add_messenger(gathering: _Gathering, found: Property) -> None:
    """Of the messengers those that the directory knows."""
    text = gathering.card.plain(found.value)
    scheme, _, name = text.partition(":")
    service = found.parameters.get("X-SERVICE-TYPE", "")
    kind = channel(service) or SCHEMES.get(scheme.lower())
    if kind is None and scheme.lower() not in SCHEMES:
        gathering.note(found, Grade.NOTE, f"a messenger we do not know ({service or scheme})", "left out")
        return
    is_web = scheme.lower() in {"http", "https"}
    _reach(gathering, found, kind, text if is_web or not name else name)


def _reach(gathering: _Gathering, found: Property, kind: ContactKind | None, text: str) -> None:
    if text:
        gathering.reaches.append(Reach(kind=kind, said=Said(text=text, place=gathering.place(found))))


def _add_words(gathering: _Gathering) -> None:
    card = gathering.card
    for found in card.all("LANG"):
        gathering.add("languages", card.plain(found.value), found)
    for found in card.all("CATEGORIES"):
        for word in card.plain(found.value).split(","):
            if word.strip("* ").casefold() != GOOGLES:
                gathering.add("needs", word.strip(), found)
    for found in card.all("ADR"):
        gathering.add("country", "".join(card.parts(found.value)[6:7]), found)
    for found in card.all(*LEFT_OUT):
        gathering.note(found, Grade.NOTE, *LEFT_OUT[found.name])
    if others := sorted(set(_unread(card))):
        gathering.note(None, Grade.NOTE, f"fields we do not read: {', '.join(others)}", "not read")


def _unread(card: Card) -> Iterator[str]:
    return (each.name for each in card.properties if each.name not in {*READ, *IDLE, *LEFT_OUT})
