"""The directory as shipped: clean, nothing of the facts lost, and none of their traps sprung."""

import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
import yaml

from bot.content.directory import directory_problems, read_directory
from bot.content.regions import countries
from flows.directory import Directory
from flows.finding import Query, Tier, find
from flows.model import Need, Now, Region
from flows.referrals import EVERYWHERE, Organisation, RunBy, Status, publishable

ROOT = Path(__file__).parents[3]
SHIPPED = ROOT / "referral_directory.yaml"
FACTS = ROOT.parent / "shared" / "directory"
NOW = Now(moment=datetime(2026, 11, 22, 12, tzinfo=UTC))
US, CALIFORNIA, KH = Region("US"), Region("US-CA"), Region("KH")


@cache
def directory() -> Directory:
    return read_directory(SHIPPED, NOW)


def entry(name: str) -> Organisation:
    return directory().organisations[name]


def offered(name: str) -> set[str]:
    return {contact.value for contact in entry(name).contacts if contact.is_offered}


def emergency(country: str) -> set[tuple[str, str]]:
    return {(each.service.value, each.number) for each in directory().emergency[Region(country)].numbers}


def found(need: Need, here: Region, origin: Region | None = None) -> list[str]:
    query = Query(need=need, here=here, origin=origin)
    return [each.organisation.id for each in find(directory(), query, NOW).referrals]


def test_shipped_file_is_clean() -> None:
    assert directory_problems(SHIPPED, NOW) == ()


def test_no_entry_of_the_facts_is_lost() -> None:
    if not FACTS.is_dir():
        pytest.skip("the facts are not beside this checkout (../shared/directory)")
    loader = yaml.CSafeLoader
    facts = yaml.load((FACTS / "facts.yaml").read_text("utf-8"), loader)  # noqa: S506 (a safe loader)
    second = yaml.load((FACTS / "recheck.yaml").read_text("utf-8"), loader)  # noqa: S506 (as above)
    lines = yaml.load((FACTS / "emergency_numbers.yaml").read_text("utf-8"), loader)  # noqa: S506 (as above)
    text = SHIPPED.read_text("utf-8")
    known = {each for group in re.findall(r"was: \[(.*)\]", text) for each in group.split(", ")}
    known |= directory().organisations.keys()

    assert {each["id"] for each in facts} <= known
    assert {each["id"] for each in second if "entry" in each} <= known
    assert all(re.search(rf'^"?{country}"?:$', text, re.MULTILINE) for country in lines)
    assert not [value for each in facts for value in _values(each) if value not in text]


def _values(fact: dict[str, list[dict[str, str]]]) -> list[str]:
    """Contacts whose value must stand in the shipped file; addresses may not, a Telegram name gets its address."""
    contacts = [each for each in fact["contacts"] if each["type"] != "address"]
    return [each["value"].removeprefix("@") for each in contacts]


def test_every_country_is_in_the_file_and_nearly_every_one_has_numbers() -> None:
    text = SHIPPED.read_text("utf-8")

    assert [
        code for code in sorted(countries()) if not re.search(rf'^"?{code}"?:$', text, re.MULTILINE)
    ] == []
    assert len(directory().emergency) >= 230
    assert directory().emergency[EVERYWHERE].numbers[0].only_in


def test_every_offered_entry_has_a_source_and_nothing_is_marked_checked() -> None:
    entries = directory().organisations.values()

    assert all(each.sources for each in entries if publishable(each))
    assert not [each.id for each in entries if each.checked]


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("a21-bulgaria", Status.HELD),
        ("belgium-national-078", Status.HELD),
        ("bh-cid-555", Status.HELD),
        ("np-1177-police", Status.HELD),
        ("uk-glaa", Status.HELD),
        ("somaly-mam-foundation", Status.CLOSED),
        ("vn-18001567-old", Status.CLOSED),
        ("the-freedom-story", Status.RENAMED),
        ("her-future-coalition", Status.RENAMED),
        ("zoe-international", Status.RENAMED),
        ("un-women", Status.RENAMED),
    ],
)
def test_traps_are_records_with_a_reason(name: str, status: Status) -> None:
    assert entry(name).status is status
    assert entry(name).why
    assert not publishable(entry(name))


def test_the_bulgarian_trap_number_is_offered_nowhere() -> None:
    shown = [each.id for each in directory().organisations.values() if publishable(each)]

    assert not [each for each in shown if "+35980020100" in offered(each)]


