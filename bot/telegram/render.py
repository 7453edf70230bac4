"""A view as Telegram shows it. Pure; lengths were checked with the content."""

from typing import assert_never

from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from bot.wire.payload import Card, Payload
from flows.model import Button, Copy, Go, Open, SendContact, Style, View
from flows.packing import Codes, pack


def render(view: View, codes: Codes) -> Payload:
    """The heading is bold; nothing else is marked up, so no word can be taken for markup."""
    return Payload(
        language=view.language,
        text=view.text,
        entities=(MessageEntity(type="bold", offset=0, length=_units(view.heading)),),
        keyboard=_keyboard(view, codes),
    )


def contact_card(contact: SendContact, codes: Codes) -> Card:
    """The card with its one button, to take it away again."""
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[_button(contact.away, codes)]])
    return Card(name=contact.name, number=contact.number, keyboard=keyboard)


def _keyboard(view: View, codes: Codes) -> InlineKeyboardMarkup | None:
    if not view.rows:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[[_button(button, codes) for button in row] for row in view.rows]
    )


def _button(button: Button, codes: Codes) -> InlineKeyboardButton:
    match button:
        case Go(style=Style.DANGER):
            return InlineKeyboardButton(
                text=button.label, callback_data=pack(button.to, codes), style="danger"
            )
        case Go():
            return InlineKeyboardButton(text=button.label, callback_data=pack(button.to, codes))
        case Copy():
            return InlineKeyboardButton(text=button.label, copy_text=CopyTextButton(text=button.text))
        case Open():
            return InlineKeyboardButton(text=button.label, url=button.url)
        case _:
            assert_never(button)


def _units(text: str) -> int:
    """Telegram counts UTF-16 code units (Bot API, MessageEntity)."""
    return len(text.encode("utf-16-le")) // 2
