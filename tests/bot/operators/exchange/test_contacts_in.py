"""Contacts as people write them: certain things are mended, the rest is held or left out with words."""

import pytest

from bot.operators.exchange.addresses import read_address
from bot.operators.exchange.channels import channel, looks_like
from bot.operators.exchange.contacts_drafting import draft_contacts
from bot.operators.exchange.entries import Way
from bot.operators.exchange.records import Reach, Said
from bot.operators.exchange.remarks import Grade, Place
from flows.model import Region
from flows.referrals import ContactKind

PLACE = Place(file="x.csv", row="2", field="phone")
GT, ZZ = Region("GT"), Region("ZZ")
Told = list[tuple[Grade, str, str]]


def read(
    text: str,
    kind: ContactKind | None = ContactKind.PHONE,
    country: Region = GT,
    dial_from: tuple[str, ...] = (),
    harm: str = "",
) -> tuple[tuple[Way, ...], Told]:
    told: Told = []
    reach = Reach(kind=kind, said=Said(text=text, place=PLACE, harm=harm), dial_from=dial_from)
    ways = draft_contacts(
        [reach, reach], country, lambda grade, _, what, done: told.append((grade, what, done))
    )
    return ways, told


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("+502 2233-4455", ["+50222334455"]),
        ("00502 2233 4455", ["+50222334455"]),
        ("tel: +502.2233.4455", ["+50222334455"]),
        ("+502 (0)2233 4455", ["+50222334455"]),
        ("2233 4455", ["22334455"]),
        ("1555", ["1555"]),
        ("2233-4455 or 2233-4456", ["22334455", "22334456"]),
        ("2233-4455 / 2233-4456", ["22334455", "22334456"]),
        ("22334455/22334456; 1555", ["22334455", "22334456", "1555"]),
    ],
)
def test_what_is_certain_is_read(text: str, values: list[str]) -> None:
    ways, told = read(text)

    assert [way.value for way in ways] == values
    assert not [way for way in ways if way.held]
    assert {grade for grade, *_ in told} <= {Grade.REPAIRED}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no phone", "is not written in digits"),
        ("1-800-HOTLINE", "is not written in digits"),
        ("x119", "«x119» is no phone number"),
        ("+44116123", "no valid number in its country"),
        ("123456789012345678", "also not with + or 0 before it"),
    ],
)
def test_what_is_no_number_is_left_out_with_words(text: str, expected: str) -> None:
    ways, told = read(text)

    assert ways == ()
    assert expected in told[0][1] or (text == "x119" and "no phone number" in told[0][1])
    assert told[0][0] is Grade.DOUBTFUL


@pytest.mark.parametrize(
    ("text", "value", "country"),
    [
        ("50222334455", "+50222334455", "GT"),
        ("12532554", "012532554", "KH"),
        ("85512532554", "+85512532554", "KH"),
    ],
)
def test_a_lost_sign_is_guessed_and_held(text: str, value: str, country: str) -> None:
    ways, told = read(text, country=Region(country))

    assert ways[0].value == value
    assert "seems to be lost" in ways[0].held
    assert told[0][0] is Grade.DOUBTFUL


def test_an_extension_is_held() -> None:
    ways, _ = read("+502 2233 4455 ext. 12")

    assert ways[0].value == "+50222334455"
    assert "extension" in ways[0].held


def test_short_codes_stay_bound_to_their_country() -> None:
    assert read("1555")[0][0].dial_from == ("GT",)
    assert read("1555", dial_from=("SV", "nowhere"))[0][0].dial_from == ("SV",)
    assert read("1555", country=ZZ)[0] == ()
    assert read("112", country=ZZ, dial_from=("DE",))[0][0].dial_from == ("DE",)


def test_whatsapp_wants_its_country_code() -> None:
    assert read("2233 4455", ContactKind.WHATSAPP)[0] == ()
    assert read("https://wa.me/50255512345?text=hi", None)[0][0] == Way(
        kind=ContactKind.WHATSAPP, value="+50255512345"
    )
    assert "seems to be lost" in read("50255512345", ContactKind.WHATSAPP)[0][0].held


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("www.example.org", ContactKind.WEB, "https://www.example.org"),
        ("example.org/help?utm_source=x&a=1", ContactKind.WEB, "https://example.org/help?a=1"),
        ("https://example.org/?fbclid=x", ContactKind.WEB, "https://example.org/"),
        ("mailto:a@example.org", ContactKind.WEB, "a@example.org"),
        ("@casa_help", ContactKind.TELEGRAM, "https://t.me/casa_help"),
        ("t.me/casa_help", ContactKind.PHONE, "https://t.me/casa_help"),
        ("example.org", ContactKind.PHONE, "https://example.org"),
    ],
)
def test_addresses_are_mended_where_it_is_certain(text: str, kind: ContactKind, value: str) -> None:
    assert [way.value for way in read(text, kind)[0]] == [value]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("name at example.org", ContactKind.EMAIL, "is not an e-mail address"),
        ("https://bit.ly/x", ContactKind.WEB, "hides where it leads"),
        ("Facebook: Casa", ContactKind.WEB, "is not a web address"),
        ("@no", ContactKind.TELEGRAM, "is not a Telegram address"),
    ],
)
def test_addresses_that_are_none_are_left_out(text: str, kind: ContactKind, expected: str) -> None:
    ways, told = read(text, kind)

    assert ways == ()
    assert expected in told[0][1]


def test_two_addresses_in_a_cell_are_two() -> None:
    ways, _ = read("a@example.org, b@example.org", ContactKind.EMAIL)

    assert [way.value for way in ways] == ["a@example.org", "b@example.org"]


def test_a_free_mailbox_is_held() -> None:
    assert read_address("casa@gmail.com", ContactKind.EMAIL).way == Way(
        kind=ContactKind.EMAIL,
        value="casa@gmail.com",
        held="a free mailbox: it may be somebody's own; ask for the desk's",
    )


def test_nobody_knows_what_an_unknown_label_is() -> None:
    assert channel("donor") is None
    assert looks_like("1555") is ContactKind.PHONE
    assert looks_like("") is ContactKind.PHONE
