"""Our entries as Open Referral HSDS 3.0: a list of organisations, each with its services in full.

One service for each need. Phones hang on the organisation, as with us; what HSDS has no field for rides as attributes.
"""

import json
from collections.abc import Iterable, Iterator

from bot.operators.exchange.entries import Entry, Way
from bot.operators.exchange.hsds_services import services
from bot.operators.exchange.hsds_terms import DIRECTORY, attribute
from bot.operators.exchange.identifiers import identifier
from bot.operators.exchange.json_values import Fields, Json
from bot.operators.exchange.outgoing import Outgoing
from flows.referrals import ContactKind

KEY = "directory key"
PHONE_TYPES = {ContactKind.PHONE: "voice", ContactKind.SMS: "text", ContactKind.WHATSAPP: "cell"}
SAID_ONCE = (
    *("near", "abroad", "languages_promised", "hours", "time_zone", "free", "anonymous", "records_calls"),
    *("may_report", "run_by", "part_of", "now_known_as", "direct_help", "founding", "check_every"),
    *("do_not_test_call", "status", "why", "confidence", "read_on"),
)
SAID_OFTEN = ("was", "serves", "area", "citizens", "audience")


def json_bytes(entries: Iterable[Outgoing]) -> bytes:
    """The file: UTF-8, the same bytes for the same entries."""
    return (json.dumps(organizations(entries), ensure_ascii=False, indent=1) + "\n").encode()


def organizations(entries: Iterable[Outgoing]) -> list[Fields]:
    """Each entry as an organization, its services embedded."""
    return [_organization(each) for each in entries]


def _organization(each: Outgoing) -> Fields:
    entry = each.entry
    key = identifier("organization", entry.id)
    fields: Fields = {"id": key, "name": entry.text("name")}
    if entry.text("local_name"):
        fields["alternate_name"] = entry.text("local_name")
    fields["description"] = _described(entry)
    for name, kind in (("email", ContactKind.EMAIL), ("website", ContactKind.WEB)):
        if values := _values(each, kind):
            fields[name] = values[0]
    fields["organization_identifiers"] = [
        {"id": identifier("key", entry.id), "identifier_type": KEY, "identifier": entry.id}
    ]
    fields["phones"] = [_phone(entry, way) for way in each.contacts if way.kind in PHONE_TYPES]
    fields["attributes"] = [attribute(key, DIRECTORY, code, value) for code, value in _facts(each)]
    fields["services"] = services(each)
    return {name: value for name, value in fields.items() if value != []}


def _described(entry: Entry) -> str:
    """HSDS asks for a description and we hold none: a sentence of what it does and where."""
    needs = ", ".join(need.replace("_", " ") for need in entry.values("needs")) or "not known"
    places = ", ".join(entry.values("serves") or (entry.region,))
    return f"What it can do: {needs}. For people in: {places}."


def _values(each: Outgoing, kind: ContactKind) -> list[str]:
    return [way.value for way in each.contacts if way.kind is kind]


def _phone(entry: Entry, way: Way) -> Fields:
    key = identifier("phone", entry.id, way.kind.value, way.value)
    fields: Fields = {"id": key, "number": way.value, "type": PHONE_TYPES[way.kind]}
    if description := ". ".join(_about(way)):
        fields["description"] = description
    facts = [attribute(key, DIRECTORY, "dial_from", code) for code in way.dial_from]
    if way.as_printed:
        facts.append(attribute(key, DIRECTORY, "as_printed", "true"))
    return fields | ({"attributes": list[Json](facts)} if facts else {})


def _about(way: Way) -> Iterator[str]:
    if way.kind is ContactKind.WHATSAPP:
        yield "WhatsApp"
    if way.dial_from:
        what = "Number" if way.value.startswith("+") else "Short or national number"
        yield f"{what}, dial from: {', '.join(way.dial_from)}"


def _facts(each: Outgoing) -> Iterator[tuple[str, str]]:
    """What has no field of its own, in a fixed order. A fact said twice is said once."""
    entry = each.entry
    yield "listed_under", entry.region
    yield from ((name, entry.text(name)) for name in SAID_ONCE if entry.text(name))
    for name in SAID_OFTEN:
        yield from ((name, value) for value in dict.fromkeys(entry.values(name)))
    if each.check:
        yield "verified_way", each.check.way
    for kind, first in (
        (ContactKind.WEB, 1),
        (ContactKind.EMAIL, 1),
        (ContactKind.TELEGRAM, 0),
        (ContactKind.CHAT, 0),
    ):
        yield from ((kind.value, value) for value in _values(each, kind)[first:])
    yield from (("source", source) for source in dict.fromkeys(_sources(entry)))


def _sources(entry: Entry) -> Iterator[str]:
    for cited in entry.sources:
        yield f"{cited.where} [{cited.dated}]" if cited.dated else cited.where
