"""Long polling. Its own loop on raw updates: aiogram's parses a batch at once, and one bad update would cost all.

An update is confirmed by the next call's offset, after its batch was handled or `PATIENCE` is over: a crash loses at
most what takes longer. What is fetched twice does no harm: the same view again.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from aiogram import Bot
from aiogram.methods import TelegramMethod

from bot.settings import SettingsError
from bot.telegram.envelope import KINDS, chat_number, update_id
from bot.telegram.intake import Intake
from bot.telegram.lanes import Lanes
from bot.wire.attempts import attempt
from bot.wire.refusals import Refusal, Refused

LONG_POLL = 30
"""Seconds Telegram holds an empty call."""
HANG_UP = 40
"""Seconds after which we give a call up ourselves."""
PATIENCE = 1.0
"""Seconds a batch may hold up the next: the most that one slow chat can cost the others."""
GRACE = 5.0
"""Seconds to finish what is in flight when we stop."""
LONGEST_PAUSE = 30

_log = logging.getLogger(__name__)


class RawUpdates(TelegramMethod[list[object]]):
    """getUpdates whose updates are left as they came."""

    __returning__ = list[object]
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int = LONG_POLL
    allowed_updates: tuple[str, ...] = KINDS


async def poll(
    bot: Bot, intake: Intake, *, tasks: asyncio.TaskGroup, pause: Callable[[float], Awaitable[None]]
) -> None:
    """Until cancelled; then finishes what is in flight. Raises `SettingsError` when the token is refused."""
    lanes = Lanes(tasks, intake.take)
    polling = _Polling(bot, pause)
    try:
        while True:
            batch = await polling.batch()
            handled = [done for raw in batch if (done := _put(lanes, raw)) is not None]
            if handled:
                await asyncio.wait(handled, timeout=PATIENCE)
    finally:
        await lanes.close(GRACE)


def _put(lanes: Lanes, raw: object) -> "asyncio.Future[None] | None":
    done = lanes.put(chat_number(raw), raw)
    if done is None:
        _log.warning("telegram.poll.lane_full")
    return done


class _Polling:
    """Where we are in the queue of updates, and how the line is."""

    def __init__(self, bot: Bot, pause: Callable[[float], Awaitable[None]]) -> None:
        self._bot = bot
        self._pause = pause
        self._offset: int | None = None
        self._failures = 0
        self._trouble: Refusal | None = None

    async def batch(self) -> list[object]:
        """The next updates; empty after a failure, which has been waited out."""
        call = RawUpdates(offset=self._offset, timeout=LONG_POLL, allowed_updates=KINDS)
        outcome = await attempt(self._bot, call, seconds=HANG_UP)
        if isinstance(outcome, Refused):
            await self._failed(outcome)
            return []
        numbers = [number for raw in outcome if (number := update_id(raw)) is not None]
        if outcome and not numbers:  # not a Bot API's answer: cannot be confirmed, would come again at once
            await self._failed(Refused(refusal=Refusal.OTHER))
            return []
        self._failures, self._trouble = 0, None
        self._offset = max(numbers) + 1 if numbers else self._offset
        return outcome

    async def _failed(self, refused: Refused) -> None:
        if refused.refusal is Refusal.UNAUTHORIZED:
            raise SettingsError(
                "the Bot API server does not know this bot: check WAYPOST_BOT_TOKEN and WAYPOST_API_URL"
            )
        if refused.refusal is not self._trouble:
            _log.warning(_said(refused.refusal))
        self._trouble = refused.refusal
        self._failures += 1
        await self._pause(max(min(2 ** (self._failures - 1), LONGEST_PAUSE), refused.retry_after or 0))


def _said(refusal: Refusal) -> str:
    """Once for each kind of trouble in a row, not at each attempt."""
    if refusal is Refusal.CONFLICT:
        return "telegram.poll.conflict: another copy runs with this token, or a webhook is set"
    return f"telegram.poll.{refusal.value}"
