"""What `find` promises, on directories small enough to see whole."""

import pytest

from flows.finding import Findings, Tier
from flows.model import Language, Need, Region
from flows.referrals import (
    EVERYWHERE,
    Audience,
    Confidence,
    Contact,
    ContactKind,
    RunBy,
    Status,
    country_of,
    publishable,
)
from tests.flows.a_small_directory import (
    ARIZONA,
    CALIFORNIA,
    HELPER,
    KH,
    KW,
    PAGE,
    PH,
    TH,
    US,
    asked,
    checked,
    directory,
    from_only,
    ids,
    organisation,
)


@pytest.mark.parametrize(
    "change",
    [
        {"status": Status.HELD},
        {"status": Status.UNCONFIRMED},
        {"status": Status.RENAMED},
        {"status": Status.CLOSED},
        {"direct_help": False},
        {"confidence": Confidence.LOW},
        {"sources": ()},
        {"contacts": ()},
        {"contacts": (Contact(kind=ContactKind.PHONE, value="1", shown="1", seen=False),)},
        {"contacts": (Contact(kind=ContactKind.PHONE, value="1", shown="1", held=True),)},
    ],
    ids=str,
)
def test_records_are_never_offered(change: dict[str, object]) -> None:
    record = organisation("record", **change)
    known = directory(record)

    assert not publishable(record)
    assert ids(asked(known, here=KH)) == []
    assert known.organisations["record"] is record


def test_expired_ones_are_hidden() -> None:
    assert ids(asked(directory(organisation("old", **checked(401))), here=KH)) == []


def test_stale_ones_come_last_even_when_nearer() -> None:
    near = organisation("near", serves=frozenset({US}), region=US, near=CALIFORNIA, **checked(300))
    far = organisation("far", serves=frozenset({EVERYWHERE}))

    assert ids(asked(directory(near, far), here=CALIFORNIA)) == ["far", "near"]


def test_fresher_ones_come_first() -> None:
    known = directory(
        organisation("unchecked"), organisation("ageing", **checked(150)), organisation("fresh", **checked(1))
    )

    assert ids(asked(known, here=KH)) == ["fresh", "ageing", "unchecked"]


def test_it_widens_from_part_to_country_to_elsewhere_to_everywhere() -> None:
    known = directory(
        organisation("global", region=EVERYWHERE, serves=frozenset({EVERYWHERE})),
        organisation("elsewhere", region=TH, serves=frozenset({TH, US})),
        organisation("national", region=US, serves=frozenset({US})),
        organisation("local", region=US, serves=frozenset({US}), near=CALIFORNIA),
    )

    found = asked(known, here=CALIFORNIA, need=Need.SHELTER)

    assert ids(found) == ["local", "national", "elsewhere", "global"]
    assert [referral.tier for referral in found.referrals] == [
        Tier.LOCAL,
        Tier.NATIONAL,
        Tier.FROM_ELSEWHERE,
        Tier.GLOBAL,
    ]
    assert found.exact


def test_neighbours_are_never_offered() -> None:
    assert ids(asked(directory(organisation("thai", region=TH, serves=frozenset({TH}))), here=KH)) == []


def test_one_that_serves_a_part_is_named_last_to_the_country_and_not_to_other_parts() -> None:
    known = directory(
        organisation("arizona", region=US, serves=frozenset({ARIZONA})),
        organisation("national", region=US, serves=frozenset({US})),
    )

    assert ids(asked(known, here=US)) == ["national", "arizona"]
    assert ids(asked(known, here=ARIZONA)) == ["arizona", "national"]
    assert ids(asked(known, here=CALIFORNIA)) == ["national"]


def test_hands_on_help_of_one_city_is_no_help_in_another_part_but_its_phone_is() -> None:
    known = directory(organisation("cast", region=US, serves=frozenset({US}), near=CALIFORNIA))

    assert asked(known, here=US, need=Need.SHELTER).referrals[0].tier is Tier.OTHER_PART
    assert asked(known, here=ARIZONA, need=Need.HOTLINE).referrals[0].tier is Tier.NATIONAL
    assert not asked(known, here=ARIZONA, need=Need.SHELTER).exact


def test_a_number_that_cannot_be_dialled_from_there_is_left_out() -> None:
    known = directory(organisation("home", contacts=(from_only(KH), PAGE), serves=frozenset({KH, TH})))

    assert asked(known, here=KH).referrals[0].contacts == (from_only(KH), PAGE)
    assert asked(known, here=TH).referrals[0].contacts == (PAGE,)


def test_one_that_cannot_be_reached_from_there_is_not_offered() -> None:
    known = directory(organisation("home", contacts=(from_only(KH),), serves=frozenset({KH, TH, EVERYWHERE})))

    assert ids(asked(known, here=TH)) == []
    assert ids(asked(known)) == []


def test_a_part_of_a_country_dials_like_the_country() -> None:
    assert from_only(US).reaches_from(CALIFORNIA)
    assert not from_only(US).reaches_from(None)


def test_where_she_is_unknown_only_what_is_global_or_her_own_countrys_is_offered() -> None:
    known = directory(
        organisation("cambodian"),
        organisation("global", serves=frozenset({EVERYWHERE})),
        organisation("filipino", region=PH, serves=frozenset({PH}), citizens=frozenset({PH}), abroad=True),
    )

    assert ids(asked(known)) == ["global"]
    assert ids(asked(known, origin=PH)) == ["filipino", "global"]


