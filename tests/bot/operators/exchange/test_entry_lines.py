"""Entries as lines of the file: what is written reads the same again."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.content.directory import examine_text
from bot.content.organisations import FIELDS
from bot.operators.exchange.entries import Entry, Way, read_entries
from bot.operators.exchange.entry_lines import ORDER, entry_lines, quoted, word
from bot.operators.exchange.proposals import Proposal
from bot.operators.exchange.rows import COLUMNS
from flows.model import Now, Region
from flows.referrals import ContactKind

Proposing = Callable[..., Proposal]
HEAD = "id,name,country,phone,needs,hours,time_zone,website,near,area,languages\n"


def test_every_line_of_an_entry_reads_the_same_again(directory: Path, tmp_path: Path, now: Now) -> None:
    entries = read_entries(directory)
    lines = ["KH:", "  emergency: {no_numbers: x, confidence: low, read_on: 2026-11-21}", "  organisations:"]
    lines += [line for entry in entries if entry.region == "KH" for line in entry_lines(entry)]
    copy = tmp_path / "copy.yaml"
    copy.write_text("\n".join(lines), encoding="utf-8")

    again = {entry.id: entry for entry in read_entries(copy)}

    assert examine_text(copy.read_text(encoding="utf-8"), "copy.yaml", now).problems == ()
    for entry in entries:
        if entry.region == "KH":
            found = again[entry.id]
            assert (found.texts, found.lists, found.contacts, found.sources) == (
                *(entry.texts, entry.lists, entry.contacts, entry.sources),
            )


def test_a_number_that_works_from_abroad_says_so() -> None:
    way = Way(kind=ContactKind.PHONE, value="1280", dial_from=("anywhere",))

    assert '        - {type: phone, value: "1280", dial_from: anywhere}' in list(
        entry_lines(Entry(region=Region("KH"), contacts=(way,)))
    )


def test_anywhere_is_read_too(directory: Path) -> None:
    text = directory.read_text(encoding="utf-8").replace("dial_from: [KH]}", "dial_from: anywhere}", 1)
    directory.write_text(text.replace("type: sms", "dial_from: , type: sms"), encoding="utf-8")

    (full,) = [entry for entry in read_entries(directory) if entry.id == "kh-full"]

    assert full.contacts[1].dial_from == ("anywhere",)
    assert full.is_yes("founding")
    assert not full.is_yes("anonymous")


def test_the_order_and_the_columns_are_the_readers_fields() -> None:
    assert set(ORDER) == FIELDS - {"checked"}
    own = {"country", "contact_type", "contact", "dial_from", "as_printed", "offered", "alert"}
    checks = {"verified_on", "verified_by", "verified_way"}
    assert set(COLUMNS) - own - checks == FIELDS - {"contacts", "checked", "notes"}


@pytest.mark.parametrize(
    ("code", "written"), [("no", '"no"'), ("km", "km"), ("1a", '"1a"'), ("KH-12", "KH-12")]
)
def test_codes_are_quoted_where_yaml_would_misread_them(code: str, written: str) -> None:
    assert word(code) == written


def test_what_yaml_cannot_hold_is_left_out() -> None:
    assert json.loads(quoted('a\x00\u200b"\x7f b')) == 'a" b'
