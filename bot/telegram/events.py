"""What a message means: text and buttons become values of the conversation here, and the text ends here."""

from aiogram.enums import ContentType
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message

from flows.frame import returned
from flows.graph import HELP, HELP_PEOPLE
from flows.model import Command, Commanded, Event, Sent, State
from flows.packing import Codes, unpack
from flows.snapshot import Content
from flows.understanding import command_in, follow, hear

HERS = frozenset(
    {
        ContentType.ANIMATION,
        ContentType.AUDIO,
        ContentType.CHECKLIST,
        ContentType.CONTACT,
        ContentType.DICE,
        ContentType.DOCUMENT,
        ContentType.GAME,
        ContentType.LIVE_PHOTO,
        ContentType.LOCATION,
        ContentType.PAID_MEDIA,
        ContentType.PHOTO,
        ContentType.POLL,
        ContentType.RICH_MESSAGE,
        ContentType.STICKER,
        ContentType.STORY,
        ContentType.TEXT,
        ContentType.UNKNOWN,  # newer than our aiogram: refused rather than kept
        ContentType.VENUE,
        ContentType.VIDEO,
        ContentType.VIDEO_NOTE,
        ContentType.VOICE,
    }
)
"""What a person sends. All else is Telegram's own note in the chat: a pinned message, a timer, a background."""


def heard(message: Message, content: Content) -> Event:
    """Only what she typed herself is read. A forward is another's words: not read, whatever it holds."""
    if message.text is None or message.forward_origin is not None or message.via_bot is not None:
        return Sent()
    command = command_in(message.text)
    if command is Command.START:
        return follow(_payload(message.text), content)
    return Commanded(command=command) if command else hear(message.text, content)


def recall(markup: InlineKeyboardMarkup | None, codes: Codes) -> State | None:
    """Where she stands, out of a view's last two rows, whose places are a contract: what Help would return to.

    Other buttons carry choices she did not make. Below Help itself there is nothing to return to: then it is Help.
    """
    rows = markup.inline_keyboard if markup else []
    if len(rows) < LAST_ROWS:
        return None
    helped, back = _first(rows[-2], codes), _first(rows[-1], codes)
    if helped is None:
        return None
    if helped.node == HELP_PEOPLE or (back and back.node.partition(".")[0] == HELP):
        return helped.to(HELP)
    return returned(helped) if helped.back else helped


LAST_ROWS = 2


def _first(row: list[InlineKeyboardButton], codes: Codes) -> State | None:
    return unpack(row[0].callback_data or "", codes) if row else None


def _payload(text: str) -> str:
    """What follows the command: `/start PAYLOAD` (Bot API, Deep linking)."""
    return "".join(text.split(maxsplit=1)[1:]).strip()
