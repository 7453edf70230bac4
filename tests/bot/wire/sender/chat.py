"""What can go wrong on the way to Telegram, and what she sees and Telegram was asked in the end."""

from bot.emulator import Emulator, Failure
from bot.emulator.failures import (
    Way,
    bad_gateway,
    blocked,
    cut,
    flood,
    hang,
    lost,
    refused,
    reset,
    server_error,
)
from bot.emulator.refusals import NOT_MODIFIED, OLD_QUERY, OTHER_POLLER, Refusal
from bot.emulator.values import Json, JsonObject
from bot.wire.budgets import LONGEST_WAIT

HER = 7777000123
HERS = 1  # the id of her first message

GONE = [
    refused("message to edit not found"),
    refused("message can't be edited"),
    refused("MESSAGE_ID_INVALID"),
    refused("there is no text in the message to edit"),
]
BOLD = [
    refused("can't parse entities: Unsupported start tag"),
    refused("entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9"),
    refused('can\'t parse MessageEntity: Field "type" must be of type String'),
    refused("ENTITY_BOUNDS_INVALID"),
]
LEFT = [
    blocked(),
    Failure(way=Way.REFUSED, refusal=Refusal(403, "Forbidden: user is deactivated")),
    refused("chat not found"),
]
CONFLICT = Failure(way=Way.REFUSED, refusal=Refusal(409, OTHER_POLLER))
PASSING = [CONFLICT, server_error(), bad_gateway(), hang(), reset()]
STRANGE = [Failure(way=Way.REFUSED, refusal=Refusal(code, "No")) for code in (401, 404)]
OTHER = refused("BUTTON_DATA_INVALID")
WORDS = [OTHER, refused(NOT_MODIFIED), GONE[0], refused(OLD_QUERY)]
TOO_LONG = flood(LONGEST_WAIT + 1)
EVERYTHING = [*GONE, *BOLD, *LEFT, *PASSING, *STRANGE, *WORDS, flood(5), TOO_LONG, lost(), cut()]


def seen(emulator: Emulator) -> list[str]:
    return [
        str(message["text"]) for message in emulator.people.messages(HER) if message["message_id"] != HERS
    ]


def last(emulator: Emulator) -> JsonObject:
    return emulator.people.messages(HER)[-1]


def labels(message: JsonObject) -> list[str]:
    markup = message.get("reply_markup")
    rows: Json = markup.get("inline_keyboard") if isinstance(markup, dict) else []
    flat = (
        [button for row in rows if isinstance(row, list) for button in row] if isinstance(rows, list) else []
    )
    return [str(button["text"]) for button in flat if isinstance(button, dict)]


def made(emulator: Emulator, method: str) -> int:
    return len(emulator.calls.of(method))
