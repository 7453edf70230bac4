"""Web, mail and chat addresses as people write them -> contacts, or words why not. Only what is certain is mended."""

import re

from bot.content.contacts import SHAPES, SHORTENED
from bot.operators.exchange.channels import HOSTS, looks_like
from bot.operators.exchange.entries import Way
from bot.operators.exchange.numbers import Reading
from flows.referrals import ContactKind

FREE_MAIL = re.compile(
    r"@(?:(?:gmail|googlemail|yahoo|hotmail|outlook|live|icloud|proton|protonmail|yandex)\.|mail\.ru)",
    re.IGNORECASE,
)
PRIVATE = "a free mailbox: it may be somebody's own; ask for the desk's"
WA = re.compile(
    r"(?:https?://)?(?:www\.)?(?:wa\.me|api\.whatsapp\.com/send/?\?phone=)/?(?:\+|%2B)?(\d{8,15}).*",
    re.IGNORECASE,
)
TELEGRAM_HOST = re.compile(r"^(?:https?://)?(?:t|telegram)\.me/|^@")
TRACKING = re.compile(r"(?<=[?&])(?:utm_\w+|fbclid|gclid)=[^&#]*&?")
SPOKEN = (ContactKind.PHONE, ContactKind.SMS, ContactKind.WHATSAPP)
SEVERAL = re.compile(r"\s*[;,|\n]\s*|\s+(?:or|and)\s+|\s+(?=\S+@|https?:|www\.)")


def whatsapp_number(text: str) -> str:
    """The number in a wa.me address; the text itself if it is none."""
    found = WA.fullmatch(text.strip())
    return f"+{found[1]}" if found else text


def address_pieces(text: str) -> tuple[str, ...]:
    """The addresses in one cell."""
    return (
        tuple(each for each in SEVERAL.split(text.strip()) if each) if "@" in text or "." in text else (text,)
    )


def read_address(written: str, kind: ContactKind) -> Reading:
    """One address. A bare host gets https://, which is what a browser would try first."""
    value = written.strip().strip("<>\"'").removeprefix("mailto:")
    if kind is ContactKind.TELEGRAM:
        value = f"https://t.me/{TELEGRAM_HOST.sub('', value)}"
    elif kind is not ContactKind.EMAIL and "://" not in value:
        value = f"https://{value}"
    value = _untracked(value)
    shape, name, _ = SHAPES[kind]
    if SHORTENED.match(value):
        return Reading(way=None, what=f"«{written}» hides where it leads")
    if not shape.fullmatch(value):
        return Reading(way=None, what=f"«{written}» is not {name}")
    if kind is ContactKind.EMAIL and FREE_MAIL.search(value):
        return Reading(way=Way(kind=kind, value=value, held=PRIVATE), what=f"«{value}»: {PRIVATE}")
    return Reading(way=Way(kind=kind, value=value))


def kind_of(written: str, said: ContactKind | None) -> ContactKind:
    """What it is: an address that shows what it is does so in whatever column it stands."""
    seen = looks_like(written)
    is_plain = seen is ContactKind.EMAIL or seen in HOSTS.values()
    return seen if said is None or is_plain or (said in SPOKEN and seen is ContactKind.WEB) else said


def _untracked(value: str) -> str:
    """Without what tells the page's owner where its readers come from."""
    return TRACKING.sub("", value).rstrip("?&") if TRACKING.search(value) else value
