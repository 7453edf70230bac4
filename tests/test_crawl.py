"""Every button of every view is pressed: no dead end, no refused call, on two servers by different authors."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from aiogram import Dispatcher
from aiogram.methods import EditMessageText, SendMessage, TelegramMethod
from aiogram.types import InlineKeyboardMarkup
from teremok import MockBot, MockCallbackQuery, MockMessageText

from bot import app
from bot.content.snapshot import Shelves
from bot.library import Library
from bot.tally import Tally
from bot.telegram.handlers import Handlers, router
from bot.wire.budgets import UNLIMITED, Budgets
from bot.wire.memory import Memory
from bot.wire.screen import Screen
from bot.wire.sender import Sender
from flows.checklist import signs
from flows.graph import CLOSED, MENU, Rule
from flows.model import Region
from flows.packing import unpack
from flows.snapshot import Content
from flows.texts import ENGLISH
from tests.conftest import NOON
from tests.whole_bot import the_bot

SIGNS = ["☎", "✕", "‹", "☰"]
LIKELY = {None, Region("KH"), Region("US"), Region("US-CA"), Region("AE")}
"""Places told apart by the crawl; every country's own card is seen by flows.rehearsal."""

Press = Callable[[str], Awaitable[list[str]]]
"""Presses a button's data and gives the data of the buttons of the view that came."""


@pytest.fixture(scope="module")
def library(shelves: Shelves) -> Library:
    return Library(shelves, lambda: NOON)


async def test_pressing_everything_meets_no_dead_end_in_teremok(content: Content) -> None:
    bot = _teremok(content)

    async def press(data: str) -> list[str]:
        result = await bot.dispatch(MockCallbackQuery(data))
        edits, sends = result.requests.edit_message_text, result.requests.send_message
        assert (len(edits), len(sends)) == (1, 0), f"a view was refused: {data}"
        return _checked(edits[0], data, content)

    start = await bot.dispatch(MockMessageText("/start"))

    seen = await _crawl(_checked(start.requests.send_message[0], "", content), press, content)

    for language in content.texts.languages:
        reached = {kind[0] for kind in seen if kind[-1] == language}
        assert content.graph.nodes.keys() - reached <= UNPRESSED


UNPRESSED = {
    *("away", "unclear", "refused", "place.which", "offer.changed", "check.changed", "closed.left"),
    *("topic.which", "people.named", "offtopic"),
}
"""Views that come from typing, sending or starting, or from buttons of another revision."""


async def test_pressing_everything_is_refused_nothing_on_the_local_bot_api(library: Library) -> None:
    content = library.content()

    async with the_bot(library) as woman:
        await woman.says("/start")

        async def press(data: str) -> list[str]:
            woman.emulator.people.forge(woman.id, woman.newest(), data)
            await woman.settled()
            return [button.data for button in woman.buttons() if button.data]

        first = [button.data for button in woman.buttons() if button.data]
        await _crawl(first, press, content, places=frozenset({None, Region("KH")}))
        refused = [call.method for call in woman.emulator.calls.refused()]

    assert refused == []


async def _crawl(
    first: list[str], press: Press, content: Content, places: frozenset[Region | None] | None = None
) -> set[tuple[object, ...]]:
    """Presses each button once for each kind of view it leads to; with places, only those and only in English."""
    seen: set[tuple[object, ...]] = set()
    waiting = list(first)
    while waiting:
        data = waiting.pop()
        kind = _kind(data, content)
        if kind in seen or (places and (kind[1] not in places or kind[-1] != ENGLISH)):
            continue
        seen.add(kind)
        waiting += await press(data)
    return seen


def _kind(data: str, content: Content) -> tuple[object, ...]:
    state = unpack(data, content.codes)
    assert state is not None, data
    rule = content.graph.nodes[state.node].rule
    need = state.need if rule is Rule.PEOPLE else None
    area = state.area if rule is Rule.COUNTRIES else None
    found: object = None
    if state.answers is not None and rule in (Rule.RESULT, Rule.PAUSE):
        checklist = content.graph.checklists[state.answers.checklist]
        given = sum(map(bool, state.answers.marks))
        found = given if rule is Rule.PAUSE else bool(signs(checklist, state.answers))
    here = state.here if state.here in LIKELY else "elsewhere"
    picks = rule in (Rule.LIKELIEST, Rule.AREAS, Rule.COUNTRIES)
    looks = picks and state.back is not None and content.graph.is_within(state.back.node, MENU)
    return (state.node, here, need, area, found, looks, min(state.page, 2), state.language)


def _checked(shown: TelegramMethod[Any], data: str, content: Content) -> list[str]:
    assert isinstance(shown, EditMessageText | SendMessage)
    markup = shown.reply_markup
    if markup is None:
        state = unpack(data, content.codes)
        assert state is not None
        assert state.node == CLOSED
        return []
    assert isinstance(markup, InlineKeyboardMarkup)
    last = [button.text[0] for row in markup.inline_keyboard[-2:] for button in row]
    assert last == SIGNS
    return list(_data(markup))


def _data(markup: InlineKeyboardMarkup) -> Iterator[str]:
    yield from (
        button.callback_data for row in markup.inline_keyboard for button in row if button.callback_data
    )


def _teremok(content: Content) -> MockBot:
    dispatcher = Dispatcher(disable_fsm=True)
    bot = MockBot(dispatcher)

    async def pause(_: float) -> None:
        raise AssertionError("nothing is refused, so nothing is waited for")

    budgets = Budgets(clock=lambda: 0.0, pause=pause, rates=UNLIMITED)
    sender = Sender(bot, way_out=app.way_out(content, NOON), budgets=budgets, pause=pause)
    everyday = app.everyday(lambda: content, lambda: NOON)
    screen = Screen(sender=sender, memory=Memory(lambda: 0.0), everyday=everyday)
    tally = Tally(folder=None, today=lambda: NOON.today)
    handlers = Handlers(
        content=lambda: content, screen=screen, sender=sender, tally=tally, clock=lambda: NOON
    )
    dispatcher.include_router(router(handlers))
    return bot
