import pytest

from bot.emulator.entities import Entity, Formatted, commands_in, entities_of, placed, to_json, trimmed, units
from bot.emulator.refusals import Refusal
from bot.emulator.values import Json, JsonObject

PAIR = "a😀b"  # one, two and one UTF-16 units; bytes 0, 1 and 5


def entity(**values: Json) -> JsonObject:
    return {"type": "bold", "offset": 0, "length": 1, **values}


@pytest.mark.parametrize(
    ("text", "value", "description"),
    [
        ("abc", "x", "can't parse entities: expected an Array of MessageEntity"),
        ("abc", [1], "can't parse MessageEntity: Expected an Object"),
        ("abc", [{"offset": 0, "length": 1}], "can't parse MessageEntity: Can't find field \"type\""),
        ("abc", [entity(type="loud")], "can't parse MessageEntity: Unsupported type specified"),
        (
            "abc",
            [entity(offset="x")],
            'can\'t parse MessageEntity: Field "offset" and "length" must be a valid Number',
        ),
        ("abc", [entity(type="text_link")], "can't parse MessageEntity: Can't find field \"url\""),
        (
            "abc",
            [entity(type="text_link", url="not-a-url")],
            "entity URL 'not-a-url' is invalid: Wrong HTTP URL",
        ),
        ("abc", [entity(type="text_link", url="")], "entity URL '' is invalid: URL host is empty"),
        (
            "abc",
            [entity(type="custom_emoji", custom_emoji_id="x")],
            'can\'t parse MessageEntity: Field "custom_emoji_id" must be a valid Number',
        ),
        ("abc", [entity(offset=-1)], "receive an entity with incorrect offset -1"),
        ("abc", [entity(length=-1)], "receive an entity with incorrect length -1"),
        ("hello", [entity(offset=100)], "entity begins after the end of the text at UTF-16 offset 100"),
        (
            "hello",
            [entity(length=100)],
            "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100",
        ),
        (PAIR, [entity(offset=2)], "entity begins in a middle of a UTF-16 symbol at byte offset 5"),
        (
            PAIR,
            [entity(length=2)],
            "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 5",
        ),
    ],
)
def test_entities_that_do_not_fit_are_refused(text: str, value: Json, description: str) -> None:
    with pytest.raises(Refusal) as refused:
        placed(text, entities_of(value))

    assert refused.value.description == f"Bad Request: {description}"


def test_entities_are_put_in_order_and_empty_ones_dropped() -> None:
    given: list[Json] = [
        entity(offset=3),
        entity(length=0),
        entity(type="pre", length=4, language="python"),
        entity(type="text_link", url="https://example.org"),
    ]

    ordered = placed(PAIR, entities_of(given))

    assert to_json(ordered) == [
        entity(type="pre", length=4, language="python"),
        entity(type="text_link", url="https://example.org"),
        entity(offset=3),
    ]
    assert to_json(entities_of(None)) is None


def test_only_the_first_hundred_count() -> None:
    assert len(entities_of([entity()] * 101)) == 100


def test_text_is_trimmed_and_entities_with_it() -> None:
    bold = Entity(type="bold", offset=0, length=3)
    lost = Entity(type="bold", offset=2, length=1)

    assert trimmed(Formatted(text=" a \n")).text == "a"
    assert trimmed(Formatted(text="ab  ", entities=(bold, lost))) == Formatted(
        text="ab", entities=(Entity(type="bold", offset=0, length=2),)
    )


def test_commands_are_marked_as_telegram_marks_them() -> None:
    found = commands_in("😀 /start /help@some_bot a/b /etc/x /menu")

    assert [(one.offset, one.length) for one in found] == [(3, 6), (10, 14), (36, 5)]
    assert units("😀") == 2
