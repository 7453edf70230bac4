"""What is sent, and how it grows plainer when Telegram refuses it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity


class Urgency(IntEnum):
    """Who goes first where not all can go at once."""

    QUIET = 0
    """What nobody waits for."""
    ORDINARY = 1
    EMERGENCY = 2
    CLOSE = 3
    """Waits for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """A rendered view. Holds nobody: the same value may be sent to many."""

    language: str
    """The language of the words, for the way out when they are refused."""
    text: str
    entities: tuple[MessageEntity, ...] = ()
    keyboard: InlineKeyboardMarkup | None = None
    urgency: Urgency = Urgency.ORDINARY


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A number to save, under a name she picked, with its own ✕. Of an organisation, never of a person."""

    name: str
    number: str
    keyboard: InlineKeyboardMarkup


@dataclass(frozen=True, slots=True, kw_only=True)
class Everyday:
    """The cards that betray nothing, in one language, without buttons."""

    clean: Payload
    """Where all that is known of has been removed; also what a view turns into that is to betray nothing."""
    left: Payload
    """Where older messages may be left: says how to delete one."""


def plainer(payload: Payload) -> Iterator[Payload]:
    """The same words, each time with less that could be refused: as it is, no bold, only plain buttons, none."""
    steps = (payload, without_bold(payload), _with_plain_buttons(payload), _words(payload))
    for before, step in zip((None, *steps), steps, strict=False):
        if step != before:
            yield step


def without_bold(payload: Payload) -> Payload:
    """Plain text, the buttons as they are."""
    return replace(payload, entities=())


def _with_plain_buttons(payload: Payload) -> Payload:
    if payload.keyboard is None:
        return without_bold(payload)
    rows = [_plain_row(row) for row in payload.keyboard.inline_keyboard]
    return replace(
        payload, entities=(), keyboard=InlineKeyboardMarkup(inline_keyboard=list(filter(None, rows)))
    )


def _plain_row(row: list[InlineKeyboardButton]) -> list[InlineKeyboardButton]:
    """Those that lead on, without colour. Copying and opening are left out: their text can be typed or said."""
    return [
        InlineKeyboardButton(text=button.text, callback_data=button.callback_data)
        for button in row
        if button.callback_data is not None
    ]


def _words(payload: Payload) -> Payload:
    return replace(payload, entities=(), keyboard=None)
