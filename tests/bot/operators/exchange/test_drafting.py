"""What a row says becomes fields of ours, or is left out with words. A shelter keeps its secret."""

from collections.abc import Callable

import pytest

from bot.operators.exchange.entries import Entry
from bot.operators.exchange.matching import Verdict
from bot.operators.exchange.proposals import Proposal

Proposing = Callable[..., Proposal]
HEAD = "id,name,country,phone,needs,hours,time_zone,website,near,area,languages\n"


def the_entry(proposal: Proposal) -> Entry:
    (entry,) = [offer.entry for offer in proposal.offers if offer.entry]
    return entry


def words(proposal: Proposal) -> str:
    return "\n".join(proposal.report())


def test_a_shelters_address_never_passes(proposing: Proposing) -> None:
    text = HEAD + ",Casa,GT,+50222334455,shelter,at 12 Main Street,,,,12 Main Street,\n"
    text += ",House at 12 Main Street,GT,+50222334456,shelter,,,,,,\n"

    proposal = proposing(text)

    assert "Main Street" not in proposal.yaml()
    assert "it looks like the address of a shelter" in words(proposal)
    assert proposal.count(Verdict.REFUSED) == 1


def test_a_shelters_pin_on_a_map_never_passes(proposing: Proposing) -> None:
    text = HEAD + ",Casa,GT,+50222334455,shelter,,,https://www.google.com/maps/x1,,,\n"

    proposal = proposing(text)

    assert [way.value for way in the_entry(proposal).contacts] == ["+50222334455"]
    assert "maps" not in proposal.yaml()


def test_an_area_and_a_part_of_the_country_are_taken(proposing: Proposing) -> None:
    entry = the_entry(proposing(HEAD + ",Casa,KH,+85512532551,hotline,,,,KH-12,Takeo; Kep,\n"))

    assert (entry.text("near"), entry.values("area")) == ("KH-12", ("Takeo", "Kep"))


def test_a_part_of_another_country_is_not(proposing: Proposing) -> None:
    assert the_entry(proposing(HEAD + ",Casa,KH,+85512532551,hotline,,,,US-CA,,\n")).text("near") == ""


@pytest.mark.parametrize(
    ("hours", "zone", "kept"),
    [
        ("24/7", "", "24/7"),
        ("Mo-Fr  09:00-17:00", "Asia/Phnom_Penh", "Mo-Fr 09:00-17:00"),
        ("Mo-Fr 09:00-17:00", "", ""),
        ("Mo-Fr 09:00-17:00", "UTC+7", ""),
        ("9 to 5", "Asia/Phnom_Penh", ""),
    ],
)
def test_hours_are_kept_where_they_are_clear(hours: str, zone: str, kept: str, proposing: Proposing) -> None:
    entry = the_entry(proposing(HEAD + f",Casa,KH,+85512532551,hotline,{hours},{zone},,,,\n"))

    assert entry.text("hours") == kept
    assert entry.text("notes") == ("" if kept else f"Hours as the feed says: {hours}")


def test_words_without_a_meaning_are_left_out_and_told(proposing: Proposing) -> None:
    proposal = proposing(HEAD + ",Casa,KH,+85512532551,legal; cooking,,,,,,Klingon\n")

    assert the_entry(proposal).values("needs") == ("legal_aid",)
    assert "feed.csv:2 needs: dropped: «cooking» is no need we know; left out" in words(proposal)
    assert "«Klingon» is no language we know" in words(proposal)


def test_html_and_entities_are_taken_out_and_essays_refused(proposing: Proposing) -> None:
    text = f"name,country,phone,part_of\n<b>Casa</b> &amp;amp; more,GT,+50222334455,{'x' * 301}\n"

    proposal = proposing(text)

    assert the_entry(proposal).text("name") == "Casa & more"
    assert "301 letters are too many" in words(proposal)


def test_flags_and_numbers_are_read_or_not_said(proposing: Proposing) -> None:
    text = "name,country,phone,free,anonymous,run_by,check_every,citizens,audience,was\n"
    text += "Casa,GT,+50222334455,sí,maybe,government,60,SV; US-CA,women,1 2\n"

    entry = the_entry(proposing(text))

    assert (entry.text("free"), entry.text("anonymous")) == ("true", "")
    assert (entry.text("run_by"), entry.text("check_every")) == ("state", "60")
    assert (entry.values("citizens"), entry.values("was")) == (("SV",), ())


def test_a_zero_is_no_interval(proposing: Proposing) -> None:
    text = "name,country,phone,check_every\nCasa,GT,+50222334455,0\n"

    assert the_entry(proposing(text)).text("check_every") == ""


def test_a_long_source_is_cut(proposing: Proposing) -> None:
    proposal = proposing(f"name,country,phone,source\nCasa,GT,+50222334455,{'x' * 400}\n")

    assert the_entry(proposal).sources[1].where.endswith("x…")
