"""A browser without a screen, in front of the web chat; the real bot behind it. Nothing may leave this machine."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from aiogram import Bot
from playwright.async_api import Browser, ConsoleMessage, Error, Page, Request, async_playwright

from bot import app
from bot.content.snapshot import Shelves
from bot.emulator import Emulator, Report
from bot.library import Library
from bot.wire.session import LeanSession
from tests.browser.phone import Phone
from tests.conftest import NOON

CHROMIUM = "/usr/bin/chromium"
QUIETLY = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HELD = {"chats remembered": 1, "message numbers": 4, "bytes": 900}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A browser at the web chat's address. What it complains of, and what it asks of others, must stay empty."""

    browser: Browser
    address: str
    emulator: Emulator
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    async def opens(self, query: str = "", *, width: int = 390, height: int = 780) -> Page:
        """The page in a window of its own."""
        context = await self.browser.new_context(viewport={"width": width, "height": height}, locale="en-US")
        await context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = await context.new_page()
        _overhear(page, self)
        await page.goto(f"{self.address}/{query}")
        return page

    async def phone(self, query: str = "", *, width: int = 390, height: int = 780) -> Phone:
        """The page with one phone on it."""
        page = await self.opens(query, width=width, height=height)
        return Phone(page.locator(".phone"))


def _overhear(page: Page, visit: Visit) -> None:
    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            visit.complaints.append(message.text)

    def failed(error: Error) -> None:
        visit.complaints.append(error.message)

    def asked(request: Request) -> None:
        if not request.url.startswith(f"{visit.address}/"):
            visit.strangers.append(request.url)

    page.on("console", said)
    page.on("pageerror", failed)
    page.on("request", asked)


@pytest.fixture(scope="session")
def library(shelves: Shelves) -> Library:
    return Library(shelves, lambda: NOON)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
        yield browser
        await browser.close()


@pytest.fixture
async def visit(browser: Browser, library: Library) -> AsyncIterator[Visit]:
    """At the real bot."""
    async with at_emulator(browser, lambda: HELD) as visit, _the_bot(visit, library):
        yield visit


@pytest.fixture
async def alone(browser: Browser) -> AsyncIterator[Visit]:
    """At an emulator without a bot: the test plays it."""
    async with at_emulator(browser, None) as visit:
        yield visit


@asynccontextmanager
async def at_emulator(browser: Browser, report: Report | None) -> AsyncIterator[Visit]:
    emulator = Emulator(report=report)
    visit = Visit(browser=browser, address=await emulator.start(), emulator=emulator)
    yield visit
    for context in browser.contexts:
        await context.close()
    await emulator.stop()
    assert (visit.complaints, visit.strangers) == ([], [])


@asynccontextmanager
async def _the_bot(visit: Visit, library: Library) -> AsyncIterator[None]:
    bot = Bot(visit.emulator.settings.token, session=LeanSession(visit.address))
    serving = asyncio.ensure_future(app.serve(bot, library, lambda: NOON))
    yield
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)
