"""Telegram's side of the bot against the local Bot API, and persons who press and type there."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher

from bot.emulator import Emulator, Person
from bot.telegram.intake import Intake
from bot.wire.budgets import Budgets
from bot.wire.memory import Memory
from bot.wire.payload import Everyday, Payload
from bot.wire.screen import Screen
from bot.wire.sender import Sender
from bot.wire.session import LeanSession
from tests.moments import Moments


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    emulator = Emulator()
    for person_id in (7777000123, 7777000124):
        emulator.people.join(Person(id=person_id, first_name="Zqxcanary", language_code="es"))
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
def dispatcher() -> Dispatcher:
    return Dispatcher(disable_fsm=True)


@pytest.fixture
def intake(bot: Bot, dispatcher: Dispatcher, screen: Screen, sender: Sender) -> Intake:
    return Intake(bot=bot, dispatcher=dispatcher, screen=screen, sender=sender)
