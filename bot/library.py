"""The content in use.

A saved directory is read apart, checked, and swapped in whole; what is broken or looks like an accident changes
nothing, and says so.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from bot.content.reloading import Seal, read_apart, seal
from bot.content.snapshot import Shelves, load
from bot.operators.accepting import Accepted, accepted_of, accepted_path, read_accepted, suspicious
from bot.wire.journal import where
from flows.model import ContentError, Now, Problem
from flows.snapshot import Content

SECOND = 1.0
HOURS_HOLD = timedelta(days=1)
"""Opening hours are compiled for some days ahead: once a day they are compiled anew."""

_log = logging.getLogger(__name__)


class Library:
    """Asked for the content at every update. Only the directory is read again while the bot runs."""

    def __init__(self, shelves: Shelves, now: Callable[[], Now]) -> None:
        self._shelves = shelves
        self._now = now
        # Looked at before reading, so that what is saved meanwhile is noticed.
        self._seen, self._read_at = self._seals(), now().moment
        self._content = load(shelves, now())

    def content(self) -> Content:
        """The content at this moment."""
        return self._content

    async def watch(self, pause: Callable[[float], Awaitable[None]]) -> None:
        """Until cancelled: a saved file, also one that was renamed into place, is noticed within a second."""
        while True:
            await pause(SECOND)
            try:
                await self.notice()
            except Exception as error:  # noqa: BLE001 - a bug in reading must not end the bot for everybody
                _log.error("library.notice.failed %s", where(error))

    async def notice(self) -> None:
        """Reads the directory again if it was saved or accepted since, or a day has passed."""
        seals, moment = self._seals(), self._now().moment
        if seals == self._seen and moment - self._read_at < HOURS_HOLD:
            return
        self._seen, self._read_at = seals, moment
        await self.renew()

    async def renew(self) -> None:
        """The directory as it is saved now, if it is whole and nothing about it must wait for `accept`.

        Between its steps whoever is chatting gets an answer: each takes milliseconds, together they would be felt.
        """
        try:
            directory = await read_apart(self._shelves.directory, self._now())
            await asyncio.sleep(0)
            accepted = self._accepted()
            await asyncio.sleep(0)
            waiting = suspicious(accepted, directory)
            await asyncio.sleep(0)
        except ContentError as error:
            _say("library.broken.kept_last_good", error.problems)
            return
        if waiting:
            _say("library.suspicious.waits_for_accept", waiting)
            return
        self._content = replace(self._content, directory=directory)
        _log.info("library.directory.renewed")

    def _accepted(self) -> Accepted:
        return read_accepted(self._shelves.directory) or accepted_of(self._content.directory)

    def _seals(self) -> tuple[Seal | None, Seal | None]:
        return seal(self._shelves.directory), seal(accepted_path(self._shelves.directory))


def _say(code: str, problems: tuple[Problem, ...]) -> None:
    """File and line. What is wrong there, `waypost directory check` tells: a value never stands in a log."""
    for problem in problems:
        _log.error("%s %s:%d", code, problem.source.path, problem.source.line)
