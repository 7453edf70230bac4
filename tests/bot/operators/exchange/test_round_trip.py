"""Out and in again: nothing is lost but what stands here by name (and in docs/exchange.md)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.content.directory import examine_text
from bot.operators.exchange.addresses import FREE_MAIL
from bot.operators.exchange.entries import Cited, Entry, Way, read_entries
from bot.operators.exchange.exporting import export_to
from bot.operators.exchange.losses import Format
from bot.operators.exchange.matching import Verdict
from bot.operators.exchange.outgoing import Scope, outgoing
from bot.operators.exchange.proposing import propose
from bot.operators.exchange.records import Feed
from flows.model import Now
from flows.places import Places
from flows.referrals import ContactKind

PROJECT = Path(__file__).resolve().parents[4]
BOTH_WAYS = [Format.HSDS, Format.HSDS_CSV, Format.CSV, Format.XLSX]
FEED = Feed(name="ours", read_on=date(2026, 11, 23))

LOST_TEXTS = {"notes"}
SET_BY_THE_IMPORT = {"status", "why", "confidence", "read_on"}
KINDS = list(ContactKind)


def known(entry: Entry, *, ordered: bool) -> Entry:
    """The entry without what no format carries: notes, held and unseen contacts, what sources said, their kinds' order."""
    ways = [replace(way, note="") for way in entry.contacts if way.is_offered or FREE_MAIL.search(way.value)]
    lists = {name: tuple(sorted(values)) for name, values in entry.lists.items()}
    if entry.values("serves") == (entry.region,):
        del lists["serves"]
    return Entry(
        region=entry.region,
        texts={
            name: text for name, text in entry.texts.items() if name not in LOST_TEXTS | SET_BY_THE_IMPORT
        },
        lists=lists,
        contacts=tuple(_plain(way) for way in (ways if ordered else sorted(ways, key=_kind_first))),
        sources=tuple(dict.fromkeys(replace(cited, said="") for cited in entry.sources)),
    )


def _plain(way: Way) -> Way:
    """A free mailbox is held by every import."""
    return replace(way, held="")


def _kind_first(way: Way) -> tuple[int, str]:
    return KINDS.index(way.kind), way.value


def sent_and_read(kind: Format, source: Path, out: Path, into: Path, places: Places, now: Now) -> list[Entry]:
    export_to(kind, out, source, now)
    proposal = propose(kind, out, into, FEED, places, now)
    assert proposal.count(Verdict.REFUSED) == 0
    return [offer.entry for offer in proposal.offers if offer.entry]


@pytest.fixture(params=["small", "shipped"])
def source(request: pytest.FixtureRequest, directory: Path) -> Path:
    return directory if request.param == "small" else PROJECT / "referral_directory.yaml"


@pytest.mark.parametrize("kind", BOTH_WAYS)
def test_what_comes_back_is_what_went_out(
    kind: Format, source: Path, empty: Path, places: Places, now: Now, tmp_path: Path
) -> None:
    gone = {each.entry.id: each.entry for each in outgoing(source, now, Scope.OFFERED)}

    back = sent_and_read(kind, source, tmp_path / f"out.{kind.value}", empty, places, now)

    ordered = kind in {Format.CSV, Format.XLSX}
    assert len(back) == len(gone)
    for entry in back:
        own, *others = entry.sources
        assert own.where == "ours"
        theirs = replace(entry, sources=tuple(others))
        assert known(theirs, ordered=ordered) == known(replace(gone[entry.id], line=0), ordered=ordered)


@pytest.mark.parametrize("kind", BOTH_WAYS)
def test_nothing_that_comes_back_is_verified(
    kind: Format, directory: Path, empty: Path, places: Places, now: Now, tmp_path: Path
) -> None:
    back = sent_and_read(kind, directory, tmp_path / f"out.{kind.value}", empty, places, now)

    assert {entry.text("status") for entry in back} == {"held"}
    assert {entry.text("confidence") for entry in back} <= {"low", "medium"}
    (checked,) = [entry for entry in back if entry.id == "kh-checked"]
    assert "they say it was checked on 2026-11-20" in checked.sources[0].said


@pytest.mark.parametrize("kind", BOTH_WAYS)
def test_our_own_export_changes_nothing(
    kind: Format, directory: Path, places: Places, now: Now, tmp_path: Path
) -> None:
    export_to(kind, tmp_path / f"out.{kind.value}", directory, now)

    proposal = propose(kind, tmp_path / f"out.{kind.value}", directory, FEED, places, now)

    assert {offer.verdict for offer in proposal.offers} == {Verdict.SAME}
    assert proposal.code == 0


@pytest.mark.parametrize("kind", BOTH_WAYS)
def test_export_import_export_gives_the_same_bytes_but_for_trust(
    kind: Format, directory: Path, empty: Path, places: Places, now: Now, tmp_path: Path
) -> None:
    """What is proposed passes the directory's own check as it stands, and reads as the same entries again."""
    export_to(kind, tmp_path / f"out.{kind.value}", directory, now)
    proposal = propose(kind, tmp_path / f"out.{kind.value}", empty, FEED, places, now)

    found = examine_text(with_emergency(proposal.yaml()), "pasted.yaml", now)

    assert found.problems == ()
    pasted = tmp_path / "pasted.yaml"
    pasted.write_text(with_emergency(proposal.yaml()), encoding="utf-8")
    assert {entry.id for entry in read_entries(pasted)} == {"kh-checked", "kh-full", "kh-old", "zz-chat"}


def with_emergency(text: str) -> str:
    line = "  emergency: {no_numbers: a test, confidence: low, read_on: 2026-11-21}\n  organisations:"
    return text.replace("  organisations:", line)


def test_a_source_keeps_its_date(
    directory: Path, empty: Path, places: Places, now: Now, tmp_path: Path
) -> None:
    back = sent_and_read(Format.HSDS, directory, tmp_path / "out.json", empty, places, now)

    (full,) = [entry for entry in back if entry.id == "kh-full"]
    assert full.sources[1:] == (
        Cited(where="https://source.example.org", dated="2021"),
        Cited(where="a book"),
    )
