"""The switch on the page tells of the bot's real short memory: a visitor can watch Close forget her."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from playwright.async_api import Browser, expect

from bot import app
from bot.library import Library
from bot.wire.memory import Memory
from bot.wire.session import LeanSession
from tests.browser.conftest import Visit, at_emulator
from tests.conftest import NOON


@pytest.fixture
async def remembered(browser: Browser, library: Library) -> AsyncIterator[Visit]:
    memory = Memory(app.LOCAL_PACE.clock)
    async with at_emulator(browser, memory.report) as visit:
        bot = Bot(visit.emulator.settings.token, session=LeanSession(visit.address))
        serving = asyncio.ensure_future(app.serve(bot, library, lambda: NOON, memory=memory))
        yield visit
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


async def test_close_forgets_at_once(remembered: Visit) -> None:
    phone = await remembered.phone("?language=en")
    chats = phone.root.page.locator(".held dd").first
    await phone.starts()
    await phone.shows("What would you like to know?")
    await phone.root.page.get_by_role("switch").click()
    await expect(chats).to_have_text("1")

    await phone.presses("✕ Close")

    await expect(chats).to_have_text("0")
