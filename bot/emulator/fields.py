"""Which fields each method has, and reading them out of a call.

The table is written by hand from Telegram's documentation (Bot API 10.3) and compared with it, as data, in
tests/bot/emulator/test_fields.py. Telegram ignores unknown fields; in strict mode we refuse them, since from our bot
an unknown field is always a mistake.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from bot.emulator.refusals import Refusal, bad_request, emulator_only
from bot.emulator.values import Json, as_flag, as_number, as_text, parsed


class Kind(Enum):
    """How a field's value is written. In forms everything is text; JSON is text within text."""

    TEXT = "String"
    NUMBER = "Integer"
    FLAG = "Boolean"
    CHAT = "Integer or String"
    FILE = "InputFile"
    JSON = "JSON-serialized"


class Strictness(Enum):
    """What happens to a field the documentation does not know."""

    STRICT = "refused"
    LENIENT = "ignored, as Telegram does"


_T, _N, _F, _C, _J = Kind.TEXT, Kind.NUMBER, Kind.FLAG, Kind.CHAT, Kind.JSON

_SENT: dict[str, Kind] = {
    "business_connection_id": _T,
    "chat_id": _C,
    "message_thread_id": _N,
    "direct_messages_topic_id": _N,
    "receiver_user_id": _N,
    "callback_query_id": _T,
    "disable_notification": _F,
    "protect_content": _F,
    "allow_paid_broadcast": _F,
    "message_effect_id": _T,
    "suggested_post_parameters": _J,
    "ephemeral_message_parameters": _J,
    "reply_parameters": _J,
    "reply_markup": _J,
}
_EDITED: dict[str, Kind] = {
    "business_connection_id": _T,
    "chat_id": _C,
    "message_id": _N,
    "inline_message_id": _T,
    "reply_markup": _J,
}
_WORDED: dict[str, Kind] = {"text": _T, "parse_mode": _T, "entities": _J, "link_preview_options": _J}
_LANGUAGE: dict[str, Kind] = {"language_code": _T}

METHODS: Mapping[str, Mapping[str, Kind]] = {
    "getMe": {},
    "getUpdates": {"offset": _N, "limit": _N, "timeout": _N, "allowed_updates": _J},
    "setWebhook": {
        "url": _T,
        "certificate": Kind.FILE,
        "ip_address": _T,
        "max_connections": _N,
        "allowed_updates": _J,
        "drop_pending_updates": _F,
        "secret_token": _T,
    },
    "deleteWebhook": {"drop_pending_updates": _F},
    "getWebhookInfo": {},
    "sendMessage": {**_SENT, **_WORDED},
    "sendContact": {**_SENT, "phone_number": _T, "first_name": _T, "last_name": _T, "vcard": _T},
    "sendPhoto": {
        **_SENT,
        "photo": Kind.FILE,
        "caption": _T,
        "parse_mode": _T,
        "caption_entities": _J,
        "show_caption_above_media": _F,
        "has_spoiler": _F,
    },
    "sendChatAction": {"business_connection_id": _T, "chat_id": _C, "message_thread_id": _N, "action": _T},
    "editMessageText": {**_EDITED, **_WORDED, "rich_message": _J},
    "editMessageReplyMarkup": _EDITED,
    "deleteMessage": {"chat_id": _C, "message_id": _N},
    "deleteMessages": {"chat_id": _C, "message_ids": _J},
    "answerCallbackQuery": {
        "callback_query_id": _T,
        "text": _T,
        "show_alert": _F,
        "url": _T,
        "cache_time": _N,
    },
    "setMyCommands": {**_LANGUAGE, "commands": _J, "scope": _J},
    "getMyCommands": {**_LANGUAGE, "scope": _J},
    "deleteMyCommands": {**_LANGUAGE, "scope": _J},
    "setMyName": {**_LANGUAGE, "name": _T},
    "getMyName": _LANGUAGE,
    "setMyDescription": {**_LANGUAGE, "description": _T},
    "getMyDescription": _LANGUAGE,
    "setMyShortDescription": {**_LANGUAGE, "short_description": _T},
    "getMyShortDescription": _LANGUAGE,
}

