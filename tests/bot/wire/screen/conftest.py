"""A chat with the local Bot API, whose own time of day a test can move."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.emulator import Emulator, Person, Settings
from tests.bot.wire.screen.chat import HER


@dataclass
class Wall:
    """Telegram's own time of day."""

    now: float = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
async def emulator(wall: Wall) -> AsyncIterator[Emulator]:
    emulator = Emulator(Settings(clock=wall))
    emulator.people.join(Person(id=HER))
    emulator.people.say(HER, "hello")
    emulator.people.delete(HER, 1)
    yield emulator
    await emulator.stop()
