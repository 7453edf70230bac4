"""One HSDS service for each need an organisation answers: its state, its trust, its hours, areas and languages."""

from bot.operators.exchange.entries import Entry
from bot.operators.exchange.hsds_schedules import schedules
from bot.operators.exchange.hsds_terms import ISO, NEEDS, attribute
from bot.operators.exchange.identifiers import identifier
from bot.operators.exchange.json_values import Fields, Json
from bot.operators.exchange.outgoing import Outgoing
from flows.referrals import EVERYWHERE, Check, ContactKind, Status

UNKNOWN_NEED = "help"
"""Only records may lack a need; their one service says no more than this."""
WORLD, WORLD_CODE = "Worldwide", "001"
"""UN M.49."""
STATES = {
    Status.HELD: "temporarily closed",
    Status.CLOSED: "defunct",
    Status.RENAMED: "defunct",
}
"""Of records; all others are `inactive`: we do not know that they are open."""


def services(each: Outgoing) -> list[Json]:
    """Its services, in the order its needs are written."""
    needs = dict.fromkeys(each.entry.values("needs")) or {UNKNOWN_NEED: None}
    return [_service(each, need) for need in needs]


def _service(each: Outgoing, need: str) -> Fields:
    entry = each.entry
    key = identifier("service", entry.id, need)
    fields: Fields = {"id": key, "name": f"{entry.text('name')}: {need.replace('_', ' ')}"}
    for name, kind in (("url", ContactKind.WEB), ("email", ContactKind.EMAIL)):
        found = next((way.value for way in each.contacts if way.kind is kind), "")
        fields[name] = found
    fields["status"] = "active" if each.is_offered else STATES.get(each.status, "inactive")
    fields["fees_description"] = "Free of charge." if entry.is_yes("free") else ""
    fields["eligibility_description"] = ", ".join(entry.values("audience")).replace("_", " ")
    fields["assured_date"] = each.check.on.isoformat() if each.check else ""
    fields["alert"] = each.alert
    fields["last_modified"] = f"{_known_on(each)}T00:00:00.000Z"
    fields["schedules"] = [
        {"id": identifier("schedule", key, str(number)), **schedule}
        for number, schedule in enumerate(schedules(entry.text("hours")))
    ]
    fields["service_areas"] = [_area(key, region) for region in _regions(entry)]
    fields["languages"] = [_language(key, code) for code in dict.fromkeys(entry.values("languages"))]
    fields["attributes"] = [] if need == UNKNOWN_NEED else [attribute(key, NEEDS, need)]
    fields["metadata"] = _trail(each.check, key)
    return {name: value for name, value in fields.items() if value not in ("", [])}


def _known_on(each: Outgoing) -> str:
    """The day something was last learnt about it. Not a clock: the same bytes tomorrow."""
    return max(each.entry.text("read_on"), each.check.on.isoformat() if each.check else "")


def _regions(entry: Entry) -> tuple[str, ...]:
    return tuple(sorted(set(entry.values("serves") or (entry.region,))))


def _area(service: str, region: str) -> Fields:
    key = identifier("area", service, region)
    if region == EVERYWHERE:
        return {"id": key, "name": WORLD, "extent": WORLD_CODE, "extent_type": "text"}
    return {
        "id": key,
        "name": region,
        "extent": region,
        "extent_type": "text",
        "attributes": [attribute(key, ISO, region)],
    }


def _language(service: str, code: str) -> Fields:
    primary, _, variant = code.partition("-")
    fields: Fields = {"id": identifier("language", service, code), "code": primary}
    return fields | ({"note": f"as written: {code}"} if variant else {})


def _trail(check: Check | None, service: str) -> list[Json]:
    """Our check as a metadata record; by a role, never a name."""
    if check is None:
        return []
    return [
        {
            "id": identifier("verified", service, check.on.isoformat()),
            "last_action_date": check.on.isoformat(),
            "last_action_type": "verify",
            "field_name": "assured_date",
            "previous_value": "not kept",
            "replacement_value": check.on.isoformat(),
            "updated_by": check.by,
        }
    ]