# Required by the documentation, in the order in which the live server looks: text before chat_id.
# setWebhook's url is not among them: without one the live server removes the webhook.
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "sendMessage": ("text", "chat_id"),
    "sendContact": ("phone_number", "first_name", "chat_id"),
    "sendPhoto": ("photo", "chat_id"),
    "sendChatAction": ("chat_id", "action"),
    "deleteMessage": ("chat_id", "message_id"),
    "deleteMessages": ("message_ids", "chat_id"),
    "answerCallbackQuery": ("callback_query_id",),
    "setMyCommands": ("commands",),
}

# Known to Telegram, not played here: business accounts, topics, paid posts, inline and ephemeral messages.
_UNPLAYED = frozenset(
    {
        "business_connection_id",
        "message_thread_id",
        "direct_messages_topic_id",
        "receiver_user_id",
        "allow_paid_broadcast",
        "message_effect_id",
        "suggested_post_parameters",
        "ephemeral_message_parameters",
        "inline_message_id",
        "rich_message",
        "certificate",
    }
)
_MISSING: Mapping[str, str] = {
    "text": "message text is empty",
    "chat_id": "chat_id is empty",
    "message_id": "message to delete not found",
    "message_ids": "message identifiers are not specified",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "action": "wrong parameter action in request",
    "photo": "there is no photo in the request",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """One call's fields, each already of its kind. Absent and null are the same, as for Telegram."""

    values: Mapping[str, Json]

    def text(self, name: str) -> str:
        """The text, or an empty one: to Telegram these are the same."""
        return as_text(self.values.get(name)) or ""

    def number(self, name: str) -> int | None:
        """The number, if one was given."""
        return as_number(self.values.get(name))

    def flag(self, name: str) -> bool:
        """False unless said otherwise."""
        return as_flag(self.values.get(name))

    def json(self, name: str) -> Json:
        """The value inside; a string of JSON was parsed already."""
        return self.values.get(name)


def method_named(name: str) -> str | None:
    """The method's proper spelling. Telegram takes method names in any case (docs: Making requests)."""
    return next((method for method in METHODS if method.lower() == name.lower()), None)


def read(method: str, raw: Mapping[str, Json], strictness: Strictness) -> Fields:
    """Raises `Refusal` on unknown or missing fields and on values that are not of their kind."""
    table = METHODS[method]
    given = {name: value for name, value in raw.items() if value is not None}
    if strictness is Strictness.STRICT:
        _refuse_unknown(method, given)
    values = {name: _of_kind(table[name], name, value) for name, value in given.items() if name in table}
    for name in REQUIRED.get(method, ()):
        if values.get(name) in (None, ""):
            raise _missing(name)
    return Fields(values=values)


def _refuse_unknown(method: str, given: Mapping[str, Json]) -> None:
    for name in given:
        if name not in METHODS[method]:
            raise emulator_only(f"{method} has no field {name!r}")
        played = name not in _UNPLAYED and not (name == "callback_query_id" and method.startswith("send"))
        if not played:
            raise emulator_only(f"the field {name!r} is not played here")


def _missing(name: str) -> Refusal:
    return bad_request(_MISSING.get(name, f'parameter "{name}" is required'))


def _of_kind(kind: Kind, name: str, value: Json) -> Json:
    if kind is Kind.NUMBER:
        return _number(name, value)
    if kind is Kind.JSON and isinstance(value, str):
        return _parsed(name, value)
    if kind in {Kind.TEXT, Kind.CHAT} and isinstance(value, bool | list | dict):
        raise emulator_only(f"the field {name!r} must be of type {kind.value}")
    if kind is Kind.TEXT:
        return str(value)
    return value


def _number(name: str, value: Json) -> int:
    number = as_number(value)
    if number is None:
        raise emulator_only(f"the field {name!r} must be of type Integer")
    return number


def _parsed(name: str, value: str) -> Json:
    try:
        return parsed(value)
    except ValueError:
        raise bad_request(f"can't parse {_SAID.get(name, name)} JSON object") from None


_SAID: Mapping[str, str] = {"reply_markup": "reply keyboard markup"}