def test_lefoe_is_offered_by_its_page_until_a_person_checks_its_number() -> None:
    assert offered("lefoe-ibf") == {"https://lefoe.at"}


def test_the_us_hotline_names_its_operator_and_is_one_entry_dialled_from_the_us_alone() -> None:
    hotline = entry("nhth-us")

    assert "Compass Connections" in (hotline.part_of or "")
    assert "zz-us-nhth" not in directory().organisations
    assert {contact.value: contact.dial_from for contact in hotline.contacts}["+18883737888"] == frozenset(
        {US}
    )
    assert [each.id for each in directory().organisations.values() if "+18883737888" in offered(each.id)] == [
        "nhth-us"
    ]


def test_polaris_can_be_found_by_name_and_is_no_helper() -> None:
    assert entry("polaris").founding
    assert "no longer" in (entry("polaris").why or "")
    assert not publishable(entry("polaris"))


def test_second_look_wins() -> None:
    assert "+5561996110100" in offered("br-disque100")
    assert "+5561996565008" not in offered("br-disque100")
    assert offered("sg-home") == {"+6563415535", "+6597873122", "https://www.home.org.sg"}
    assert offered("sg-healthserve") == {"+6531295000"}
    assert "164" in offered("ps-sawa-121")
    assert "121" not in offered("ps-sawa-121")
    assert offered("tr-yimer157") == {"157", "https://en.goc.gov.tr/foreigners-communication-center"}


def test_who_answers_is_said_for_police_and_immigration_lines() -> None:
    police = [
        "kh-police-117-detention-line",
        "kh-anti-trafficking-police-1288",
        "th-1191-anti-trafficking-police",
    ]
    police += ["ie-garda-confidential", "spain-policia-trata", "kw-moi-trafficking", "arizona-ht-hotline"]

    assert {entry(each).run_by for each in police} == {RunBy.POLICE}
    immigration = ["kr-1345-immigration", "tr-yimer157", "us-dhs-tip", "tw-nia-trafficking-line"]
    assert {entry(each).run_by for each in immigration} == {RunBy.IMMIGRATION}


def test_lines_that_reported_people_without_papers_come_after_others() -> None:
    assert entry("th-1300-social-assistance").may_report
    assert entry("bh-995").may_report
    thai = found(Need.HOTLINE, Region("TH"))
    assert thai.index("th-pavena-1134") < thai.index("th-1300-social-assistance")


def test_viet_nams_111_records_calls() -> None:
    assert entry("vn-111").records_calls


def test_emergency_numbers_follow_the_second_look() -> None:
    saudi = directory().emergency[Region("SA")].numbers
    assert {("police", "999"), ("ambulance", "997"), ("fire", "998")} <= emergency("SA")
    assert [each.number for each in saudi if each.only_in] == ["911"]
    assert ("all", "1515") not in emergency("LY")
    assert ("ambulance", "911") not in emergency("ET")
    assert ("police", "177") in emergency("MA")
    vietnam = {line.value: number for line, number in directory().emergency[Region("VN")].lines}
    assert vietnam["crisis"] == "0963061414"


def test_cast_is_found_for_a_shelter_in_california() -> None:
    referral = find(directory(), Query(need=Need.SHELTER, here=CALIFORNIA), NOW).referrals[0]

    assert referral.organisation.id == "cast-la"
    assert referral.tier is Tier.LOCAL
    assert referral.organisation.area == ("Los Angeles County",)


def test_chab_dai_is_one_entry_and_does_case_work_in_cambodia() -> None:
    assert "kh-chab-dai" in found(Need.CASE_MANAGEMENT, KH)
    assert "chab-dai-cambodia" not in directory().organisations


def test_an_embassy_line_is_for_its_citizens_where_she_is() -> None:
    filipina = found(Need.REPATRIATION, Region("KW"), origin=Region("PH"))

    assert filipina[0] == "kw-ph-mwo-kuwait"
    assert "ph-dmw-orcc" in filipina
    assert "kw-ph-mwo-kuwait" not in found(Need.REPATRIATION, Region("KW"), origin=Region("NP"))


def test_nobody_anywhere_gets_an_empty_answer() -> None:
    empty = [code for code in sorted(countries()) if not found(Need.SHELTER, here=Region(code))]

    assert empty == []


def test_no_shelter_tells_where_it_is() -> None:
    assert "Rue des Alexiens" not in SHIPPED.read_text("utf-8")
