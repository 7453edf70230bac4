"""The router in teremok, another author's reading of Telegram's rules."""

import pytest
from aiogram import Dispatcher
from teremok import (
    MockBot,
)

from bot.tally import Tally
from bot.telegram import events, handlers
from bot.telegram.handlers import Handlers, router
from bot.wire.budgets import Budgets
from bot.wire.memory import Memory
from bot.wire.payload import Everyday, Payload
from bot.wire.screen import Screen
from bot.wire.sender import Sender
from flows.snapshot import Content
from tests.bot.telegram.handling.talk import NOW, Known, advance, follow, hear, opening
from tests.moments import Moments


@pytest.fixture
def bot(monkeypatch: pytest.MonkeyPatch) -> MockBot:
    """The bot with its real dispatcher, router, renderer and sender."""
    for module, door in ((handlers, opening), (handlers, advance), (events, hear), (events, follow)):
        monkeypatch.setattr(module, door.__name__, door)
    dispatcher = Dispatcher(disable_fsm=True)
    bot = MockBot(dispatcher)

    moments = Moments()

    def way_out(_language: str | None) -> Payload:
        return Payload(language="en", text="way out")

    def everyday(language: str | None) -> Everyday:
        clean = Payload(language="en", text=f"everyday {language}")
        return Everyday(clean=clean, left=Payload(language="en", text=f"left {language}"))

    budgets = Budgets(clock=moments.clock, pause=moments.pause)
    sender = Sender(bot, way_out=way_out, budgets=budgets, pause=moments.pause)
    screen = Screen(sender=sender, memory=Memory(moments.clock), everyday=everyday)
    known: Content = Known()  # type: ignore[assignment]  # see Known
    answering = Handlers(
        content=lambda: known,
        screen=screen,
        sender=sender,
        tally=Tally(folder=None, today=lambda: NOW.today),
        clock=lambda: NOW,
    )
    dispatcher.include_router(router(answering))
    return bot
