import asyncio

import pytest

from bot.telegram import lanes as lanes_module
from bot.telegram.lanes import DEPTH, Lanes


class Work:
    """What the lanes were made to do, held up until `go`."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.begun: list[object] = []
        self.done: list[object] = []

    async def take(self, update: object) -> None:
        self.begun.append(update)
        await self.go.wait()
        self.done.append(update)


async def turns() -> None:
    """Everybody who can go on goes on."""
    for _ in range(5):
        await asyncio.sleep(0)


async def test_a_chat_keeps_its_order_and_waits_for_nobody_else() -> None:
    work = Work()
    async with asyncio.TaskGroup() as tasks:
        lanes = Lanes(tasks, work.take)
        for update in ("a1", "a2"):
            lanes.put(7, update)
        lanes.put(8, "b1")
        await turns()
        begun = list(work.begun)
        work.go.set()
        await lanes.close(5)

    assert begun == ["a1", "b1"]
    assert work.done.index("a1") < work.done.index("a2")


async def test_an_update_is_done_when_it_is_handled() -> None:
    work = Work()
    async with asyncio.TaskGroup() as tasks:
        lanes = Lanes(tasks, work.take)
        done = lanes.put(7, "a1")
        assert done is not None
        await turns()
        before = done.done()
        work.go.set()
        await done
        await lanes.close(5)

    assert not before


async def test_a_full_lane_takes_no_more_and_the_others_do() -> None:
    work = Work()
    async with asyncio.TaskGroup() as tasks:
        lanes = Lanes(tasks, work.take)
        taken = [lanes.put(7, number) for number in range(DEPTH + 1)]
        other = lanes.put(8, "b1")
        work.go.set()
        await lanes.close(5)

    assert [one is None for one in taken] == [False] * DEPTH + [True]
    assert other is not None


async def test_chats_take_turns_when_there_are_more_than_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes_module, "WORKERS", 1)
    work = Work()
    work.go.set()
    async with asyncio.TaskGroup() as tasks:
        lanes = Lanes(tasks, work.take)
        for update in ("a1", "a2", "a3"):
            lanes.put(7, update)
        lanes.put(8, "b1")
        await lanes.close(5)

    assert work.done == ["a1", "b1", "a2", "a3"]


async def test_there_is_an_end_to_what_is_taken_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes_module, "MOST", 2)
    work = Work()
    async with asyncio.TaskGroup() as tasks:
        lanes = Lanes(tasks, work.take)
        taken = [lanes.put(number, "a") for number in range(3)]
        work.go.set()
        await lanes.close(5)

    assert [one is None for one in taken] == [False, False, True]


async def test_no_chat_is_kept_once_its_updates_are_handled() -> None:
    work = Work()
    work.go.set()
    async with asyncio.TaskGroup() as tasks:
        lanes = Lanes(tasks, work.take)
        done = lanes.put(7, "a1")
        assert done is not None
        await done
        await turns()

        assert lanes._lanes == {}

        await lanes.close(5)


async def test_closing_gives_up_on_what_takes_too_long() -> None:
    work = Work()
    async with asyncio.TaskGroup() as tasks:
        lanes = Lanes(tasks, work.take)
        begun, queued = lanes.put(7, "a1"), lanes.put(7, "a2")
        await turns()
        await lanes.close(0)

    assert begun is not None
    assert queued is not None
    assert begun.done()
    assert queued.done()
    assert work.done == []


async def test_closing_with_nothing_in_flight_ends_at_once() -> None:
    async with asyncio.TaskGroup() as tasks:
        await Lanes(tasks, Work().take).close(5)
