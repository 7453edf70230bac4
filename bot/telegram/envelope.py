"""What can be read off an update before anything is validated. Trusts nothing, never raises."""

from dataclasses import dataclass

from bot.wire.recipient import Recipient

KINDS = ("message", "callback_query")
"""The updates that are handled, and therefore all that Telegram is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """Where an answer goes if the update itself cannot be understood. Lives as long as its update."""

    recipient: Recipient | None
    """None where it did not come from a person in a private chat: nothing is said there."""
    language_code: str | None
    query_id: str | None
    message_id: int | None
    """Of the message she sent, to erase it; None for a press."""


def read(raw: object) -> Envelope | None:
    """None for all that is not one of the handled kinds."""
    kind = next((kind for kind in KINDS if _at(raw, kind) is not None), None)
    if kind is None:
        return None
    return Envelope(
        recipient=_recipient(raw, kind),
        language_code=_text(_at(raw, kind, "from", "language_code")),
        query_id=_text(_at(raw, "callback_query", "id")),
        message_id=_number(_at(raw, "message", "message_id")),
    )


def update_id(raw: object) -> int | None:
    """The number by which an update is confirmed."""
    return _number(_at(raw, "update_id"))


def chat_number(raw: object) -> int:
    """For keeping a chat's updates in order; 0 where none can be read."""
    return (
        _number(_at(raw, "message", "chat", "id")) or _number(_at(raw, "callback_query", "from", "id")) or 0
    )


def _recipient(raw: object, kind: str) -> Recipient | None:
    """Her own id is the id of her private chat; of a chat that is not private nothing is taken."""
    chat = _at(raw, "message", "chat") or _at(raw, "callback_query", "message", "chat")
    person = _number(_at(raw, kind, "from", "id"))
    elsewhere = chat is not None and _at(chat, "type") != "private"
    if person is None or elsewhere or _at(raw, kind, "from", "is_bot") is True:
        return None
    return Recipient(chat_id=person)


def _at(value: object, *path: str) -> object:
    for key in path:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
