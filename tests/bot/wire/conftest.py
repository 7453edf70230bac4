"""The wire against the local Bot API: nothing of ours is replaced but the clock it waits by."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from bot.emulator import Emulator, Person
from bot.wire.budgets import Budgets
from bot.wire.memory import Memory
from bot.wire.payload import Everyday, Payload
from bot.wire.recipient import Recipient
from bot.wire.screen import Screen
from bot.wire.sender import Sender
from bot.wire.session import LeanSession
from tests.moments import Moments


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    emulator = Emulator()
    emulator.people.join(Person(id=7777000123))
    emulator.people.say(7777000123, "hello")
    yield emulator
    await emulator.stop()


@pytest.fixture
async def bot(emulator: Emulator) -> AsyncIterator[Bot]:
    session = LeanSession(await emulator.start())
    yield Bot(emulator.settings.token, session=session)
    await session.close()


@pytest.fixture
def moments() -> Moments:
    return Moments()


@pytest.fixture
def pauses(moments: Moments) -> list[float]:
    return moments.pauses


@pytest.fixture
def sender(bot: Bot, moments: Moments) -> Sender:
    def way_out(language: str | None) -> Payload:
        return Payload(language="en", text=f"way out {language}")

    budgets = Budgets(clock=moments.clock, pause=moments.pause)
    return Sender(bot, way_out=way_out, budgets=budgets, pause=moments.pause)


@pytest.fixture
def memory(moments: Moments) -> Memory:
    return Memory(moments.clock)


@pytest.fixture
def screen(sender: Sender, memory: Memory) -> Screen:
    def everyday(language: str | None) -> Everyday:
        clean = Payload(language="en", text=f"everyday {language}")
        return Everyday(clean=clean, left=Payload(language="en", text=f"left {language}"))

    return Screen(sender=sender, memory=memory, everyday=everyday)


@pytest.fixture
def her() -> Recipient:
    return Recipient(chat_id=7777000123)


@pytest.fixture
def new() -> Payload:
    """A view with everything that can be refused: bold, colour, a copying button."""
    rows = [
        [InlineKeyboardButton(text="Go", callback_data="1.en.aa", style="danger")],
        [InlineKeyboardButton(text="Copy", copy_text=CopyTextButton(text="112"))],
    ]
    return Payload(
        language="xx",
        text="new view",
        entities=(MessageEntity(type="bold", offset=0, length=3),),
        keyboard=InlineKeyboardMarkup(inline_keyboard=rows),
    )


@pytest.fixture
async def old(emulator: Emulator, sender: Sender, her: Recipient) -> int:
    """The living message, shown before anything goes wrong."""
    await sender.show(her, Payload(language="xx", text="old view"))
    emulator.calls.clear()
    message_id = emulator.people.messages(7777000123)[-1]["message_id"]
    assert isinstance(message_id, int)
    return message_id
