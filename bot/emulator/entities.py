"""Texts and their entities: counted in UTF-16 units, as Telegram does (docs: MessageEntity)."""

import re
from dataclasses import dataclass

from bot.emulator.refusals import Refusal, bad_request
from bot.emulator.urls import complaint_about
from bot.emulator.values import Json, JsonObject, as_list, as_number, as_object, as_text, without_nothing

LONGEST_TEXT = 4096
MOST_ENTITIES = 100  # the rest is ignored (docs: limits of messages)

FORMATTING = frozenset(
    [
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
    ]
)
# Accepted and left to Telegram's own detection.
DETECTED = frozenset(["mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"])
TYPES = FORMATTING | DETECTED | {"text_link", "text_mention", "custom_emoji", "date_time"}
_NEEDS = {
    "text_link": "url",
    "text_mention": "user",
    "custom_emoji": "custom_emoji_id",
    "date_time": "unix_time",
}

_COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w+)?(?![\w/])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A stretch of text with a meaning; offset and length in UTF-16 units."""

    type: str
    offset: int
    length: int
    details: tuple[tuple[str, Json], ...] = ()

    def to_json(self) -> JsonObject:
        """As Telegram writes it."""
        return {"type": self.type, "offset": self.offset, "length": self.length, **dict(self.details)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Formatted:
    """A text with its entities, both checked."""

    text: str
    entities: tuple[Entity, ...] = ()


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def commands_in(text: str) -> tuple[Entity, ...]:
    """The commands Telegram marks in what a person types."""
    return tuple(
        Entity(type="bot_command", offset=units(text[: match.start()]), length=units(match.group()))
        for match in _COMMAND.finditer(text)
    )


def entities_of(value: Json) -> tuple[Entity, ...]:
    """Raises `Refusal` on shapes and types Telegram does not know. Where they stand is checked in `placed`."""
    if value is None:
        return ()
    listed = as_list(value)
    if listed is None:
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    return tuple(_entity(item) for item in listed[:MOST_ENTITIES])


def _entity(value: Json) -> Entity:
    given = as_object(value)
    if given is None:
        raise _unparsed("Expected an Object")
    for name in ("type", "offset", "length"):
        if name not in given:
            raise _unparsed(f"Can't find field {chr(34)}{name}{chr(34)}")
    offset, length = as_number(given["offset"]), as_number(given["length"])
    if offset is None or length is None:
        raise _unparsed('Field "offset" and "length" must be a valid Number')
    kind = as_text(given["type"])
    if kind is None or kind not in TYPES:
        raise _unparsed("Unsupported type specified")
    return Entity(type=kind, offset=offset, length=length, details=_details(kind, given))


def _details(kind: str, given: JsonObject) -> tuple[tuple[str, Json], ...]:
    needed = _NEEDS.get(kind)
    if needed is not None and needed not in given:
        raise _unparsed(f'Can\'t find field "{needed}"')
    if kind == "custom_emoji" and as_number(given["custom_emoji_id"]) is None:
        raise _unparsed('Field "custom_emoji_id" must be a valid Number')
    if kind == "text_link":
        url = str(given["url"])
        complaint = complaint_about(url)
        if complaint is not None:
            raise bad_request(f"entity URL '{url}' is invalid: {complaint}")
    kept = (needed, "language", "date_time_format")
    return tuple((name, given[name]) for name in kept if name is not None and name in given)


def _unparsed(why: str) -> Refusal:
    return bad_request(f"can't parse MessageEntity: {why}")


def placed(text: str, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The entities in Telegram's order, empty ones dropped. Raises `Refusal` where one does not fit the text."""
    starts = _starts_of_characters(text)
    for entity in entities:
        _check_place(entity, starts)
    real = [entity for entity in entities if entity.length > 0]
    return tuple(sorted(real, key=lambda entity: (entity.offset, -entity.length)))


def _starts_of_characters(text: str) -> dict[int, int]:
    """UTF-16 offset -> byte offset of every character's start, and of the text's end."""
    starts, unit, byte = {}, 0, 0
    for character in text:
        starts[unit] = byte
        unit += units(character)
        byte += len(character.encode("utf-8", "surrogatepass"))
    starts[unit] = byte
    return starts


def _check_place(entity: Entity, starts: dict[int, int]) -> None:
    offset, end, size = entity.offset, entity.offset + entity.length, max(starts)
    if offset < 0:
        raise bad_request(f"receive an entity with incorrect offset {offset}")
    if entity.length < 0:
        raise bad_request(f"receive an entity with incorrect length {entity.length}")
    if offset > size:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if end > size:
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {end}"
        )
    if offset not in starts:
        raise bad_request(
            f"entity begins in a middle of a UTF-16 symbol at byte offset {_next(starts, offset)}"
        )
    if end not in starts:
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol "
            f"at byte offset {_next(starts, end)}"
        )


def _next(starts: dict[int, int], unit: int) -> int:
    return starts[unit + 1]


def trimmed(formatted: Formatted) -> Formatted:
    """Telegram trims texts. The beginning is only trimmed here where no entity's offset depends on it."""
    text = formatted.text.rstrip() if formatted.entities else formatted.text.strip()
    size = units(text)
    clipped = [
        Entity(
            type=one.type, offset=one.offset, length=min(one.length, size - one.offset), details=one.details
        )
        for one in formatted.entities
        if one.offset < size
    ]
    return Formatted(text=text, entities=tuple(clipped))


def to_json(entities: tuple[Entity, ...]) -> Json:
    """None when there are none: Telegram leaves the field out."""
    return [without_nothing(entity.to_json()) for entity in entities] or None
