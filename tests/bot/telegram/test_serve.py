"""Polling against the local Bot API. Time stands still: pauses are written down, nobody sleeps."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot, Dispatcher
from aiogram.types import Message

from bot.emulator import Emulator
from bot.emulator.failures import Failure, Way, cut, flood, hang, reset, server_error
from bot.emulator.refusals import OTHER_POLLER, Refusal
from bot.settings import SettingsError
from bot.telegram import serve
from bot.telegram.intake import Intake
from bot.telegram.lanes import DEPTH
from bot.telegram.serve import poll
from bot.wire.session import LeanSession

HER, HIM = 7777000123, 7777000124
POISON = "poison"
CONFLICT = Failure(way=Way.REFUSED, refusal=Refusal(409, OTHER_POLLER))
UNAUTHORIZED = Failure(way=Way.REFUSED, refusal=Refusal(401, "Unauthorized"))
Pause = Callable[[float], Awaitable[None]]


class Heard:
    """A handler that writes down what it heard, and can be held up."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self.begun: asyncio.Queue[str] = asyncio.Queue()
        self.done: asyncio.Queue[str] = asyncio.Queue()
        self.go = asyncio.Event()
        self.go.set()
        dispatcher.message.register(self.handle)

    async def handle(self, message: Message) -> None:
        if message.text == POISON:
            raise ValueError(POISON)
        await self.begun.put(message.text or "")
        await self.go.wait()
        await self.done.put(message.text or "")


@pytest.fixture
def heard(dispatcher: Dispatcher) -> Heard:
    return Heard(dispatcher)


@pytest.fixture
def pause(pauses: list[float]) -> Pause:
    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    return pause


@asynccontextmanager
async def polling(bot: Bot, intake: Intake, pause: Pause) -> AsyncIterator[asyncio.Task[None]]:
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(poll(bot, intake, tasks=tasks, pause=pause))
        yield task
        task.cancel()


async def test_what_she_types_is_heard_in_order(
    bot: Bot, intake: Intake, pause: Pause, emulator: Emulator, heard: Heard
) -> None:
    for text in ("one", "two", "three"):
        emulator.people.say(HER, text)

    async with polling(bot, intake, pause):
        texts = [await heard.done.get() for _ in range(3)]

    assert texts == ["one", "two", "three"]


async def test_exactly_what_is_handled_is_asked_for(
    bot: Bot, intake: Intake, pause: Pause, emulator: Emulator, heard: Heard
) -> None:
    emulator.people.say(HER, "one")

    async with polling(bot, intake, pause):
        await heard.done.get()

    fields = emulator.calls.of("getUpdates")[0].fields
    assert fields.json("allowed_updates") == ["message", "callback_query"]
    assert fields.number("timeout") == 30


async def test_an_update_is_confirmed_only_when_it_is_handled(
    bot: Bot, intake: Intake, pause: Pause, emulator: Emulator, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "PATIENCE", 60.0)
    monkeypatch.setattr(serve, "GRACE", 0.0)
    emulator.people.say(HER, "one")
    heard.go.clear()

    async with polling(bot, intake, pause):  # killed while it handles
        await heard.begun.get()
    heard.go.set()
    async with polling(bot, intake, pause):  # started again
        text = await heard.done.get()

    assert text == "one"


async def test_one_slow_chat_holds_up_the_others_for_a_bounded_time(
    bot: Bot, intake: Intake, pause: Pause, emulator: Emulator, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "PATIENCE", 0.0)
    heard.go.clear()
    emulator.people.say(HER, "slow")

    async with polling(bot, intake, pause):
        first = await heard.begun.get()
        emulator.people.say(HIM, "quick")
        second = await heard.begun.get()
        heard.go.set()

    assert (first, second) == ("slow", "quick")


async def test_stopping_finishes_what_is_in_flight(
    bot: Bot, intake: Intake, pause: Pause, emulator: Emulator, heard: Heard
) -> None:
    heard.go.clear()
    emulator.people.say(HER, "one")

    async with polling(bot, intake, pause) as task:
        await heard.begun.get()
        task.cancel()
        heard.go.set()

    assert heard.done.get_nowait() == "one"


