"""What a feed is taken for, and what cannot be read at all."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot.operators.exchange.entries import Entry
from bot.operators.exchange.feed_files import files_of
from bot.operators.exchange.hsds_joining import organizations_in
from bot.operators.exchange.json_values import Json
from bot.operators.exchange.proposals import Proposal
from bot.operators.exchange.remarks import FeedError

EXAMPLES = Path(__file__).resolve().parents[5] / "shared" / "hsds" / "examples"
needs_examples = pytest.mark.skipif(
    not EXAMPLES.is_dir(), reason="the official HSDS examples lie in ../shared/hsds, which is not here"
)
Proposing = Callable[..., Proposal]
ORGANISATION: dict[str, Json] = {"id": "1", "name": "Casa", "website": "casa.example.org"}


def casa(**more: Json) -> str:
    return json.dumps([ORGANISATION | more])


def the_entry(proposal: Proposal) -> Entry:
    (entry,) = [offer.entry for offer in proposal.offers if offer.entry]
    return entry


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (casa(), "HSDS 3.0 (a list), because of its keys"),
        (casa(additional_websites=[]), "HSDS 3.1 (a list), because of its key additional_websites"),
        (
            casa(services=[{"name": "x", "eligibilitys": []}]),
            "HSDS 2 (a list), because of its key eligibilitys",
        ),
        (casa(services=[{"name": "x", "regular_schedules": []}]), "ask the publisher for HSDS 3"),
        (json.dumps({"contents": [ORGANISATION], "empty": False}), "HSDS 3.0 (an object)"),
        (json.dumps({"organizations": [ORGANISATION]}), "HSDS 3.0 (an object)"),
        (json.dumps(ORGANISATION), "HSDS 3.0 (an object)"),
        (
            json.dumps(ORGANISATION) + "\n" + json.dumps(ORGANISATION | {"id": "2"}) + "\n",
            "HSDS 3.0 (a list)",
        ),
        ("\ufeff" + casa(), "HSDS 3.0 (a list)"),
        (
            json.dumps([ORGANISATION | {"slug": "casa"}]),
            "Ohana (a list), because of its key slug. Not HSDS but",
        ),
    ],
)
def test_a_feed_is_told_what_it_was_taken_for(text: str, expected: str, proposing: Proposing) -> None:
    proposal = proposing(text, "feed.json", "GT")

    assert expected in proposal.report()[0]
    assert proposal.offers[0].draft.texts["name"] == "Casa"


@pytest.mark.parametrize(
    ("name", "sent", "expected"),
    [
        ("feed.json", b"{", "is not readable JSON"),
        ("feed.json", b"[1\n[2", "is not readable JSON"),
        ("feed.json", b"[" * 200_000, "nested too deep"),
        ("feed.json", b"[1, 2]", "no organisation or service"),
        ("feed.json", b"3", "no organisation or service"),
        ("feed.json", b"\xff\xfe\x00", "no text we can read"),
        ("feed.json", b'"\x81"', "no text we can read"),
        ("feed.csv.zip", b"PK\x03\x04", "not readable JSON"),
    ],
)
def test_what_cannot_be_read_says_so(name: str, sent: bytes, expected: str, proposing: Proposing) -> None:
    with pytest.raises(FeedError, match=expected):
        proposing(sent, name)


def test_utf_16_is_read(proposing: Proposing) -> None:
    assert the_entry(proposing(casa().encode("utf-16"), "feed.json", "GT")).text("name") == "Casa"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("regular_schedules.csv", "HSDS 1.x (tables), because of regular_schedules.csv"),
        ("mail_addresses.csv", "Ohana (tables)"),
        ("service_attributes.csv", "HSDS 2 (tables)"),
        ("url.csv", "HSDS 3.1 (tables)"),
    ],
)
def test_old_tables_are_known_by_a_file_of_theirs(table: str, expected: str, proposing: Proposing) -> None:
    proposal = proposing(zipped({**TABLES, table: "id\nx\n"}), "feed.zip", "GT")

    assert expected in proposal.taken_for


def test_a_table_of_weekdays_gives_the_hours_of_its_service(proposing: Proposing) -> None:
    rows = "id,service_id,weekday,opens_at,closes_at\nr1,s1,Friday,8:00,12:00\nr2,s1,Monday,8:00,12:00\n"

    proposal = proposing(zipped({**TABLES, "regular_schedules.csv": rows}), "feed.zip", "GT")

    assert [said.text for said in proposal.offers[0].draft.record.said["hours"]] == ["Mo,Fr 08:00-12:00"]


def test_a_single_table_of_contacts_is_sent_to_the_other_door(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("name,phone\nCasa,1\n")

    with pytest.raises(FeedError, match="use: import csv"):
        organizations_in(files_of(tmp_path / "list.csv"))


def test_a_table_with_an_endless_cell_says_so() -> None:
    with pytest.raises(FeedError, match="is no CSV table"):
        organizations_in({"organizations.csv": b"id\n" + b"x" * 200_000})


def test_an_empty_folder_is_no_feed(tmp_path: Path) -> None:
    with pytest.raises(FeedError, match="no CSV or JSON file"):
        organizations_in(files_of(tmp_path))


def test_what_is_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "feed.zip").write_bytes(zipped({f"{number}.csv": "id\n" for number in range(201)}))
    with pytest.raises(FeedError, match="201 files"):
        files_of(tmp_path / "feed.zip")

    (tmp_path / "big.json").write_bytes(b" " * 3)
    monkeypatch.setattr("bot.operators.exchange.feed_files.LARGEST", 2)
    with pytest.raises(FeedError, match="MB"):
        files_of(tmp_path / "big.json")

    monkeypatch.setattr("bot.operators.exchange.feed_files.LARGEST", 1000)
    monkeypatch.setattr("bot.operators.exchange.hsds_joining.MOST_ROWS", 1)
    with pytest.raises(FeedError, match="more than 1 rows"):
        organizations_in({"organizations.csv": b"id\n1\n2\n"})


def test_a_zip_that_is_locked_or_broken_says_so(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.csv": "id\n" * 50}))
    content[35:40] = b"\x00" * 5
    (tmp_path / "feed.zip").write_bytes(content)

    with pytest.raises(FeedError, match="cannot be unpacked"):
        files_of(tmp_path / "feed.zip")


def test_too_many_records_are_refused(proposing: Proposing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.operators.exchange.proposing.MOST_RECORDS", 0)

    with pytest.raises(FeedError, match="at most 0"):
        proposing(casa(), "feed.json")


@needs_examples
@pytest.mark.parametrize(
    "name",
    [
        *("3.0/organization_full.json", "3.0/organization_list.json", "3.0/service_full.json"),
        *("3.0/service_list.json", "3.1-dev/organization_full.json", "3.1-dev/service_full.json", "3.0/csv"),
    ],
)
def test_the_official_examples_are_read(name: str, proposing: Proposing) -> None:
    path = EXAMPLES / name
    nodes, shape = organizations_in(files_of(path))

    assert str(shape.version.value).removeprefix("HSDS ") in name
    assert nodes[0].text("name") == "Example Organization Inc." or "service_list" in name
    if path.is_file():
        proposal = proposing(path.read_bytes(), "example.json", "US")
        assert "Ann Persona" not in proposal.yaml()
        assert "1-30 Main Street" not in proposal.yaml()
