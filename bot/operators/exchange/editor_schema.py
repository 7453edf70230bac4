"""JSON Schema of the directory's file, for editors: they complete fields, explain them, and mark a slip while typing.

Made from the reader's own sets of fields and words, so it cannot know less or more than the reader; what an editor
cannot see (numbering plans, twins, dates in the future) stays with `waypost check`.
"""

import json
from collections.abc import Iterable
from enum import Enum

from bot.content import (
    check_stamps,
    contacts,
    directory,
    emergency_lines,
    local_facts,
    organisations,
    regions,
    trust,
)
from bot.content.phones import SHORT
from bot.operators.exchange.editor_words import WORDS
from bot.operators.exchange.entries import FLAGS
from bot.operators.exchange.json_values import Fields, Json
from flows.matters import Matter
from flows.model import Need
from flows.referrals import EVERYWHERE, Audience, ContactKind, LineFor, RunBy, Service, Status

FILE = "referral_directory.schema.json"
FIRST_LINE = f"# yaml-language-server: $schema=./{FILE}"
TEXT: Fields = {"type": "string", "minLength": 1}
FLAG: Fields = {"enum": [True, False, "yes", "no"]}
DAY: Fields = {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"}
REGION: Fields = {"type": "string", "pattern": rf"^([A-Z]{{2}}(-[A-Z0-9]{{1,3}})?|{EVERYWHERE})$"}
COUNTRY: Fields = {"type": "string", "pattern": r"^[A-Z]{2}$"}


def schema_text() -> str:
    """The file as it stands beside the directory."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def schema() -> Fields:
    """Of the whole file: regions, their emergency numbers and organisations."""
    codes = [*sorted(regions.countries()), str(EVERYWHERE)]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Waypost referral directory",
        "type": "object",
        "propertyNames": {"enum": list[Json](codes)},
        "additionalProperties": _region(),
        "definitions": {"organisation": _organisation(), "emergency": _emergency(), "local": _local()},
    }


def _region() -> Fields:
    shapes: dict[str, Fields] = {
        "emergency": {"$ref": "#/definitions/emergency"},
        "local": _list({"$ref": "#/definitions/local"}),
        "organisations": _list({"$ref": "#/definitions/organisation"}),
    }
    return _object("region", directory.FIELDS, shapes, ())


def _organisation() -> Fields:
    shapes: dict[str, Fields] = {
        **_trust(),
        **dict.fromkeys(FLAGS, FLAG),
        "id": _pattern(organisations.ID.pattern),
        "was": _list(_pattern(organisations.ID.pattern)),
        "run_by": _one_of(RunBy),
        "needs": _list(_words(each.value for each in Need if each is not Need.ANY)),
        "serves": _list(REGION),
        "near": REGION,
        "area": _list(TEXT),
        "citizens": _list(COUNTRY),
        "audience": _list(_one_of(Audience)),
        "languages": _list(_pattern(organisations.LANGUAGE.pattern)),
        "contacts": _list(_contact()),
        "status": _one_of(Status),
        "check_every": {"type": "integer", "minimum": 1},
        "checked": _checked(),
    }
    required = ("id", "name", "run_by", "status", "confidence", "read_on")
    return _object("organisation", organisations.FIELDS, shapes, required)


def _checked() -> Fields:
    shapes: dict[str, Fields] = {"on": DAY, "of": _list(_pattern(check_stamps.MARK.pattern))}
    return _object("checked", check_stamps.FIELDS, shapes, ("on", "by", "way"))


def _contact() -> Fields:
    shapes: dict[str, Fields] = {
        "type": _one_of(ContactKind),
        "dial_from": {"anyOf": [{"const": contacts.ANYWHERE}, _list(COUNTRY)]},
        "as_printed": FLAG,
        "seen": FLAG,
    }
    return _object("contact", contacts.FIELDS, shapes, ("type", "value"))


def _emergency() -> Fields:
    lines = [each.value for each in LineFor]
    shapes: dict[str, Fields] = {
        **_trust(),
        "numbers": _list(_number()),
        "lines": _object("lines", lines, {}, ()),
        "unverified": _object("lines", lines, {}, ()),
        "as_printed": _list(_words(lines)),
    }
    return _object("emergency", emergency_lines.FIELDS, shapes, ("confidence", "read_on"))


def _local() -> Fields:
    told = sorted(each.value for each in Matter if each not in local_facts.ELSEWHERE)
    shapes: dict[str, Fields] = {**_trust(), "about": _words(told), "page": _pattern("https://.+")}
    return _object("local", local_facts.FIELDS, shapes, ("about", "says", "confidence", "read_on"))


def _number() -> Fields:
    shapes: dict[str, Fields] = {
        "for": _one_of(Service),
        "number": {"type": "string", "pattern": rf"^\d{{2,{SHORT}}}$"},
    }
    return _object("number", emergency_lines.NUMBER, shapes, ("for", "number"))


def _trust() -> dict[str, Fields]:
    source = _object("source", trust.SOURCE, {"dated": DAY}, ("where",))
    return {"confidence": _one_of(trust.Level), "read_on": DAY, "sources": _list(source)}


def _object(name: str, fields: Iterable[str], shapes: dict[str, Fields], required: Iterable[str]) -> Fields:
    """Exactly the reader's fields, in order; one without a shape of its own is text."""
    words = WORDS.get(name, {})
    properties: Fields = {
        each: {**shapes.get(each, TEXT), **({"description": words[each]} if each in words else {})}
        for each in sorted(fields)
    }
    schema: Fields = {"type": "object", "properties": properties, "additionalProperties": False}
    names = list[Json](required)
    return schema | ({"required": names} if names else {})


def _list(members: Fields) -> Fields:
    return {"type": "array", "items": members}


def _one_of(kind: type[Enum]) -> Fields:
    return _words(str(each.value) for each in kind)


def _words(values: Iterable[str]) -> Fields:
    return {"enum": list[Json](values)}


def _pattern(pattern: str) -> Fields:
    return {"type": "string", "pattern": f"^(?:{pattern})$"}
