"""Rate limits: about one message a second in a chat, bursts tolerated (Bots FAQ: Broadcasting to users)."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`burst` messages at once in a chat, then one every `seconds`. Off as long as `burst` is None."""

    burst: int | None = None
    seconds: float = 1.0


class Meter:
    """How much of each chat's burst is used up, by the injected clock (a leaking bucket)."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._used: dict[int, tuple[float, float]] = {}

    def wait_for(self, chat_id: int, now: float) -> int | None:
        """Seconds to wait when the chat is full, else None and the message is counted. Refused ones are not."""
        if self._limits.burst is None:
            return None
        used, since = self._used.get(chat_id, (0.0, now))
        used = max(0.0, used - (now - since) / self._limits.seconds)
        if used + 1 > self._limits.burst:
            return max(1, math.ceil((used + 1 - self._limits.burst) * self._limits.seconds))
        self._used[chat_id] = (used + 1, now)
        return None
