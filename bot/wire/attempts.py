"""One call to the Bot API, whose failure is a value."""

from typing import TypeVar

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.methods import TelegramMethod

from bot.wire.refusals import Refused, refused

T = TypeVar("T")


async def attempt(bot: Bot, method: TelegramMethod[T], *, seconds: int) -> T | Refused:
    """Never raises what aiogram raises: those exceptions hold the chat id and the text that was to be sent."""
    try:
        return await bot(method, request_timeout=seconds)
    except AiogramError as error:
        return refused(error)
