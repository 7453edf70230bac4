"""The taxonomies our export speaks in: what HSDS has no field for rides as an attribute with one of these terms."""

from bot.operators.exchange.identifiers import identifier
from bot.operators.exchange.json_values import Fields
from flows.model import Need

DIRECTORY = "Waypost directory"
NEEDS = "Waypost needs"
ISO = "ISO 3166"
URIS = {
    DIRECTORY: "urn:waypost:directory",
    NEEDS: "urn:waypost:needs",
    ISO: "urn:iso:std:iso:3166",
}
ABOUT = {
    DIRECTORY: "Facts about an organisation that HSDS has no field for.",
    NEEDS: "What a service answers, for people at risk while migrating.",
    ISO: "Countries (3166-1) and their parts (3166-2).",
}
VERSION = "1"

TERMS = {
    "listed_under": "The country code the organisation is listed under; ZZ: everywhere.",
    "serves": "Countries whose people-in-it it helps, where they are not the country it is listed under.",
    "near": "The ISO 3166-2 part of the country where one can go to it.",
    "area": "Cities or counties its hands-on help is limited to.",
    "citizens": "It helps citizens of this country only.",
    "abroad": "true: it helps its country's citizens in any country.",
    "audience": "Whom it is for. Not said: anybody.",
    "languages_promised": "true: its own page promises the languages.",
    "hours": "Opening hours as OpenStreetMap writes them.",
    "time_zone": "The IANA time zone of the hours.",
    "free": "Whether it is free of charge. Not said: not known.",
    "anonymous": "Whether one can stay anonymous. Not said: not known.",
    "records_calls": "Whether calls are recorded.",
    "may_report": "true: it also enforces papers or permits, or asked for reports of people without.",
    "run_by": "Who stands behind it: ngo, union, intergovernmental, state, embassy, police, immigration, unknown.",
    "part_of": "The organisation it belongs to.",
    "now_known_as": "Its name today.",
    "was": "An id it had before.",
    "direct_help": "false: it does not help single people.",
    "founding": "true: one of the organisations the project was founded on.",
    "check_every": "Days after which it is checked again.",
    "do_not_test_call": "true: never call it just to try it.",
    "status": "active, held, unconfirmed, renamed or closed. Only active ones are offered.",
    "why": "Why it is not offered.",
    "confidence": "How well a public source supports the entry: high, medium, low.",
    "read_on": "The day its public sources were read.",
    "verified_way": "How somebody tried it on the assured date.",
    "source": "A public page the facts come from, and its date in brackets.",
    "dial_from": "A country the number can be dialled from; anywhere: a source says so.",
    "as_printed": "true: unknown to number libraries, but a source prints it exactly so.",
    "whatsapp": "A WhatsApp number.",
    "telegram": "A Telegram address.",
    "chat": "A chat on the web.",
    "web": "A further web page.",
    "email": "A further e-mail address.",
}


def attribute(owner: str, taxonomy: str, code: str, value: str = "") -> Fields:
    """An attribute of the object with that UUID."""
    fields: Fields = {"id": identifier("attribute", owner, taxonomy, code, value)}
    if value:
        fields["value"] = value
    return fields | {"taxonomy_term": _term(taxonomy, code)}


def _term(taxonomy: str, code: str) -> Fields:
    """A term of ours; the codes of ISO 3166 describe themselves."""
    return {
        "id": identifier("term", taxonomy, code),
        "code": code,
        "name": code.replace("_", " "),
        "description": _described(taxonomy, code),
        "taxonomy": taxonomy,
        "taxonomy_detail": {
            "id": identifier("taxonomy", taxonomy),
            "name": taxonomy,
            "description": ABOUT[taxonomy],
            "uri": URIS[taxonomy],
            "version": VERSION,
        },
    }


def _described(taxonomy: str, code: str) -> str:
    if taxonomy == ISO:
        return f"The region with the code {code}."
    if taxonomy == NEEDS:
        return f"It answers the need: {Need(code).value.replace('_', ' ')}."
    return TERMS[code]
