"""The pace, with a clock that moves only by the pauses made."""

import asyncio

import pytest

from bot.wire import budgets as budgets_module
from bot.wire.budgets import LONGEST_WAIT, UNLIMITED, Budgets, Rates
from bot.wire.payload import Urgency
from tests.moments import Moments

HER, HIM = 7777000123, 7777000124


@pytest.fixture
def budgets(moments: Moments) -> Budgets:
    return Budgets(clock=moments.clock, pause=moments.pause)


async def say(budgets: Budgets, chat_id: int, times: int, urgency: Urgency = Urgency.ORDINARY) -> None:
    for _ in range(times):
        assert await budgets.turn(chat_id, urgency)


async def test_a_burst_goes_at_once_and_then_one_a_second(budgets: Budgets, pauses: list[float]) -> None:
    await say(budgets, HER, 10)
    at_once = list(pauses)
    await say(budgets, HER, 3)

    assert at_once == []
    assert pauses == pytest.approx([1.0, 1.0, 1.0])


async def test_who_was_silent_has_her_burst_again(
    budgets: Budgets, moments: Moments, pauses: list[float]
) -> None:
    await say(budgets, HER, 10)
    moments.passes(30)
    await say(budgets, HER, 10)

    assert pauses == []


async def test_over_all_chats_it_is_about_thirty_a_second(budgets: Budgets, moments: Moments) -> None:
    begin = moments.now
    for chat_id in range(300):
        await say(budgets, chat_id, 1)

    assert moments.now - begin == pytest.approx(290 / 30)


async def test_emergencies_go_where_others_must_wait(budgets: Budgets, pauses: list[float]) -> None:
    for chat_id in range(10):
        await say(budgets, chat_id, 1)

    await say(budgets, HER, 1, Urgency.EMERGENCY)
    before = list(pauses)
    await say(budgets, HIM, 1)

    assert before == []
    assert pauses == pytest.approx([2 / 30])


async def test_what_nobody_waits_for_goes_last(budgets: Budgets, pauses: list[float]) -> None:
    await say(budgets, HER, 1)
    await say(budgets, HER, 1, Urgency.QUIET)

    assert pauses == pytest.approx([1 / 30])


async def test_emergencies_do_not_stand_in_the_line_of_the_others(moments: Moments) -> None:
    gate = asyncio.Event()

    async def pause(_seconds: float) -> None:
        await gate.wait()

    budgets = Budgets(clock=moments.clock, pause=pause)
    for chat_id in range(10):
        await say(budgets, chat_id, 1)
    waiting = [asyncio.ensure_future(budgets.turn(chat_id, Urgency.ORDINARY)) for chat_id in range(20, 40)]
    await asyncio.sleep(0)

    assert await budgets.turn(HER, Urgency.EMERGENCY)
    assert not any(each.done() for each in waiting)

    gate.set()
    assert all(await asyncio.gather(*waiting))


async def test_a_close_waits_for_nothing_and_counts(budgets: Budgets, pauses: list[float]) -> None:
    budgets.hold(HIM, 5)
    budgets.hold(HER, 5)
    await say(budgets, HER, 20, Urgency.CLOSE)
    at_once = list(pauses)
    await say(budgets, HER, 1)

    assert at_once == []
    assert pauses == pytest.approx([25])


async def test_a_wait_that_telegram_asks_for_is_kept(budgets: Budgets, pauses: list[float]) -> None:
    budgets.hold(HER, 5)
    await say(budgets, HIM, 1)
    free = list(pauses)
    await say(budgets, HER, 1)

    assert free == []
    assert pauses == pytest.approx([5])


async def test_two_chats_refused_at_a_time_mean_all(budgets: Budgets, pauses: list[float]) -> None:
    budgets.hold(HER, 5)
    budgets.hold(HER, 5)
    budgets.hold(HIM, 7)
    await say(budgets, 3, 1, Urgency.EMERGENCY)

    assert pauses == pytest.approx([7])


async def test_two_chats_refused_one_long_after_the_other_mean_themselves(
    budgets: Budgets, moments: Moments, pauses: list[float]
) -> None:
    budgets.hold(HER, 5)
    moments.passes(6)
    budgets.hold(HIM, 5)
    await say(budgets, 3, 1)

    assert pauses == []


@pytest.mark.parametrize("refused", [(HER,), (HIM, 3)])
async def test_what_would_take_too_long_does_not_go(
    budgets: Budgets, pauses: list[float], refused: tuple[int, ...]
) -> None:
    for chat_id in refused:
        budgets.hold(chat_id, LONGEST_WAIT + 5)

    assert not await budgets.turn(HER, Urgency.ORDINARY)
    assert pauses == []


async def test_an_emergency_is_tried_all_the_same(budgets: Budgets, pauses: list[float]) -> None:
    for chat_id in (HER, HIM):
        budgets.hold(chat_id, LONGEST_WAIT + 5)

    assert await budgets.turn(HER, Urgency.EMERGENCY)
    assert pauses == []


async def test_the_local_bot_api_has_no_limits(moments: Moments, pauses: list[float]) -> None:
    budgets = Budgets(clock=moments.clock, pause=moments.pause, rates=UNLIMITED)

    await say(budgets, HER, 500)

    assert pauses == []


@pytest.mark.parametrize("seconds", [0.5, 100.0])
async def test_no_more_chats_are_kept_than_spoke_lately(
    moments: Moments, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    monkeypatch.setattr(budgets_module, "MOST_CHATS", 100)
    rates = Rates(chat_seconds=seconds, chat_burst=1, all_seconds=0.01)
    budgets = Budgets(clock=moments.clock, pause=moments.pause, rates=rates)

    for chat_id in range(1000):
        await say(budgets, chat_id, 1, Urgency.CLOSE)
        moments.passes(0.01)

    assert len(budgets._chats) <= 100
