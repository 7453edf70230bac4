"""How fast we may speak: about a message a second in a chat, about thirty a second over all (Bots FAQ, Broadcasting).

Nothing is queued here. For each chat, and for all together, one moment is kept: until when we have spoken ahead (the
generic cell rate algorithm, ITU-T I.371). Who must wait waits where it stands, and only so many updates are handled
at a time (bot.telegram.lanes). Edits count as messages do. Deletions and answers do not: their limits are far away
(tdlib/telegram-bot-api, issues 403 and 572), and a refusal of one is obeyed all the same.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.wire.payload import Urgency

LONGEST_WAIT = 30
"""Seconds that are worth waiting: her next taps wait as long."""
MOST_CHATS = 4096
"""Chats that spoke in the last seconds: more than the overall rate lets through."""

_AHEAD = {Urgency.QUIET: 1, Urgency.ORDINARY: 10, Urgency.EMERGENCY: 20}
"""Messages over all that may go at once. Where ordinary ones must wait there is still room for the urgent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Seconds that a message takes, in its chat and over all, and how many may go at once in a chat."""

    chat_seconds: float = 1.0
    chat_burst: int = 10
    """Enough to tap through a check as fast as one reads."""
    all_seconds: float = 1 / 30


TELEGRAM = Rates()
UNLIMITED = Rates(chat_seconds=0.0, all_seconds=0.0)
"""For the local Bot API, which has one person at a time and no limits."""


class Budgets:
    """When the next message may go. Holds chat ids for some seconds, and shows none."""

    def __init__(
        self,
        *,
        clock: Callable[[], float],
        pause: Callable[[float], Awaitable[None]],
        rates: Rates = TELEGRAM,
    ) -> None:
        self._clock = clock
        self._pause = pause
        self._rates = rates
        self._all = 0.0
        self._chats: dict[int, float] = {}
        self._refused = (0, 0.0)
        self._lines = {urgency: asyncio.Lock() for urgency in _AHEAD}

    async def turn(self, chat_id: int, urgency: Urgency) -> bool:
        """Returns when a message may go; False when that would take too long. A Close goes at once."""
        if urgency is not Urgency.CLOSE:
            if not await self._waited(self._until_chat(chat_id), urgency):
                return False
            async with self._lines[urgency]:
                if not await self._waited(self._until_all(urgency), urgency):
                    return False
        now = self._clock()
        self._all = max(self._all, now) + self._rates.all_seconds
        self._spoken(chat_id, max(self._chats.get(chat_id, now), now) + self._rates.chat_seconds)
        return True

    def hold(self, chat_id: int, seconds: float) -> None:
        """Telegram said `retry_after`. It does not say of whom: when two chats are refused at a time, of all."""
        until = self._clock() + seconds
        last_refused, held = self._refused
        if last_refused != chat_id and held > self._clock():
            self._all = max(self._all, until + self._ahead(Urgency.EMERGENCY))
        self._refused = (chat_id, until)
        self._spoken(chat_id, until + self._chat_ahead())

    async def _waited(self, seconds: float, urgency: Urgency) -> bool:
        """An emergency is tried in spite of a long refusal: it costs nothing, and we only guess whom it was for."""
        if seconds > LONGEST_WAIT:
            return urgency is Urgency.EMERGENCY
        if seconds > 0:
            await self._pause(seconds)
        return True

    def _until_chat(self, chat_id: int) -> float:
        return self._chats.get(chat_id, 0.0) - self._chat_ahead() - self._clock()

    def _until_all(self, urgency: Urgency) -> float:
        return self._all - self._ahead(urgency) - self._clock()

    def _chat_ahead(self) -> float:
        return (self._rates.chat_burst - 1) * self._rates.chat_seconds

    def _ahead(self, urgency: Urgency) -> float:
        return (_AHEAD[urgency] - 1) * self._rates.all_seconds

    def _spoken(self, chat_id: int, until: float) -> None:
        if len(self._chats) >= MOST_CHATS:
            now = self._clock()
            self._chats = {chat: moment for chat, moment in self._chats.items() if moment > now}
        if len(self._chats) >= MOST_CHATS:
            del self._chats[next(iter(self._chats))]
        self._chats[chat_id] = until
