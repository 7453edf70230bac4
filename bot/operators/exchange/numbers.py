"""Phone numbers as people write them in cells -> contacts that pass the directory's own check, or words why not.

A country code is never invented: a national number stays as it is dialled, bound to its country.
"""

import re
from dataclasses import dataclass

from bot.content.phones import examine
from bot.operators.exchange.damage import FATAL, LOST_SIGN
from bot.operators.exchange.entries import Way
from bot.operators.exchange.records import Reach
from flows.model import Region
from flows.referrals import EVERYWHERE, ContactKind

SEVERAL = re.compile(
    r"\s*(?:;|,|\||\n|\bor\b|\bo\b|\bou\b|\bили\b|\band\b|\by\b|\s/\s|(?<=\d)/(?=\+|\d{5}))\s*",
    re.IGNORECASE,
)
EXTENSION = re.compile(r"\s*(?:\b(?:ext(?:ension)?|x|доб)\.?|#)\s*\d{1,6}\s*$", re.IGNORECASE)
LETTERS = re.compile(r"[^\W\d_]")
WITHOUT_SIGN = "a + or 0 at its beginning seems to be lost"
SIGNS = re.compile(r"[\s().\-‐-―/ ]|\(0\)")
PREFIX = re.compile(r"^(?:tel|phone|call|whatsapp|sms|mob(?:ile)?)?[.:\s]*|^\"|\"$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What became of one number."""

    way: Way | None
    what: str = ""
    """What is odd about it; with a way it is held, without it is left out."""


def pieces(text: str) -> tuple[str, ...]:
    """The numbers in one cell: `(312) 555-0100 or (312) 555-0199` is two."""
    found = (each.strip() for each in SEVERAL.split(text))
    return tuple(each for each in found if each)


def read_number(written: str, reach: Reach, kind: ContactKind, country: Region) -> Reading:
    """One number. What a spreadsheet did to it is in the reach."""
    if reach.said.harm in FATAL:
        return Reading(way=None, what=f"«{written}»: {reach.said.harm}")
    body = EXTENSION.sub("", PREFIX.sub("", written).strip())
    if LETTERS.search(body):
        return Reading(way=None, what=f"«{written}» is not written in digits")
    value = SIGNS.sub("", body.replace("(0)", "") if body.startswith(("+", "00")) else body)
    value = f"+{value[2:]}" if value.startswith("00") and len(value) > len("0012345678") else value
    reading = _checked(value, reach, kind, country)
    if reach.said.harm == LOST_SIGN or (value.isdecimal() and not reading.way):
        return _without_sign(value, reach, kind, country)
    if reading.way and EXTENSION.search(written):
        return Reading(
            way=_held(reading.way, f"written with an extension: {written}"), what="it has an extension"
        )
    return reading


def _without_sign(value: str, reach: Reach, kind: ContactKind, country: Region) -> Reading:
    """What it may have been, held until somebody has compared it with the source."""
    why = reach.said.harm or WITHOUT_SIGN
    for candidate in (f"+{value}", f"0{value}", value):
        way = _checked(candidate, reach, kind, country).way
        if way:
            return Reading(
                way=_held(way, f"«{value}» in the file: {why}"), what=f"«{value}»: {why}; perhaps {candidate}"
            )
    return Reading(way=None, what=f"«{value}» is no number in {country}, also not with + or 0 before it")


def _checked(value: str, reach: Reach, kind: ContactKind, country: Region) -> Reading:
    if country == EVERYWHERE and not value.startswith("+") and not reach.dial_from:
        return Reading(way=None, what=f"«{value}» has no country code and the row no country")
    number = examine(value, country, as_printed=reach.as_printed)
    if number.fault:
        return Reading(way=None, what=number.fault[0])
    if kind is ContactKind.WHATSAPP and not value.startswith("+"):
        return Reading(way=None, what=f"«{value}» is no WhatsApp number without + and country code")
    bound = (country,) if number.is_bound else ()
    dial_from = reach.dial_from or (bound if kind is not ContactKind.WHATSAPP else ())
    return Reading(way=Way(kind=kind, value=value, dial_from=dial_from, as_printed=reach.as_printed))


def _held(way: Way, why: str) -> Way:
    return Way(kind=way.kind, value=way.value, dial_from=way.dial_from, as_printed=way.as_printed, held=why)
