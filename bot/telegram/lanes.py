"""Lanes: a chat's updates one after the other, different chats side by side, all of it bounded."""

import asyncio
from asyncio import Future, Queue, TaskGroup
from collections import deque
from collections.abc import Awaitable, Callable
from typing import NamedTuple

WORKERS = 256
"""Updates handled at a time. Many, because a chat that has spoken too fast waits where it stands (wire.budgets)."""
DEPTH = 100
"""Of one chat. As many as getUpdates gives at once: a whole batch is taken, even all of one chat."""
MOST = 6400
"""Of all chats together."""


class _Waiting(NamedTuple):
    update: object
    done: "Future[None]"


class Lanes:
    """A lane for each chat that has updates in work, gone with the last of them. Chats take turns, one update each."""

    def __init__(self, tasks: TaskGroup, take: Callable[[object], Awaitable[None]]) -> None:
        self._take = take
        self._lanes: dict[int, deque[_Waiting]] = {}
        self._ready: Queue[int] = Queue()  # each lane is in it once at most, unless it is being worked on
        self._open: set[Future[None]] = set()
        self._workers = [tasks.create_task(self._work()) for _ in range(WORKERS)]

    def put(self, number: int, update: object) -> "Future[None] | None":
        """Done when the update is handled. None when there is no room: a flood from one chat is not kept."""
        lane = self._lanes.get(number)
        if len(self._open) >= MOST or (lane is not None and len(lane) >= DEPTH):
            return None
        done: Future[None] = asyncio.get_running_loop().create_future()
        self._open.add(done)
        done.add_done_callback(self._open.discard)
        if lane is None:
            lane = self._lanes[number] = deque()
            self._ready.put_nowait(number)
        lane.append(_Waiting(update, done))
        return done

    async def close(self, seconds: float) -> None:
        """Finishes what was taken in, for so long; then ends the workers."""
        if self._open:
            await asyncio.wait(self._open, timeout=seconds)
        for worker in self._workers:
            worker.cancel()

    async def _work(self) -> None:
        try:
            while True:
                await self._work_one(await self._ready.get())
        finally:
            for lane in self._lanes.values():  # nobody shall wait for what will not be done
                while lane:
                    lane.popleft().done.set_result(None)

    async def _work_one(self, number: int) -> None:
        """The oldest update of this lane; then the lane goes behind the others, or away."""
        lane = self._lanes[number]
        update, done = lane.popleft()
        try:
            await self._take(update)
        finally:
            done.set_result(None)
        if lane:
            self._ready.put_nowait(number)
        else:
            del self._lanes[number]
