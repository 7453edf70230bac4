"""Time for tests: it stands still, passes by the pauses that are made, and by what a test lets pass."""

import asyncio

LONG = 60.0
"""Pauses of a minute are a round of something that goes on beside; only a test lets that much pass."""


class Moments:
    """A clock and the pause that belongs to it."""

    def __init__(self) -> None:
        self.now = 1_000_000.0
        self.pauses: list[float] = []
        self._rounds: list[tuple[float, asyncio.Event]] = []

    def clock(self) -> float:
        return self.now

    async def pause(self, seconds: float) -> None:
        if seconds < LONG:
            self.pauses.append(seconds)
            self.now += seconds
            await asyncio.sleep(0)  # who pauses lets others go on
            return
        due = asyncio.Event()
        self._rounds.append((self.now + seconds, due))
        await due.wait()

    def passes(self, seconds: float) -> None:
        """So much time goes by; whatever waited for less goes on."""
        self.now += seconds
        for moment, due in self._rounds:
            if moment <= self.now:
                due.set()
        self._rounds = [(moment, due) for moment, due in self._rounds if not due.is_set()]
