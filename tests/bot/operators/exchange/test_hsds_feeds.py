"""Feeds as they really come: every version gets a readable answer, every fault of the brief is told or mended."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping

import pytest

from bot.operators.exchange.entries import Entry, Way
from bot.operators.exchange.hsds_import import record_of
from bot.operators.exchange.json_values import Json, Node
from bot.operators.exchange.matching import Verdict
from bot.operators.exchange.proposals import Proposal
from flows.referrals import ContactKind

Proposing = Callable[..., Proposal]
ORGANISATION: dict[str, Json] = {"id": "1", "name": "Casa", "website": "casa.example.org"}


def casa(**more: Json) -> str:
    return json.dumps([ORGANISATION | more])


def the_entry(proposal: Proposal) -> Entry:
    (entry,) = [offer.entry for offer in proposal.offers if offer.entry]
    return entry


def ways(proposal: Proposal) -> dict[str, Way]:
    return {way.value: way for way in the_entry(proposal).contacts}


def words(proposal: Proposal) -> str:
    return "\n".join(proposal.report())


def zipped(files: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


TABLES = {
    "organizations.csv": "id,name,website,phones\r\no1,Casa,https://casa.example.org,see there\r\n,,,\r\n",
    "services.csv": "id,organization_id,name,status\ns1,o1,Help,active\ns2,gone,Lost and found,active\n",
    "phones.csv": "id,service_id,location_id,organization_id,number,type\np1,s1,,,+50222334455,voice\np2,,l1,,+50222334456,\np3,,,,+50222334457,\n",
    "locations.csv": "id,organization_id,name,address_1\nl1,o1,Office,Calle 1\n",
    "contacts.csv": "id,organization_id,name,email\nc1,o1,,desk@casa.example.org\n",
    "taxonomy_terms.csv": "id,name,taxonomy\nt1,Legal Help,other\n",
    "attributes.csv": "id,link_id,link_entity,taxonomy_term_id\na1,s1,service,t1\na2,s1,service,gone\n",
    "languages.csv": "id,service_id,code\ng1,s1,spa\n",
}


def test_tables_are_joined_by_their_ids(proposing: Proposing) -> None:
    proposal = proposing(zipped({f"inner/{name}": text for name, text in TABLES.items()}), "feed.zip", "GT")

    entry, *_ = [offer.entry for offer in proposal.offers if offer.entry]
    assert {way.value for way in entry.contacts} == {
        *("https://casa.example.org", "+50222334455", "+50222334456", "desk@casa.example.org")
    }
    assert entry.values("needs") == ("legal_aid",)
    assert entry.values("languages") == ("es",)
    assert "names an organisation that is not in the feed" in words(proposal)
    assert "REFUSED services.csv:3: Lost and found" in words(proposal)


def test_services_are_gathered_under_their_organisation(proposing: Proposing) -> None:
    service: dict[str, Json] = {"name": "Legal", "status": "active", "url": "https://casa.example.org/legal"}
    services: list[Json] = [
        service | {"organization": ORGANISATION},
        service | {"organization": ORGANISATION, "email": "legal@casa.example.org"},
        service | {"organization": {"name": "Other", "email": "o@other.example.org"}},
        service | {"organization": {"email": "o@nameless.example.org"}},
        service | {"name": "Lost"},
    ]

    proposal = proposing(json.dumps({"contents": services}), "feed.json", "GT")

    assert [offer.draft.texts.get("name") for offer in proposal.offers] == ["Casa", "Other", None, "Lost"]
    assert "https://casa.example.org/legal" in {way.value for way in proposal.offers[0].draft.contacts}


def test_ohanas_locations_are_gathered_too(proposing: Proposing) -> None:
    location: dict[str, Json] = {
        "id": 7,
        "slug": "office",
        "name": "Office",
        "organization": {"id": 3, "name": "Casa", "slug": "casa", "website": None},
        "phones": [
            {"number": "2233-4455", "number_type": "voice"},
            {"number": "2233-4456", "number_type": "fax"},
            {"number": "2233-4457", "number_type": "sms"},
        ],
        "languages": ["es"],
        "address": {"address_1": "Calle 1"},
        "regular_schedules": [{"weekday": "Monday"}],
        "services": [{"name": "Shelter", "emails": ["a"]}],
        "contacts": [{"name": "A Person", "email": "a.person@casa.example.org"}],
    }

    proposal = proposing(json.dumps([location]), "feed.json", "GT")

    assert {(way.kind, way.value) for way in the_entry(proposal).contacts} == {
        (ContactKind.PHONE, "22334455"),
        (ContactKind.SMS, "22334457"),
    }
    for line in (
        "a contact names a person",
        "a street address",
        "opening hours that are no plain weekly rules; not read",
        "a fax number",
    ):
        assert line in words(proposal)
    assert "a.person" not in proposal.yaml()


def test_messengers_are_found_by_host_label_or_description(proposing: Proposing) -> None:
    urls: list[Json] = [
        {"url": "https://wa.me/50255512345"},
        {"label": "Telegram", "url": "@casa_help"},
        {"label": "Chat", "url": "https://signal.me/casa"},
    ]
    phones: list[Json] = [{"number": "+50255512346", "type": "cell", "description": "WhatsApp only"}]

    proposal = proposing(casa(additional_websites=urls, phones=phones), "feed.json", "GT")

    assert {(way.kind, way.value) for way in the_entry(proposal).contacts} == {
        (ContactKind.WEB, "https://casa.example.org"),
        (ContactKind.WHATSAPP, "+50255512345"),
        (ContactKind.TELEGRAM, "https://t.me/casa_help"),
        (ContactKind.CHAT, "https://signal.me/casa"),
        (ContactKind.WHATSAPP, "+50255512346"),
    }


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        ({"name": "Worldwide"}, "ZZ"),
        ({"name": "x", "extent": "001"}, "ZZ"),
        ({"name": "x", "extent": "GT"}, "GT"),
        ({"name": "Guatemala"}, "GT"),
        ({"service_area": "Guatemala"}, "GT"),
        ({"name": "x", "attributes": [{"taxonomy_term": {"taxonomy": "ISO 3166", "code": "GT"}}]}, "GT"),
        ({"name": "Guatemala", "attributes": [{"value": "x"}]}, "GT"),
    ],
)
def test_areas_are_codes_or_whole_names(area: dict[str, Json], expected: str, proposing: Proposing) -> None:
    proposal = proposing(
        casa(services=[{"name": "x", "status": "active", "service_areas": [area]}]), "feed.json"
    )

    assert the_entry(proposal).region == expected


def test_prose_is_no_region_and_without_one_a_row_is_refused(proposing: Proposing) -> None:
    area: Json = {"name": "Colma and neighbouring towns"}
    text = casa(services=[{"name": "x", "status": "active", "service_areas": [area]}])

    assert proposing(text, "feed.json").code == 2
    assert the_entry(proposing(text, "feed.json", "US")).region == "US"


def test_a_feed_that_says_closed_is_believed(proposing: Proposing) -> None:
    closed: Json = {"name": "a", "status": "defunct"}
    opened: Json = {"name": "b", "status": "Active"}

    assert proposing(casa(services=[closed]), "feed.json", "GT").count(Verdict.REFUSED) == 1
    assert proposing(casa(services=[closed, opened]), "feed.json", "GT").count(Verdict.REFUSED) == 0


def test_terms_of_ours_without_a_value_or_a_known_code_say_nothing(proposing: Proposing) -> None:
    term: Json = {"taxonomy": "Waypost directory", "code": "nothing", "name": "n"}
    more: Json = {"taxonomy": "Waypost directory", "code": "web", "name": "n"}
    attributes: list[Json] = [
        {"value": "x", "taxonomy_term": term},
        {"taxonomy_term": more},
        {"value": "x", "taxonomy_term": {"taxonomy": "Waypost directory", "code": "verified_way"}},
        {"value": "x"},
    ]

    proposal = proposing(casa(attributes=attributes), "feed.json", "GT")

    assert list(ways(proposal)) == ["https://casa.example.org"]


def test_free_of_charge_is_taken_from_the_words(proposing: Proposing) -> None:
    proposal = proposing(
        casa(services=[{"status": "active", "fees_description": "Free of charge."}]), "feed.json", "GT"
    )

    assert the_entry(proposal).text("free") == "true"


def test_null_and_other_nothings_say_nothing() -> None:
    node = Node({"a": None, "b": "NULL", "c": " - ", "d": True, "e": 7, "f": "NA", "g": ""}, "$", "x.json")

    assert [node.text(name) for name in "abcdefg"] == ["", "", "", "", "7", "NA", ""]


def test_a_list_may_hold_what_it_likes() -> None:
    node = Node({"phones": ["x", 3, None, {"number": "1"}], "contacts": {"name": "one"}}, "$", "x.json")

    assert [each.row for each in node.nodes("phones", "contacts", "none")] == ["$.phones[3]", "$.contacts[0]"]
    assert record_of(node).reaches[0].said.place.row == "$.phones[3]"


def test_what_a_card_has_no_place_for_is_counted(proposing: Proposing) -> None:
    location: Json = {"name": "Office", "address_1": "Calle 1", "services": [{"name": "Legal"}]}
    programs: list[Json] = [{"name": "a"}, {"name": "b"}]

    proposal = proposing(
        casa(programs=programs, services=[{"status": "active", "locations": [location]}]), "feed.json", "GT"
    )

    assert "feed.json:$[0]: note: programs; left out: a card has no place for it" in words(proposal)
    assert "feed.json:$[0]: note: a street address; left out" in words(proposal)


def test_phones_of_a_services_location_are_found(proposing: Proposing) -> None:
    link: Json = {
        "phones": [{"number": "+50222334455"}],
        "location": {"name": "Office", "phones": [{"number": "+50222334456"}]},
    }
    identifiers: list[Json] = [{"identifier_type": "Company number", "identifier": "kh-full"}]

    proposal = proposing(
        casa(
            services=[{"status": "active", "service_at_locations": [link]}],
            organization_identifiers=identifiers,
        ),
        "feed.json",
        "GT",
    )

    assert {"+50222334455", "+50222334456"} <= set(ways(proposal))
    assert the_entry(proposal).id == "gt-casa"


@pytest.mark.parametrize(
    ("days", "hours"),
    [
        (("Monday", "Tuesday"), "Mo,Tu 09:00-17:00"),
        (("mon", "TUE"), "Mo,Tu 09:00-17:00"),
        (("1", "2"), ""),
    ],
)
def test_weekday_tables_of_old_versions_are_read_where_they_name_the_days(
    days: tuple[str, str], hours: str, proposing: Proposing
) -> None:
    rows: list[Json] = [{"weekday": day, "opens_at": "9:00", "closes_at": "17:00"} for day in days]

    proposal = proposing(casa(locations=[{"name": "Office", "regular_schedules": rows}]), "feed.json", "GT")

    (said,) = proposal.offers[0].draft.record.said.get("hours", ()) or (None,)
    assert (said.text if said else "") == hours
    assert ("opening hours that are no plain weekly rules" in words(proposal)) is not bool(hours)


def test_of_several_sites_nobody_knows_whose_hours_count(proposing: Proposing) -> None:
    rows: list[Json] = [{"weekday": "Monday", "opens_at": "9:00", "closes_at": "17:00"}]
    sites: list[Json] = [{"name": name, "regular_schedules": rows} for name in ("North", "South")]

    proposal = proposing(casa(locations=sites), "feed.json", "GT")

    assert "hours" not in proposal.offers[0].draft.record.said
