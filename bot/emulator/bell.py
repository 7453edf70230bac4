"""One bell that is rung at every change, for all who wait for something to become true."""

import asyncio
from collections.abc import Callable


class Bell:
    """Waiting without sleeping: who waits looks again at each ring. Rings are never lost to a waiter."""

    def __init__(self) -> None:
        self._next = asyncio.Event()
        self.closed = False

    def ring(self) -> None:
        """Everybody who waits looks again."""
        rung, self._next = self._next, asyncio.Event()
        rung.set()

    def close(self) -> None:
        """The server stops: nobody may keep it waiting."""
        self.closed = True
        self.ring()

    async def until(self, condition: Callable[[], bool], timeout: float | None) -> bool:  # noqa: ASYNC109 - the API's own
        """Whether `condition` came true before `timeout` seconds had passed or the server closed."""
        try:
            async with asyncio.timeout(timeout):
                while not condition() and not self.closed:
                    await self._next.wait()
        except TimeoutError:
            pass
        return condition()
