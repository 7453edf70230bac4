"""What stands on an organisation's card, line by line: always with what is not known about it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from flows import cards
from flows.finding import Freshness, Referral, Tier
from flows.model import Copy, Language, Need, Open, Region, TextKey
from flows.referrals import (
    Audience,
    Check,
    Contact,
    ContactKind,
    EmergencyNumber,
    Fact,
    Interval,
    Opening,
    Organisation,
    RunBy,
    Service,
)
from flows.snapshot import Content
from tests.conftest import NOON
from tests.flows.making import AR, CALIFORNIA, EN, HELPER, KH, NP, PAGE, PH, PHONE, TH, TODAY, lines_of

TOMORROW = datetime(2026, 11, 24, tzinfo=UTC)
KM, TL = Language("km"), Language("tl")


def referral(
    organisation: Organisation = HELPER,
    *,
    tier: Tier = Tier.NATIONAL,
    freshness: Freshness = Freshness.UNCHECKED,
) -> Referral:
    return Referral(organisation=organisation, tier=tier, freshness=freshness, contacts=organisation.contacts)


def contact(kind: ContactKind, value: str) -> Contact:
    return Contact(kind=kind, value=value, shown=f"shown {value}")


def said(content: Content, key: str, **values: str) -> str:
    return content.texts.say(EN, TextKey(key), **values)


def month(content: Content, month_number: int, year: int) -> str:
    return said(content, "card.month", month=said(content, f"month.{month_number}"), year=str(year))


def card(content: Content, organisation: Organisation, tier: Tier = Tier.NATIONAL) -> list[str]:
    return cards.organisation_card(referral(organisation, tier=tier), content, EN, NOON).splitlines()


def opening(opens_in: int, closes_in: int, weekday: int = 1) -> Opening:
    """Open for one stretch, in hours from now."""
    stretch = Interval(
        opens=NOON.moment + timedelta(hours=opens_in),
        closes=NOON.moment + timedelta(hours=closes_in),
        opens_label="09:00",
        closes_label="17:00",
        opens_weekday=weekday,
    )
    return Opening(intervals=(stretch,))


def test_the_smallest_card_says_trust_then_name_then_number_then_what_for(content: Content) -> None:
    assert card(content, HELPER) == [
        said(content, "card.unchecked", when=month(content, 11, 2026)),
        "",
        "Helper",
        "",
        "+855 12 000 000",
        "",
        said(content, "need.hotline"),
    ]


@pytest.mark.parametrize(
    ("freshness", "checked", "key"),
    [
        (Freshness.FRESH, True, "card.fresh"),
        (Freshness.AGEING, True, "card.ageing"),
        (Freshness.STALE, True, "card.stale"),
        (Freshness.STALE, False, "card.stale_unchecked"),
        (Freshness.UNCHECKED, False, "card.unchecked"),
    ],
)
def test_how_far_to_trust_it_comes_first(
    freshness: Freshness, key: str, content: Content, *, checked: bool
) -> None:
    check = Check(on=date(2026, 3, 2), by="outreach worker", way="called") if checked else None
    organisation = replace(HELPER, checked=check, read_on=date(2026, 3, 9))

    line = cards.trust_line(referral(organisation, freshness=freshness), content, EN)

    assert line == said(content, key, when=month(content, 3, 2026))


def test_the_date_of_the_newest_page_goes_before_the_day_it_was_read(content: Content) -> None:
    pages = tuple(Fact(where="a", said="b", dated=day) for day in (date(2019, 5, 1), date(2021, 7, 1), None))

    line = cards.trust_line(referral(replace(HELPER, sources=pages)), content, EN)

    assert line == said(content, "card.unchecked", when=month(content, 7, 2021))


def test_a_name_in_the_local_script_stands_under_the_other(content: Content) -> None:
    lines = card(content, replace(HELPER, local_name="អ្នកជួយ"))

    assert lines[2:4] == ["Helper", "អ្នកជួយ"]


def test_a_local_name_that_is_the_same_is_not_repeated(content: Content) -> None:
    assert card(content, replace(HELPER, local_name="Helper")).count("Helper") == 1


def test_numbers_stand_alone_with_their_kind_where_it_is_no_call(content: Content) -> None:
    organisation = replace(
        HELPER,
        contacts=(
            PHONE,
            contact(ContactKind.SMS, "1"),
            contact(ContactKind.WHATSAPP, "2"),
            contact(ContactKind.PHONE, "3"),
        ),
    )

    lines = card(content, organisation)

    assert lines[4:10] == ["+855 12 000 000", "SMS", "shown 1", "WhatsApp", "shown 2", ""]


def test_a_number_for_calls_and_for_whatsapp_stands_once(content: Content) -> None:
    organisation = replace(HELPER, contacts=(PHONE, replace(PHONE, kind=ContactKind.WHATSAPP)))

    copied = list(cards.contact_buttons(referral(organisation), content, EN))

    assert card(content, organisation) == card(content, HELPER)
    assert len(copied) == 1


def test_at_most_three_numbers_are_shown_and_copied(content: Content) -> None:
    organisation = replace(
        HELPER, contacts=tuple(contact(ContactKind.PHONE, str(number)) for number in range(5))
    )

    copied = list(cards.contact_buttons(referral(organisation), content, EN))

    assert [button.text for button in copied if isinstance(button, Copy)] == ["0", "1", "2"]
    assert "shown 3" not in card(content, organisation)


def test_an_entry_without_a_number_has_no_empty_lines_for_it(content: Content) -> None:
    lines = card(content, replace(HELPER, contacts=(PAGE,), needs=frozenset({Need.ANY})))

    assert lines[2:] == ["Helper"]


def test_buttons_copy_numbers_then_open_pages_then_copy_the_mail_address(content: Content) -> None:
    kinds = (ContactKind.EMAIL, ContactKind.CHAT, ContactKind.TELEGRAM, ContactKind.WEB, ContactKind.WEB)
    contacts = tuple(contact(kind, f"{kind.value}{number}") for number, kind in enumerate(kinds))
    organisation = replace(HELPER, contacts=(*contacts, PHONE))

    shown = list(cards.contact_buttons(referral(organisation), content, EN))

    assert shown == [
        Copy(label=said(content, "word.copy", number="+855 12 000 000"), text="+85512000000"),
        Open(label=said(content, "contact.web"), url="web3"),
        Open(label=said(content, "contact.telegram"), url="telegram2"),
        Open(label=said(content, "contact.chat"), url="chat1"),
        Copy(label=said(content, "word.copy", number="shown email0"), text="email0"),
    ]


def test_what_it_is_for_is_said_in_plain_words_and_no_more_than_four(content: Content) -> None:
    lines = card(content, replace(HELPER, needs=frozenset(Need)))

    four = (Need.EMERGENCY, Need.HOTLINE, Need.SHELTER, Need.LEGAL_AID)
    comma = f"{said(content, 'word.comma')} "
    assert lines[-1] == comma.join(said(content, f"need.{need.value}") for need in four)


FACTS: list[tuple[Mapping[str, object], str, Mapping[str, str]]] = [
    ({"area": ("Miami", "Tampa")}, "card.area", {"where": "Miami, Tampa"}),
    ({"near": CALIFORNIA}, "card.area", {"where": "California"}),
    ({"area": ("Fresno",), "near": CALIFORNIA}, "card.area", {"where": "Fresno"}),
    ({"citizens": frozenset({PH, NP})}, "card.citizens", {"where": "Nepal, Philippines"}),
    ({"audience": frozenset({Audience.WOMEN})}, "audience.women", {}),
    ({"languages_promised": True, "languages": (KM, TL)}, "card.languages", {"names": "ខ្មែរ, Filipino"}),
    ({"free": True}, "card.free", {}),
    ({"anonymous": True}, "card.anonymous", {}),
    ({"records_calls": True}, "card.records", {}),
    ({"may_report": True}, "card.may_report", {}),
    ({"run_by": RunBy.POLICE}, "card.run_by.police", {}),
    ({"run_by": RunBy.IMMIGRATION}, "card.run_by.immigration", {}),
    ({"run_by": RunBy.EMBASSY}, "card.run_by.embassy", {}),
    ({"run_by": RunBy.STATE}, "card.run_by.state", {}),
    ({"opening": Opening(always=True)}, "card.always_open", {}),
    ({"opening": opening(-3, 5)}, "card.open_until", {"time": "17:00"}),
]


@pytest.mark.parametrize(("changes", "key", "values"), FACTS, ids=[key for _, key, _ in FACTS])
def test_what_a_person_must_know_has_its_line(
    changes: Mapping[str, object], key: str, values: Mapping[str, str], content: Content
) -> None:
    told = replace(HELPER, **changes)  # type: ignore[arg-type]  # the table names the fields it changes

    assert said(content, key, **values) in card(content, told)
    assert said(content, key, **values) not in card(content, HELPER)


def test_when_it_opens_next_is_said_with_the_day(content: Content) -> None:
    lines = card(content, replace(HELPER, opening=opening(21, 29, weekday=1)))

    tuesday = said(content, "weekday.1")
    assert lines[-1] == said(content, "card.closed_until", day=tuesday, time="09:00")


def test_hours_that_are_known_no_further_are_not_guessed(content: Content) -> None:
    assert card(content, replace(HELPER, opening=opening(-9, -3))) == card(content, HELPER)


@pytest.mark.parametrize("run_by", [RunBy.NGO, RunBy.UNION, RunBy.INTERGOVERNMENTAL, RunBy.UNKNOWN])
def test_who_needs_no_caution_gets_none(run_by: RunBy, content: Content) -> None:
    assert card(content, replace(HELPER, run_by=run_by)) == card(content, HELPER)


@pytest.mark.parametrize("field", ["free", "anonymous"])
def test_what_is_not_promised_is_not_said(field: str, content: Content) -> None:
    told = replace(HELPER, **{field: False})  # type: ignore[arg-type]  # one of two flags

    assert card(content, told) == card(content, HELPER)


def test_languages_are_named_only_where_promised_and_at_most_six(content: Content) -> None:
    many = tuple(content.tongues)[:8]
    promised = replace(HELPER, languages=(Language("xx"), *many), languages_promised=True)

    six = ", ".join(content.tongues[language] for language in many[:6])
    assert card(content, promised)[-1] == said(content, "card.languages", names=six)
    assert card(content, replace(promised, languages_promised=False)) == card(content, HELPER)


def test_an_office_elsewhere_is_said(content: Content) -> None:
    lines = card(content, replace(HELPER, region=TH), Tier.FROM_ELSEWHERE)

    assert lines[-1] == said(content, "card.elsewhere", where="Thailand")


def test_at_most_three_nationalities_are_named(content: Content) -> None:
    countries = frozenset(map(Region, ("AF", "BD", "IN", "NP")))

    lines = card(content, replace(HELPER, citizens=countries))

    assert lines[-1] == said(content, "card.citizens", where="Afghanistan, Bangladesh, India")


def test_names_and_numbers_are_isolated_in_arabic(content: Content) -> None:
    lines = cards.organisation_card(referral(), content, AR, NOON).splitlines()

    assert lines[2] == "\u2068Helper\u2069"
    assert lines[4] == "\u200f\u2066+855 12 000 000\u2069"


def test_a_line_run_by_police_says_so_before_it_is_called(content: Content) -> None:
    police = referral(replace(HELPER, run_by=RunBy.POLICE))

    assert cards.line_of(police, content, EN).splitlines() == [
        "Helper",
        "+855 12 000 000",
        said(content, "card.run_by.police"),
    ]
    assert cards.line_of(referral(), content, EN).splitlines() == ["Helper", "+855 12 000 000"]


def test_emergency_numbers_come_in_their_order_each_once(content: Content) -> None:
    lines = lines_of(
        KH,
        (Service.FIRE, "118"),
        (Service.AMBULANCE, "112"),
        (Service.POLICE, "117"),
        (Service.ALL, "112"),
    )

    found = cards.emergency_numbers(lines)

    assert [(each.service, each.number) for each in found] == [
        (Service.ALL, "112"),
        (Service.POLICE, "117"),
    ]


def test_the_fire_service_is_shown_where_it_is_all_there_is() -> None:
    assert [each.number for each in cards.emergency_numbers(lines_of(KH, (Service.FIRE, "118")))] == ["118"]


def test_each_number_stands_under_its_service_with_the_place_it_works_in(content: Content) -> None:
    some = EmergencyNumber(service=Service.POLICE, number="117", only_in="Phnom Penh")
    lines = replace(lines_of(KH, (Service.ALL, "112")), numbers=(some,))

    assert cards.emergency_block(lines, content, EN) == f"{said(content, 'service.police')} (Phnom Penh)\n117"


def test_the_source_of_numbers_is_as_old_as_the_oldest_page(content: Content) -> None:
    page = Fact(where="a", said="b", dated=date(2023, 2, 1))
    lines = replace(lines_of(KH, (Service.ALL, "112")), sources=(page,))

    both = cards.source_line(lines, referral(), content, EN)
    helpline_alone = cards.source_line(None, referral(), content, EN)

    assert both == said(content, "help.source", when=month(content, 2, 2023))
    assert helpline_alone == said(content, "help.source", when=month(content, TODAY.month, TODAY.year))


@pytest.mark.parametrize(
    ("hours", "until"),
    [
        (None, TOMORROW),
        (Opening(always=True), TOMORROW),
        (Opening(), TOMORROW),
        (opening(-3, 2), NOON.moment + timedelta(hours=2)),
        (opening(3, 5), NOON.moment + timedelta(hours=3)),
        (opening(-3, 20), TOMORROW),
        (opening(20, 22), TOMORROW),
    ],
)
def test_a_card_holds_until_it_opens_or_closes_or_the_day_is_over(
    hours: Opening | None, until: datetime
) -> None:
    assert cards.valid_until(referral(replace(HELPER, opening=hours)), NOON) == until


def test_numbers_alone_hold_until_the_day_is_over() -> None:
    assert cards.valid_until(None, NOON) == TOMORROW
