"""The whole bot on the local Bot API, and a synthetic person who presses and types there. For tests of promises."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiogram import Bot

from bot import app
from bot.emulator import Emulator, Patience, Person
from bot.emulator.values import JsonObject, as_list, as_object, as_text
from bot.library import Library
from bot.wire.session import LeanSession
from flows.model import Now
from tests.conftest import NOON

CANARY = 7777000123


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A button as a person sees it, and where it stands."""

    text: str
    row: int
    column: int
    data: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Woman:
    """The synthetic person of SAFETY.md, in front of her phone."""

    emulator: Emulator
    id: int = CANARY
    patience: float = 5.0

    async def says(self, text: str, reply_to: int | None = None) -> None:
        """Types, and waits for the answer."""
        await (
            self.settled()
        )  # what goes on about the message before must not be taken for an answer to this one
        self.emulator.people.say(self.id, text, reply_to)
        await self.settled()

    async def sends(self, thing: str) -> None:
        """Sends a photo, a contact …, and waits for the answer."""
        await self.settled()
        self.emulator.people.send(self.id, thing)
        await self.settled()

    async def presses(self, label: str) -> None:
        """Presses the button with this label on the newest view, and waits for the answer."""
        button = next(each for each in self.buttons() if each.text == label)
        self.emulator.people.press(self.id, self.newest(), button.row, button.column)
        await self.settled()

    async def settled(self) -> None:
        """Until the bot has answered all she did."""
        patience = Patience(timeout=self.patience, grace=0.3, quiet=0.02)
        assert await self.emulator.people.settled(self.id, patience), "the bot did not answer"

    def sees(self) -> str:
        """The text of the newest view."""
        return as_text(self._views()[-1]["text"]) or ""

    def newest(self) -> int:
        """The message the newest view stands on."""
        number = self._views()[-1]["message_id"]
        assert isinstance(number, int)
        return number

    def buttons(self) -> list[Label]:
        """The buttons of the newest view."""
        markup = as_object(self._views()[-1].get("reply_markup")) or {}
        rows = [as_list(row) or [] for row in as_list(markup.get("inline_keyboard")) or []]
        return [
            Label(
                text=as_text(button["text"]) or "",
                row=row,
                column=column,
                data=as_text(button.get("callback_data")),
            )
            for row, each in enumerate(rows)
            for column, value in enumerate(each)
            if (button := as_object(value)) is not None
        ]

    def _views(self) -> list[JsonObject]:
        messages = self.emulator.people.messages(self.id)
        return [each for each in messages if (as_object(each.get("from")) or {}).get("is_bot") is True]


@asynccontextmanager
async def the_bot(library: Library, now: Callable[[], Now] = lambda: NOON) -> AsyncIterator[Woman]:
    """The bot answering on an emulator of its own, and the woman in her chat with it."""
    emulator = Emulator()
    emulator.people.join(Person(id=CANARY, first_name="Zqxcanary", language_code="en"))
    bot = Bot(emulator.settings.token, session=LeanSession(await emulator.start()))
    serving = asyncio.ensure_future(app.serve(bot, library, now))
    try:
        yield Woman(emulator=emulator)
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
        await emulator.stop()
