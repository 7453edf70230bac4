import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError

from bot.emulator import Chat, Emulator
from bot.emulator.refusals import OTHER_POLLER, POLL_BESIDE_WEBHOOK
from tests.bot.emulator.conftest import SHE, Clock, Raw


async def test_what_waited_before_the_bot_started_is_delivered(
    bot: Bot, emulator: Emulator, chat: Chat
) -> None:
    emulator.people.say(SHE, "/help me")

    updates = await bot.get_updates()

    assert [update.update_id for update in updates] == [1, 2]
    message = updates[0].message
    assert message is not None
    assert message.entities is not None
    assert (message.text, message.entities[0].type) == ("/start", "bot_command")
    assert message.from_user is not None
    assert message.from_user.language_code == "en"


async def test_an_offset_confirms_and_a_limit_limits(bot: Bot, emulator: Emulator, chat: Chat) -> None:
    for text in ("b", "c", "d"):
        emulator.people.say(SHE, text)

    assert [one.update_id for one in await bot.get_updates(limit=2)] == [1, 2]
    assert [one.update_id for one in await bot.get_updates(offset=3)] == [3, 4]
    assert [one.update_id for one in await bot.get_updates(offset=-1)] == [4]
    assert await bot.get_updates(offset=5) == []
    assert len(emulator.world.updates) == 0


async def test_a_long_poll_ends_with_the_first_update(bot: Bot, emulator: Emulator, chat: Chat) -> None:
    await bot.get_updates(offset=-1)
    poll = asyncio.create_task(bot.get_updates(offset=2, timeout=50))
    await emulator.world.bell.until(lambda: emulator.world.updates._poll == 2, None)
    emulator.people.say(SHE, "late")

    updates = await poll

    assert [one.update_id for one in updates] == [2]


async def test_a_second_poll_ends_the_first_with_a_conflict(bot: Bot, emulator: Emulator) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=50))
    await emulator.world.bell.until(lambda: emulator.world.updates._poll == 1, None)

    assert await bot.get_updates() == []

    with pytest.raises(TelegramConflictError, match=OTHER_POLLER):
        await poll


async def test_polling_beside_a_webhook_is_a_conflict(bot: Bot, raw: Raw) -> None:
    await bot.set_webhook("https://example.org/hook")

    assert await raw.refusal("getUpdates") == POLL_BESIDE_WEBHOOK


async def test_allowed_updates_are_remembered(bot: Bot, emulator: Emulator, chat: Chat) -> None:
    await bot.get_updates(offset=-1, allowed_updates=["callback_query"])
    emulator.people.say(SHE, "not wanted")
    emulator.people.forge(SHE, 1, "x")

    updates = await bot.get_updates(offset=2)

    assert [one.event_type for one in updates] == ["callback_query"]


async def test_updates_are_kept_for_a_day(bot: Bot, chat: Chat, clock: Clock) -> None:
    clock.now += 24 * 3600 + 1

    assert await bot.get_updates() == []


async def test_stopping_ends_a_poll(bot: Bot, emulator: Emulator) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=50))
    await emulator.world.bell.until(lambda: emulator.world.updates._poll == 1, None)

    await emulator.stop()

    assert await poll == []
