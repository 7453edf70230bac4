"""A person with known marks goes through every failure; nothing of her, and no token, is in any log (SAFETY 2)."""

import asyncio
import base64
import hashlib
import logging
from collections.abc import AsyncIterator, Iterator

import pytest
from aiogram import Bot, Dispatcher
from aiogram.types import CallbackQuery, Message

from bot.emulator import Emulator, Failure
from bot.emulator.failures import (
    Way,
    bad_gateway,
    blocked,
    cut,
    flood,
    hang,
    lost,
    refused,
    reset,
    server_error,
)
from bot.emulator.refusals import Refusal
from bot.telegram import serve
from bot.telegram.intake import Intake
from bot.telegram.serve import poll
from bot.wire import sender as sender_module
from bot.wire.journal import withhold_words
from bot.wire.payload import Payload
from bot.wire.recipient import Recipient
from bot.wire.sender import Sender

HER = 7777000123
MARKER = "MRKR-5f1c"
ONE = str(HER)
CANARY = {
    ONE,
    f"{HER:x}",
    "Zqxcanary",
    "canary_zz9",
    MARKER,
    "990000777",
    "synthetic",
    "1:emulated",
    "emulated",
    base64.b64encode(ONE.encode()).decode(),
    *(HER.to_bytes(8, order).hex() for order in ("big", "little")),
    *(hashlib.new(kind, ONE.encode()).hexdigest() for kind in ("md5", "sha1", "sha256", "sha512", "blake2b")),
}
FAILURES = [
    bad_gateway(),
    blocked(),
    cut(),
    flood(1),
    hang(),
    lost(),
    refused(f"chat {HER} not found"),
    refused("can't parse entities: MRKR-5f1c"),
    reset(),
    server_error(),
    Failure(way=Way.REFUSED, refusal=Refusal(409, f"Conflict {HER}")),
]


@pytest.fixture(autouse=True)
def _at_debug(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Library loggers on, as in the promise."""
    factory = logging.getLogRecordFactory()
    withhold_words()
    for name in ("", "aiogram", "aiogram.event", "aiohttp", "asyncio", "bot"):
        caplog.set_level(logging.DEBUG, logger=name or None)
    monkeypatch.setattr(sender_module, "SECONDS", 0.05)
    monkeypatch.setattr(serve, "HANG_UP", 0.05)
    yield
    logging.setLogRecordFactory(factory)


@pytest.fixture
async def served(
    bot: Bot, intake: Intake, dispatcher: Dispatcher, sender: Sender
) -> AsyncIterator[asyncio.Queue[str]]:
    """A bot that echoes, fails on `fail`, and tells when it is through with an update."""
    through: asyncio.Queue[str] = asyncio.Queue()

    async def said(message: Message) -> None:
        recipient = Recipient(chat_id=message.chat.id)
        await sender.show(recipient, Payload(language="en", text=message.text or MARKER))
        await sender.erase(recipient, message.message_id)
        await through.put("said")
        raise ValueError(f"{MARKER} {message!r} {recipient!r}")

    async def pressed(query: CallbackQuery) -> None:
        await sender.answer(query.id)
        await sender.show(Recipient(chat_id=query.from_user.id), Payload(language="en", text=MARKER), 1)
        await through.put("pressed")
        raise LookupError(query.data, query.from_user)

    async def pause(_seconds: float) -> None: ...

    dispatcher.message.register(said)
    dispatcher.callback_query.register(pressed)
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(poll(bot, intake, tasks=tasks, pause=pause))
        yield through
        task.cancel()


def leaks(text: str) -> set[str]:
    return {mark for mark in CANARY if mark in text}


@pytest.mark.parametrize("failure", FAILURES)
async def test_nothing_of_her_is_logged_whatever_fails(
    emulator: Emulator,
    served: asyncio.Queue[str],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    failure: Failure,
) -> None:
    for method in ("sendMessage", "editMessageText", "deleteMessage", "answerCallbackQuery", "getUpdates"):
        emulator.failures.plan(method, failure, times=2)

    emulator.people.say(HER, f"{MARKER} +990000777")
    await served.get()
    emulator.people.send(HER, "contact")
    await served.get()
    emulator.people.forge(HER, 1, MARKER)
    await served.get()
    emulator.world.updates.add(
        "message", {"chat": {"id": HER, "type": "private"}, "from": {"id": HER}, "text": 5}
    )
    emulator.people.say(HER, MARKER)
    await served.get()

    said = "\n".join(f"{record.getMessage()} {vars(record)}" for record in caplog.records)
    out, err = capfd.readouterr()
    assert "telegram.update.failed" in said
    assert leaks(said + caplog.text + out + err) == set()


async def test_what_aiogram_would_say_of_a_failing_handler_is_withheld(
    bot: Bot, dispatcher: Dispatcher, caplog: pytest.LogCaptureFixture
) -> None:
    """The planted leak: aiogram's own way in logs the exception, and the exception holds the message."""

    async def fail(message: Message) -> None:
        raise ValueError(message.text)

    dispatcher.message.register(fail)
    update = {
        "update_id": HER,
        "message": {
            "message_id": 5,
            "date": 1,
            "chat": {"id": HER, "type": "private"},
            "from": {"id": HER, "is_bot": False, "first_name": "Zqxcanary"},
            "text": MARKER,
        },
    }
    withheld = await _logged(bot, dispatcher, update, caplog)
    logging.setLogRecordFactory(logging.LogRecord)
    told = await _logged(bot, dispatcher, update, caplog)

    assert "words withheld" in withheld
    assert leaks(withheld) == set()
    assert {ONE, MARKER} <= leaks(told)


async def _logged(
    bot: Bot, dispatcher: Dispatcher, update: dict[str, object], caplog: pytest.LogCaptureFixture
) -> str:
    caplog.clear()
    with pytest.raises(ValueError, match=MARKER):
        await dispatcher.feed_raw_update(bot, update)
    return caplog.text


def test_the_canary_is_seen_when_it_is_there() -> None:
    assert leaks(f"chat 1{HER}") == {ONE}
    assert leaks(hashlib.sha256(ONE.encode()).hexdigest())