def test_her_own_country_helps_her_abroad() -> None:
    known = directory(
        organisation("dmw", region=PH, serves=frozenset({PH}), citizens=frozenset({PH}), abroad=True),
        organisation("naptip", region=Region("NG"), serves=frozenset({Region("NG")}), abroad=True),
        organisation("ministry", region=PH, serves=frozenset({PH})),
    )

    assert ids(asked(known, here=KW, origin=PH)) == ["dmw"]
    assert asked(known, here=KW, origin=PH).referrals[0].tier is Tier.CITIZENS
    assert ids(asked(known, here=KW, origin=Region("NG"))) == ["naptip"]
    assert ids(asked(known, here=KW)) == []
    assert asked(known, here=PH, origin=PH).referrals[0].tier is Tier.NATIONAL


def test_an_embassy_is_for_its_own_citizens_and_waits_where_origin_is_unknown() -> None:
    embassy = organisation("a-embassy", region=TH, serves=frozenset({TH}), citizens=frozenset({KH}))
    known = directory(embassy, organisation("b-thai", region=TH, serves=frozenset({TH})))

    assert ids(asked(known, here=TH, origin=KH)) == ["a-embassy", "b-thai"]
    assert ids(asked(known, here=TH, origin=PH)) == ["b-thai"]
    assert ids(asked(known, here=TH)) == ["b-thai", "a-embassy"]


@pytest.mark.parametrize(
    "wary", [{"run_by": RunBy.POLICE}, {"run_by": RunBy.IMMIGRATION}, {"may_report": True}], ids=str
)
def test_police_and_immigration_come_after_others_even_if_nearer(wary: dict[str, object]) -> None:
    known = directory(
        organisation("police", region=US, serves=frozenset({US}), near=CALIFORNIA, **wary),
        organisation("unknown", region=US, serves=frozenset({US}), run_by=RunBy.UNKNOWN),
    )

    assert ids(asked(known, here=CALIFORNIA)) == ["unknown", "police"]


def test_audience_decides_between_equals() -> None:
    known = directory(
        organisation("a-children", audience=frozenset({Audience.CHILDREN})),
        organisation("b-women", audience=frozenset({Audience.WOMEN})),
        organisation("c-anybody"),
    )

    assert ids(asked(known, here=KH)) == ["c-anybody", "b-women", "a-children"]
    children = frozenset({Audience.CHILDREN})
    assert ids(asked(known, here=KH, audience=children)) == ["a-children", "c-anybody", "b-women"]


def test_a_line_that_only_comforts_comes_after_one_that_can_act() -> None:
    comfort = organisation("a-comfort", needs=frozenset({Need.HOTLINE, Need.MENTAL_HEALTH}))
    acts = organisation("b-acts", needs=frozenset({Need.HOTLINE, Need.LEGAL_AID}))
    office = organisation("c-office", needs=frozenset({Need.LEGAL_AID, Need.SHELTER, Need.MEDICAL}))

    assert ids(asked(directory(comfort, acts, office), here=KH)) == ["b-acts", "c-office", "a-comfort"]
    assert ids(asked(directory(comfort, acts), here=KH, need=Need.HOTLINE)) == ["b-acts", "a-comfort"]


def test_a_number_comes_before_a_web_page_and_her_language_before_another() -> None:
    known = directory(
        organisation("a-page", contacts=(PAGE,)),
        organisation("b-phone"),
        organisation("c-khmer", languages=(Language("km"),)),
    )

    assert ids(asked(known, here=KH, language=Language("km"))) == ["c-khmer", "b-phone", "a-page"]


def test_better_known_ones_come_before_then_those_that_can_do_more_then_the_alphabet() -> None:
    more = HELPER.needs | {Need.LEGAL_AID}
    known = directory(
        organisation("b"),
        organisation("a"),
        organisation("c-more", needs=more),
        organisation("d", confidence=Confidence.HIGH),
    )

    assert ids(asked(known, here=KH)) == ["d", "c-more", "a", "b"]


def test_never_empty_while_anything_is_reachable_and_it_says_so() -> None:
    known = directory(
        organisation("legal", needs=frozenset({Need.LEGAL_AID})),
        organisation(
            "global", region=EVERYWHERE, serves=frozenset({EVERYWHERE}), needs=frozenset({Need.MEDICAL})
        ),
    )

    found = asked(known, here=KH, need=Need.MEDICAL)

    assert ids(found) == ["global", "legal"]
    assert not found.exact


def test_where_she_is_unknown_what_is_global_is_all_that_was_asked_for() -> None:
    everywhere = organisation("global", region=EVERYWHERE, serves=frozenset({EVERYWHERE}))

    found = asked(directory(everywhere, organisation("cambodian")), need=Need.SHELTER)

    assert ids(found) == ["global"]
    assert found.exact


def test_where_she_is_unknown_too_others_than_asked_for_are_said_to_be_others() -> None:
    everywhere = organisation("global", region=EVERYWHERE, serves=frozenset({EVERYWHERE}))

    found = asked(directory(everywhere), need=Need.JOB_TRAINING)

    assert ids(found) == ["global"]
    assert not found.exact


def test_nobody_at_all_is_not_what_was_asked_for() -> None:
    assert asked(directory()) == Findings(referrals=(), exact=False)


def test_no_organisation_is_named_twice() -> None:
    everywhere = organisation("both", serves=frozenset({KH, EVERYWHERE}), abroad=True)

    assert ids(asked(directory(everywhere), here=KH, origin=KH, need=Need.HOTLINE)) == ["both"]


def test_parts_with_help_of_their_own_are_known() -> None:
    known = directory(
        organisation("a", region=US, serves=frozenset({US}), near=CALIFORNIA),
        organisation("b", region=US, serves=frozenset({ARIZONA, KH})),
        organisation("c", region=US, serves=frozenset({US}), near=Region("US-NY"), status=Status.CLOSED),
    )

    assert known.subdivisions(US) == (ARIZONA, CALIFORNIA)
    assert known.subdivisions(KH) == ()
    assert country_of(CALIFORNIA) == US
