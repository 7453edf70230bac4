"""Address cards (vCard 4.0, RFC 6350): one for each organisation that people are offered."""

from collections.abc import Iterable, Iterator

from bot.operators.exchange.entries import Way
from bot.operators.exchange.identifiers import identifier
from bot.operators.exchange.outgoing import Outgoing
from flows.referrals import ContactKind

WIDEST = 75
"""Octets in a line before it is folded."""

LINES = {
    ContactKind.PHONE: "TEL;VALUE=uri;TYPE=voice:tel:{}",
    ContactKind.SMS: "TEL;VALUE=uri;TYPE=text:tel:{}",
    ContactKind.WHATSAPP: "IMPP:https://wa.me/{}",
    ContactKind.TELEGRAM: "IMPP:{}",
    ContactKind.CHAT: "URL:{}",
    ContactKind.WEB: "URL:{}",
    ContactKind.EMAIL: "EMAIL:{}",
}


def vcf_bytes(entries: Iterable[Outgoing]) -> bytes:
    """The cards. Only of what is offered: a phone's address book shows no warning that a card is a record."""
    lines = (line for each in entries if each.is_offered for line in _card(each))
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _card(each: Outgoing) -> Iterator[str]:
    entry = each.entry
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield "KIND:org"
    yield f"UID:urn:uuid:{identifier('organization', entry.id)}"
    yield f"FN:{_escaped(entry.text('name'))}"
    yield f"ORG:{_escaped(entry.text('name'))}"
    if entry.text("local_name"):
        yield f"NICKNAME:{_escaped(entry.text('local_name'))}"
    yield from (_way(way) for way in each.contacts)
    yield from (f"LANG:{code}" for code in entry.values("languages"))
    if entry.values("needs"):
        yield f"CATEGORIES:{','.join(entry.values('needs'))}"
    yield f"NOTE:{_escaped(_note(each))}"
    yield f"REV:{entry.text('read_on').replace('-', '')}T000000Z"
    yield "END:VCARD"


def _way(way: Way) -> str:
    value = way.value.removeprefix("+") if way.kind is ContactKind.WHATSAPP else way.value
    return LINES[way.kind].format(value)


def _note(each: Outgoing) -> str:
    entry = each.entry
    bound = [f"{way.value}: dial from {', '.join(way.dial_from)}." for way in each.contacts if way.dial_from]
    hours = (
        [f"Open: {entry.text('hours')} {entry.text('time_zone')}".strip() + "."]
        if entry.text("hours")
        else []
    )
    return " ".join(filter(None, [each.alert, *bound, *hours]))


def _escaped(text: str) -> str:
    for sign, written in (("\\", "\\\\"), (",", "\\,"), (";", "\\;"), ("\n", "\\n")):
        text = text.replace(sign, written)
    return text


def _folded(line: str) -> str:
    """Broken before the 76th octet, never inside a letter."""
    pieces, width = [""], 0
    for letter in line:
        size = len(letter.encode())
        if width + size > WIDEST:
            pieces.append("")
            width = 1
        pieces[-1] += letter
        width += size
    return "\r\n ".join(pieces)
