"""parse_mode HTML: which markup Telegram takes and what it makes of it (docs: HTML style)."""

import re
from dataclasses import dataclass, field

from bot.emulator.entities import Entity, Formatted, units
from bot.emulator.refusals import Refusal, bad_request
from bot.emulator.urls import complaint_about
from bot.emulator.values import Json

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_TAG = re.compile(r"<(/?)([^\s<>/=]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>")
_ATTRIBUTE = re.compile(r"\s*([^\s=>\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?\s*")
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    at: int


@dataclass(slots=True)
class _Reading:
    text: str = ""
    stack: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)


def from_html(source: str) -> Formatted:
    """Raises `Refusal` with "can't parse entities: ..." where Telegram would."""
    reading, position = _Reading(), 0
    while (at := source.find("<", position)) != -1:
        reading.text += _unescaped(source[position:at])
        match = _TAG.match(source, at)
        if match is None:
            kind = "end" if source.startswith("</", at) else "start"
            raise _unparsed(f"Unclosed {kind} tag at byte offset {_byte(source, at)}")
        step = _close if match.group(1) else _open
        step(reading, match, _byte(source, at))
        position = match.end()
    reading.text += _unescaped(source[position:])
    if reading.stack:
        raise _unparsed(f"Can't find end tag corresponding to start tag {_quoted(reading.stack[-1].tag)}")
    return Formatted(text=reading.text, entities=tuple(reading.entities))


def _open(reading: _Reading, match: re.Match[str], byte: int) -> None:
    tag = match.group(2).lower()
    if tag not in _TYPES:
        raise _unparsed(f"Unsupported start tag {_quoted(tag)} at byte offset {byte}")
    attributes = _attributes(tag, match.group(3), byte)
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise _unparsed(f'Tag "span" must have class "tg-spoiler" at byte offset {byte}')
    if tag == "tg-emoji" and not attributes.get("emoji-id", "").isdecimal():
        raise _unparsed("Invalid custom emoji identifier specified")
    reading.stack.append(
        _Open(tag=tag, attributes=attributes, offset=units(reading.text), at=len(reading.text))
    )


def _attributes(tag: str, source: str, byte: int) -> dict[str, str]:
    found: dict[str, str] = {}
    position = 0
    while position < len(source.rstrip()):
        match = _ATTRIBUTE.match(source, position)
        if match is None:
            raise _unparsed(f"Empty attribute name in the tag {_quoted(tag)} at byte offset {byte}")
        name, *values = match.groups()
        value = next((value for value in values if value is not None), None)
        if value is None and (tag, name) != ("blockquote", "expandable"):
            raise _unparsed(
                f"Expected equal sign in declaration of an attribute of the tag {_quoted(tag)} at byte offset {byte}"
            )
        found[name.lower()] = _unescaped(value or "")
        position = match.end()
    return found


def _close(reading: _Reading, match: re.Match[str], byte: int) -> None:
    if not reading.stack:
        raise _unparsed(f"Unexpected end tag at byte offset {byte}")
    opened, name = reading.stack.pop(), match.group(2).lower()
    if name and name != opened.tag:
        raise _unparsed(
            f'Unmatched end tag at byte offset {byte}, expected "</{opened.tag}>", found "</{name}>"'
        )
    entity = _entity(opened, reading)
    if entity is not None:
        reading.entities.append(entity)


def _entity(opened: _Open, reading: _Reading) -> Entity | None:
    length = units(reading.text) - opened.offset
    kind, details = _TYPES[opened.tag], _details(opened, reading.text[opened.at :])
    if length == 0 or details is None:
        return None
    if "expandable" in opened.attributes:
        kind = "expandable_blockquote"
    return Entity(type=kind, offset=opened.offset, length=length, details=details)


def _details(opened: _Open, inside: str) -> tuple[tuple[str, Json], ...] | None:
    """None where Telegram shows the text alone: a link that is no link is dropped, not refused."""
    if opened.tag == "tg-emoji":
        return (("custom_emoji_id", opened.attributes["emoji-id"]),)
    if opened.tag != "a":
        return ()
    url = opened.attributes.get("href") or inside
    return None if complaint_about(url) else (("url", url),)


def _unescaped(source: str) -> str:
    """Only four names and numbers are known; any other reference stays as it was written."""
    return _REFERENCE.sub(_character, source)


def _character(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return _NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else match.group()


def _byte(source: str, at: int) -> int:
    return len(source[:at].encode("utf-8", "surrogatepass"))


def _quoted(tag: str) -> str:
    return f'"{tag}"'


def _unparsed(why: str) -> Refusal:
    return bad_request(f"can't parse entities: {why}")
