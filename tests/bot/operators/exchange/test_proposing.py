"""A proposal changes nothing, verifies nothing, and says by file, row and field what it makes of a feed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.operators.exchange.entries import Entry
from bot.operators.exchange.matching import Verdict
from bot.operators.exchange.proposals import Proposal
from flows.model import ContentError

Proposing = Callable[..., Proposal]
HEAD = "id,name,country,phone,needs,hours,time_zone,website,near,area,languages\n"


def the_entry(proposal: Proposal) -> Entry:
    (entry,) = [offer.entry for offer in proposal.offers if offer.entry]
    return entry


def words(proposal: Proposal) -> str:
    return "\n".join(proposal.report())


def test_a_new_row_is_proposed_held_and_unverified(proposing: Proposing) -> None:
    proposal = proposing(
        HEAD + ",Casa,GT,+502 2233 4455,refugio,24/7,,casa.example.org,,,es\n", licence="CC BY 4.0"
    )

    assert (
        proposal.yaml()
        == """\
# Proposed from feed.csv on 2026-11-23. Nothing here is verified: every entry is held.
# Licence: CC BY 4.0.
# Look at each, paste it under its country (in the order of ids), run: waypost check. Then check it
# by calling or writing, and only then make it status: active.

GT:
  organisations:
    # NEW feed.csv:2
    - id: gt-casa
      name: "Casa"
      run_by: unknown
      needs: [shelter]
      languages: [es]
      hours: "24/7"
      contacts:
        - {type: phone, value: "+50222334455"}
        - {type: web, value: "https://casa.example.org"}
      status: held
      why: "Taken from feed.csv; nobody here has checked it."
      confidence: medium
      read_on: 2026-11-23
      sources:
        - where: "feed.csv"
          said: "feed.csv, row 2; CC BY 4.0"
"""
    )
    assert proposal.report()[-2:] == (
        "1 organisations: 1 new, 0 changed, 0 same, 0 doubtful, 0 refused.",
        "Fields: 2 repaired, 0 left out.",
    )


def test_the_directory_is_only_read(directory: Path, proposing: Proposing) -> None:
    before = directory.read_bytes()

    proposing(HEAD + "kh-checked,Other,KH,+85512532554,,,,,,,\n")

    assert directory.read_bytes() == before


def test_the_same_feed_twice_gives_the_same_proposal(proposing: Proposing) -> None:
    text = HEAD + ",Casa,GT,+50222334455,,,,,,,\n,Casa,SV,+50370123456,,,,,,,\n"

    assert proposing(text).yaml() == proposing(text).yaml()


def test_a_changed_row_names_each_field(proposing: Proposing) -> None:
    proposal = proposing(HEAD + "kh-checked,Checked,KH,+85523999998,hotline,24/7,,,,,km\n", licence="x")

    (offer,) = proposal.offers
    assert offer.verdict is Verdict.CHANGED
    assert offer.entry
    assert [way.value for way in offer.entry.contacts] == ["+85523999999", "+85523999998"]
    assert (
        offer.entry.contacts[1].held
        == "Changed (contacts, hours) as in feed.csv; nobody here has checked it."
    )
    assert offer.entry.text("status") == "held"
    assert "  hours: ours «», theirs «24/7»" in proposal.report()
    assert f"# CHANGED feed.csv:2. Replaces line {offer.ours.line if offer.ours else 0}" in proposal.yaml()
    assert "checked:" not in proposal.yaml()


def test_lists_are_compared_as_sets(proposing: Proposing) -> None:
    same = 'id,name,country,needs,phone\nkh-full,"Full, ""Example""; and more",KH,"legal_aid, hotline",1280\n'
    changed = same.replace(", hotline", "")

    assert proposing(same).offers[0].verdict is Verdict.SAME
    assert "needs: ours «hotline, legal_aid», theirs «legal_aid»" in words(proposing(changed))


def test_a_low_entry_stays_low(proposing: Proposing) -> None:
    text = "id,name,country,phone\nkh-little-known,Little known,KH,+85512532551\n"

    assert the_entry(proposing(text)).text("confidence") == "low"


@pytest.mark.parametrize(
    "row",
    [",Someone,KH,+85512532554,,,,,,,\n", ",Checked,KH,+85512532551,,,,,,,\n", ",Full,KH,1555,,,,,,,\n"],
)
def test_a_twin_is_doubtful(row: str, proposing: Proposing) -> None:
    proposal = proposing(HEAD + row)

    (offer,) = proposal.offers
    assert offer.verdict is Verdict.DOUBTFUL
    assert "it seems to be our kh-" in words(proposal)
    assert the_entry(proposal).text("confidence") == "low"


def test_ids_are_never_given_twice(proposing: Proposing) -> None:
    text = HEAD + ",Closed!,KH,+85512532551,hotline,,,,,,\n,before,KH,+85512532552,hotline,,,,,,\n"
    text += "9,救助,KH,+85512532553,hotline,,,,,,\nkh-mine,Mine,KH,+85512532549,hotline,,,,,,\n"

    entries = [offer.entry.id for offer in proposing(text).offers if offer.entry]

    assert entries == ["kh-closed-2", "kh-before-2", "kh-entry", "kh-mine"]


def test_the_directorys_own_check_is_asked(proposing: Proposing) -> None:
    proposal = proposing(f"name,country,phone,needs\n{'A long name ' * 12},GT,+50222334455,hotline\n")

    assert "the directory's check: the name has" in words(proposal)
    assert proposal.offers[0].verdict is Verdict.DOUBTFUL


def test_some_refused_is_one_for_the_shell(proposing: Proposing) -> None:
    proposal = proposing(HEAD + ",Casa,GT,+50222334455,,,,,,,\n,Nowhere,Atlantis,1,,,,,,,\n")

    assert proposal.code == 1
    assert "«Atlantis» is no region we know" in words(proposal)


def test_a_closed_row_is_refused(proposing: Proposing) -> None:
    assert "its own feed says that it is closed" in words(proposing("name,phone,status\nCasa,1,closed\n"))


def test_a_faulty_directory_proposes_nothing(directory: Path, proposing: Proposing) -> None:
    directory.write_text("KH: [", encoding="utf-8")

    with pytest.raises(ContentError):
        proposing(HEAD)
