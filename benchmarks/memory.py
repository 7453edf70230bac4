"""What people leave in the bot's memory: MiB by which the process grows, and whose Close survives a flood.

.venv/bin/python benchmarks/memory.py

Each line is a process of its own. Time is the benchmark's own; nothing is sent anywhere.
"""

import asyncio
import gc
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine
from itertools import count
from pathlib import Path

from aiogram import Bot, Dispatcher
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Chat, Message

from bot import app
from bot.content.snapshot import Shelves
from bot.library import Library
from bot.tally import Tally
from bot.telegram.handlers import Handlers, router
from bot.telegram.intake import Intake
from bot.wire.budgets import Budgets
from bot.wire.memory import HOUR, MOST_MESSAGES, Living, Memory
from bot.wire.payload import Urgency
from bot.wire.recipient import Recipient
from bot.wire.screen import Screen
from bot.wire.sender import Sender
from bot.wire.session import LeanSession

MILLION = 1_000_000
FIRST = 7_000_000_000
"""Ids of ten digits, as people have who joined lately."""
HER = 1


class Clock:
    """Time that passes when told to."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        """Seconds since some moment."""
        return self.now

    async def pause(self, seconds: float) -> None:
        """Waits by letting the time pass."""
        self.now += seconds


class NoTelegram(LeanSession):
    """Says yes to everything."""

    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:9")
        self._numbers = count(1)

    async def make_request(
        self,
        bot: Bot,  # noqa: ARG002 - aiogram's signature
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ARG002, ASYNC109 - aiogram's signature
    ) -> TelegramType:
        """A number for what is sent, True for the rest."""
        if not isinstance(method, SendMessage):
            return True  # type: ignore[return-value]  # as Telegram answers
        chat = Chat(id=0, type="private")
        return Message(message_id=next(self._numbers), date=0, chat=chat)  # type: ignore[return-value, arg-type]  # as the session's own answer


def resident() -> float:
    """MiB of physical memory now (Linux), of this process."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


async def a_million_over(seconds: float) -> str:
    """A million people, each with /start, a tap and a typed word, in so much time."""
    clock = Clock()
    memory, budgets = Memory(clock), Budgets(clock=clock, pause=clock.pause)
    before = resident()
    for number in range(MILLION):
        await visit(memory, budgets, FIRST + number)
        clock.now += seconds / MILLION
        if number % 10_000 == 0:
            memory.forget_old()
    return f"{resident() - before:6.2f} MiB, {len(memory)} chats remembered"


async def visit(memory: Memory, budgets: Budgets, chat_id: int) -> None:
    """What the wire notes of a person who starts, taps once and types a word."""
    her = Recipient(chat_id=chat_id)
    memory.begins(her)
    for message_id in (10, 20):
        memory.heard(her, message_id)
        await budgets.turn(chat_id, Urgency.CLOSE)
        memory.lives(her, Living(message_id=message_id + 1, language="en"), f"1.en.a1..KH....b{message_id}")
        memory.gone(her, message_id)
    memory.lives(her, Living(message_id=21, language="en"), "1.en.a1..KH....b7")


async def worst_case() -> str:
    """Every chat there is room for, each with as many messages as it may have."""
    clock = Clock()
    memory = Memory(clock)
    before = resident()
    for number in range(20_000):
        her = Recipient(chat_id=FIRST + number)
        for message_id in range(1, MOST_MESSAGES + 1):
            memory.heard(her, message_id)
    return f"{resident() - before:6.2f} MiB, {len(memory)} chats remembered"


async def a_flood() -> str:
    """She acts; a million others come within her hour; she closes."""
    clock = Clock()
    memory = Memory(clock)
    her = Recipient(chat_id=HER)
    memory.begins(her)
    for message_id in range(1, 251):
        memory.heard(her, message_id)
    memory.lives(her, Living(message_id=251, language="en"), "1.en.a1")
    budgets = Budgets(clock=clock, pause=clock.pause)
    begin = time.perf_counter()
    for number in range(MILLION):
        await visit(memory, budgets, FIRST + number)
        clock.now += (HOUR - 1) / MILLION
    microseconds = (time.perf_counter() - begin) / MILLION * 1e6
    known = memory.take(her)
    whole = "whole" if known.is_whole and len(known.hers) == 250 and known.living == 251 else "LOST"
    return f"her 250 messages and the living one: {whole}; a visit costs {microseconds:.1f} us"


async def whole_bot() -> str:
    """Two taps and two texts of each of 3,000 people through the real dispatcher, once the memory is full."""
    clock = Clock()
    library = Library(Shelves.of_project(app.PROJECT), app.clock)
    bot, dispatcher = Bot("1:benchmark", session=NoTelegram()), Dispatcher(disable_fsm=True)
    memory, budgets = Memory(clock, most_chats=1000), Budgets(clock=clock, pause=clock.pause)
    sender = Sender(
        bot, way_out=app.way_out(library.content(), app.clock()), budgets=budgets, pause=clock.pause
    )
    screen = Screen(sender=sender, memory=memory, everyday=app.everyday(library.content, app.clock))
    tally = Tally(folder=None, today=lambda: app.clock().today)
    handlers = Handlers(content=library.content, screen=screen, sender=sender, tally=tally, clock=app.clock)
    dispatcher.include_router(router(handlers))
    intake = Intake(bot=bot, dispatcher=dispatcher, screen=screen, sender=sender)
    grown = []
    for part in range(2):
        before = resident()
        for number in range(3000):
            await a_talk(intake, FIRST + part * 3000 + number)
            clock.now += HOUR / 500
        grown.append(resident() - before)
    return f"{grown[1]:6.2f} MiB (the 3,000 before them: {grown[0]:.2f})"


async def a_talk(intake: Intake, person: int) -> None:
    """One person's updates, as Telegram writes them."""
    chat = {"id": person, "type": "private", "first_name": "Zqxcanary"}
    her = {"id": person, "is_bot": False, "first_name": "Zqxcanary", "language_code": "en"}
    living = {"message_id": 2, "date": 1, "chat": chat, "text": "x", "from": {**her, "is_bot": True}}
    for text in ("/start", "cambodia"):
        message = {"message_id": 1, "date": 1, "chat": chat, "from": her, "text": text}
        await intake.take({"update_id": 1, "message": message})
    for data in ("1.en.a2", "1.en.a3"):
        query = {"id": "1", "from": her, "chat_instance": "1", "data": data, "message": living}
        await intake.take({"update_id": 1, "callback_query": query})


SCENES: dict[str, Callable[[], Coroutine[None, None, str]]] = {
    "a million people in a month": lambda: a_million_over(30 * 24 * HOUR),
    "a million people in a day": lambda: a_million_over(24 * HOUR),
    "a million people in an hour": lambda: a_million_over(HOUR),
    "10,000 chats with 300 messages": worst_case,
    "a flood of a million in her hour": a_flood,
    "3,000 more through the dispatcher": whole_bot,
}


def main() -> None:
    """Each scene in a process of its own: memory that was freed is not given back to the system at once."""
    if len(sys.argv) > 1:
        print(asyncio.run(SCENES[sys.argv[1]]()))
        return
    for name in SCENES:
        told = subprocess.run(  # noqa: S603 - this file, by this interpreter
            [sys.executable, "-m", "benchmarks.memory", name],
            cwd=app.PROJECT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        print(f"{name:36}{told.stdout.strip()}")


if __name__ == "__main__":
    main()
