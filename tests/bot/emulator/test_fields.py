import json
from pathlib import Path

import pytest

from bot.emulator.fields import METHODS, REQUIRED, Kind, Strictness, method_named, read
from bot.emulator.refusals import Refusal
from bot.emulator.values import JsonObject, as_list, as_object

SHARED = Path("/work/shared/botapi")
KINDS = {"Integer": Kind.NUMBER, "Boolean": Kind.FLAG, "String": Kind.TEXT, "Integer|String": Kind.CHAT}
FILES = {"InputFile", "InputFile|String"}


@pytest.fixture(scope="module")
def documented() -> JsonObject:
    if not SHARED.exists():
        pytest.skip("the Bot API as data is not on this machine (/work/shared/botapi)")
    whole: JsonObject = json.loads((SHARED / "botapi-10.2.json").read_text())
    methods = as_object(whole["methods"])
    assert methods is not None
    return methods


@pytest.fixture(scope="module")
def added() -> JsonObject:
    whole: JsonObject = json.loads((SHARED / "botapi-10.3-delta.json").read_text())
    return as_object(whole["methods"]) or {}


def fields_of(documented: JsonObject, method: str) -> dict[str, JsonObject]:
    fields = as_object((as_object(documented[method]) or {})["fields"]) or {}
    return {name: as_object(field) or {} for name, field in fields.items()}


def kind_of(field: JsonObject) -> Kind:
    types = "|".join(map(str, as_list(field["types"]) or []))
    return Kind.FILE if types in FILES else KINDS.get(types, Kind.JSON)


@pytest.mark.parametrize("method", METHODS)
def test_the_table_has_the_documented_fields_with_their_kinds(
    documented: JsonObject, added: JsonObject, method: str
) -> None:
    expected = {name: kind_of(field) for name, field in fields_of(documented, method).items()}
    expected |= {str(name): Kind.JSON for name in as_list(added.get(method)) or []}

    assert METHODS[method] == expected


@pytest.mark.parametrize("method", [method for method in METHODS if method != "setWebhook"])
def test_the_table_requires_what_the_documentation_requires(documented: JsonObject, method: str) -> None:
    expected = {name for name, field in fields_of(documented, method).items() if field["required"]}

    assert set(REQUIRED.get(method, ())) == expected


def test_method_names_are_taken_in_any_case() -> None:
    assert method_named("sendmessage") == "sendMessage"
    assert method_named("sendLetter") is None


def test_values_come_as_json_or_as_text_of_a_form() -> None:
    fields = read(
        "sendMessage",
        {"chat_id": "5", "text": "x", "disable_notification": "True", "reply_markup": '{"a": 1}'},
        Strictness.STRICT,
    )

    assert fields.flag("disable_notification")
    assert not fields.flag("protect_content")
    assert fields.json("reply_markup") == {"a": 1}
    assert fields.text("parse_mode") == ""


@pytest.mark.parametrize(
    ("method", "raw", "description"),
    [
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 1}, "message text is empty"),
        ("sendMessage", {"chat_id": 1, "text": None}, "message text is empty"),
        ("sendContact", {"chat_id": 1}, 'parameter "phone_number" is required'),
        ("sendPhoto", {"chat_id": 1}, "there is no photo in the request"),
        ("deleteMessages", {"chat_id": 1}, "message identifiers are not specified"),
        ("sendMessage", {"chat_id": 1, "text": ["x"]}, "[emulator] the field 'text' must be of type String"),
        ("getUpdates", {"offset": "soon"}, "[emulator] the field 'offset' must be of type Integer"),
        ("getUpdates", {"offset": True}, "[emulator] the field 'offset' must be of type Integer"),
        ("getUpdates", {"offset": 1.5}, "[emulator] the field 'offset' must be of type Integer"),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": "{"},
            "can't parse reply keyboard markup JSON object",
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "entities": "[NaN]"},
            "can't parse entities JSON object",
        ),
        ("getMe", {"colour": 1}, "[emulator] getMe has no field 'colour'"),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "message_thread_id": 3},
            "[emulator] the field 'message_thread_id' is not played here",
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "callback_query_id": "3"},
            "[emulator] the field 'callback_query_id' is not played here",
        ),
    ],
)
def test_wrong_fields_are_refused(method: str, raw: JsonObject, description: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(method, raw, Strictness.STRICT)

    assert refused.value.description == f"Bad Request: {description}"


def test_lenient_ignores_unknown_fields_as_telegram_does() -> None:
    assert read("getMe", {"colour": 1}, Strictness.LENIENT).values == {}
