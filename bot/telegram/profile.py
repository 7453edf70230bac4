"""The bot's name, descriptions and commands in each language, as Telegram shows them to strangers.

Best effort, after the start. Telegram limits these calls strictly, so what is right already is left alone.
"""

import logging
from collections.abc import AsyncIterator, Callable
from typing import TypeVar

from aiogram import Bot
from aiogram.methods import (
    GetMyCommands,
    GetMyDescription,
    GetMyName,
    GetMyShortDescription,
    SetMyCommands,
    SetMyDescription,
    SetMyName,
    SetMyShortDescription,
    TelegramMethod,
)
from aiogram.types import BotCommand

from bot.wire.attempts import attempt
from bot.wire.refusals import Refusal, Refused
from flows.model import Command, Language, TextKey
from flows.texts import ENGLISH, Texts

SECONDS = 10
COMMANDS = (Command.HELP, Command.MENU, Command.LANGUAGE, Command.PRIVACY, Command.CLOSE)

_Known = TypeVar("_Known")

_log = logging.getLogger(__name__)


async def introduce(bot: Bot, texts: Texts) -> None:
    """Never fails. Ends at the first failure that is not about one language: the next start goes on from there."""
    for language in texts.languages:
        if language != ENGLISH and len(language) != 2:
            continue  # Telegram takes two-letter codes only; ours that are longer fall back to the default
        async for refusal in _told(bot, texts, language):
            if refusal is not None:
                _log.warning("telegram.profile.%s", refusal.value)
            if refusal not in {None, Refusal.OTHER}:
                return


async def _told(bot: Bot, texts: Texts, language: Language) -> AsyncIterator[Refusal | None]:
    """English is what Telegram shows where a language has nothing of its own: it goes without a code."""
    code = None if language == ENGLISH else language
    name = _said(texts, language, "name")
    long, short = _said(texts, language, "description"), _said(texts, language, "short_description")
    commands = [
        BotCommand(command=one.value, description=_said(texts, language, f"commands.{one.value}"))
        for one in COMMANDS
    ]
    tell_name = SetMyName(name=name, language_code=code)
    tell_long = SetMyDescription(description=long, language_code=code)
    tell_short = SetMyShortDescription(short_description=short, language_code=code)
    tell_commands = SetMyCommands(commands=commands, language_code=code)
    yield await _agree(bot, GetMyName(language_code=code), lambda now: now.name == name, tell_name)
    yield await _agree(
        bot, GetMyDescription(language_code=code), lambda now: now.description == long, tell_long
    )
    ask_short = GetMyShortDescription(language_code=code)
    yield await _agree(bot, ask_short, lambda now: now.short_description == short, tell_short)
    ask_commands = GetMyCommands(language_code=code)
    yield await _agree(bot, ask_commands, lambda now: _words(now) == _words(commands), tell_commands)


def _said(texts: Texts, language: Language, key: str) -> str:
    return texts.say(language, TextKey(f"bot.{key}"))


def _words(commands: list[BotCommand]) -> list[tuple[str, str]]:
    """As they read: aiogram's values differ by the bot they came through, too."""
    return [(one.command, one.description) for one in commands]


async def _agree(
    bot: Bot, ask: TelegramMethod[_Known], is_right: Callable[[_Known], bool], tell: TelegramMethod[bool]
) -> Refusal | None:
    known = await attempt(bot, ask, seconds=SECONDS)
    if isinstance(known, Refused):
        return known.refusal
    if is_right(known):
        return None
    told = await attempt(bot, tell, seconds=SECONDS)
    return told.refusal if isinstance(told, Refused) else None