@pytest.mark.parametrize("failure", [server_error(), reset(), cut(), CONFLICT])
async def test_a_failing_line_is_waited_out_and_said_once(
    *,
    bot: Bot,
    intake: Intake,
    pause: Pause,
    emulator: Emulator,
    heard: Heard,
    pauses: list[float],
    caplog: pytest.LogCaptureFixture,
    failure: Failure,
) -> None:
    caplog.set_level(logging.INFO, logger="bot")
    emulator.people.say(HER, "one")
    emulator.failures.plan("getUpdates", failure, times=7)

    async with polling(bot, intake, pause):
        text = await heard.done.get()

    assert text == "one"
    assert pauses == [1, 2, 4, 8, 16, 30, 30]
    assert len([record for record in caplog.records if record.name == "bot.telegram.serve"]) == 1


async def test_a_second_copy_is_named(
    bot: Bot, intake: Intake, pause: Pause, emulator: Emulator, heard: Heard, caplog: pytest.LogCaptureFixture
) -> None:
    emulator.people.say(HER, "one")
    emulator.failures.plan("getUpdates", CONFLICT)

    async with polling(bot, intake, pause):
        await heard.done.get()

    assert "another copy runs with this token" in caplog.text


async def test_a_flood_is_waited_out_as_long_as_told(
    bot: Bot, intake: Intake, pause: Pause, emulator: Emulator, heard: Heard, pauses: list[float]
) -> None:
    emulator.people.say(HER, "one")
    emulator.failures.plan("getUpdates", flood(90))

    async with polling(bot, intake, pause):
        await heard.done.get()

    assert pauses == [90]


async def test_a_hanging_poll_is_given_up(
    intake: Intake, pause: Pause, emulator: Emulator, heard: Heard, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "HANG_UP", 0.05)  # what hangs hangs for ever
    emulator.people.say(HER, "one")
    emulator.failures.plan("getUpdates", hang())

    async with polling(bot, intake, pause):
        text = await heard.done.get()

    assert text == "one"


async def test_a_refused_token_ends_the_bot_and_says_what_to_check(
    bot: Bot, intake: Intake, pause: Pause, emulator: Emulator
) -> None:
    emulator.failures.plan("getUpdates", UNAUTHORIZED)

    with pytest.raises(ExceptionGroup) as ended:
        async with polling(bot, intake, pause):
            await asyncio.Event().wait()

    (error,) = ended.value.exceptions
    assert isinstance(error, SettingsError)
    assert "WAYPOST_BOT_TOKEN" in str(error)
    assert emulator.settings.token not in str(error)


async def test_a_poison_update_is_answered_once_and_the_next_is_heard(
    bot: Bot, intake: Intake, pause: Pause, emulator: Emulator, heard: Heard
) -> None:
    emulator.people.say(HER, POISON)
    emulator.world.updates.add("message", {"chat": {"id": HER, "type": "private"}, "from": {"id": HER}})
    emulator.people.say(HER, "one")

    async with polling(bot, intake, pause):
        text = await heard.done.get()
        emulator.people.say(HER, "two")
        await heard.done.get()

    assert text == "one"
    shown = [call.fields.text("text") for call in emulator.calls.of("sendMessage")]
    assert shown == ["way out es", "way out None"]
    assert len(emulator.world.updates) <= 1


async def test_a_flood_from_one_chat_is_not_kept(
    *,
    bot: Bot,
    intake: Intake,
    pause: Pause,
    emulator: Emulator,
    heard: Heard,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(serve, "PATIENCE", 0.0)
    heard.go.clear()
    for number in range(DEPTH + 2):
        emulator.people.say(HER, str(number))

    async with polling(bot, intake, pause):
        await heard.begun.get()
        emulator.people.say(HIM, "quick")
        heard_too = await heard.begun.get()
        heard.go.set()

    assert heard_too == "quick"
    assert "telegram.poll.lane_full" in caplog.text


async def test_updates_without_a_number_do_not_spin(
    intake: Intake, pause: Pause, pauses: list[float], emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that is no Bot API: what it gives cannot be confirmed, so it would come again at once."""
    waited = asyncio.Event()

    async def answer(_self: LeanSession, *_call: object, **_timeout: object) -> list[object]:
        return [{"nonsense": 1}]

    async def two_pauses(seconds: float) -> None:
        await pause(seconds)
        if len(pauses) == 2:
            waited.set()
            await asyncio.Event().wait()

    monkeypatch.setattr(LeanSession, "__call__", answer)
    bot = Bot(emulator.settings.token, session=LeanSession("http://127.0.0.1:9"))

    async with polling(bot, intake, two_pauses):
        await waited.wait()

    assert pauses == [1, 2]
