"""The queue of updates: offsets, long polling, and who may read it (docs: Getting updates)."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.emulator.bell import Bell
from bot.emulator.fields import Fields
from bot.emulator.refusals import OTHER_POLLER, POLL_BESIDE_WEBHOOK, Refusal
from bot.emulator.values import Json, JsonObject, as_list

KEPT_SECONDS = 24 * 3600  # docs: "updates will not be kept longer than 24 hours"
MOST_AT_ONCE = 100
LONGEST_POLL = 50  # seconds; longer wishes are cut, as the live server does
DEFAULT_LIMIT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """One waiting update and when it was made."""

    id: int
    made: float
    body: JsonObject

    def to_json(self) -> JsonObject:
        """As Telegram writes it."""
        return {"update_id": self.id, **self.body}


class Updates:
    """What waits for the bot. Reading does not remove; a later offset, or a webhook's 2xx, does."""

    def __init__(self, bell: Bell, clock: Callable[[], float]) -> None:
        self._bell = bell
        self._clock = clock
        self._waiting: deque[Update] = deque()
        self._last = 0
        self._poll = 0
        self.allowed: tuple[str, ...] = ()
        self.webhook_is_set = False

    def add(self, kind: str, body: JsonObject) -> None:
        """Queue it, unless the bot said it does not want this kind (an empty list: all we make)."""
        if self.allowed and kind not in self.allowed:
            return
        self._last += 1
        self._waiting.append(Update(id=self._last, made=self._clock(), body={kind: body}))
        self._bell.ring()

    def __len__(self) -> int:
        return len(self._waiting)

    def first(self) -> Update | None:
        """The oldest that is still worth delivering."""
        while self._waiting and self._clock() - self._waiting[0].made > KEPT_SECONDS:
            self._waiting.popleft()
        return self._waiting[0] if self._waiting else None

    def confirm(self, offset: int) -> None:
        """Forget all before `offset`; a negative one keeps only so many of the last."""
        if offset < 0:
            offset = self._last + 1 + offset
        while self._waiting and self._waiting[0].id < offset:
            self._waiting.popleft()

    def drop(self) -> None:
        """Forget all that waits."""
        self._waiting.clear()

    def allow(self, wish: Json) -> None:
        """Remembered until the next wish (docs: allowed_updates); nothing said changes nothing."""
        listed = as_list(wish)
        if listed is not None:
            self.allowed = tuple(kind for kind in listed if isinstance(kind, str))

    async def poll(self, fields: Fields) -> Json:
        """The waiting updates, or as soon as there are any. A later poll ends an earlier one with 409."""
        if self.webhook_is_set:
            raise Refusal(409, POLL_BESIDE_WEBHOOK)
        self._poll += 1
        mine = self._poll
        self._bell.ring()
        self.allow(fields.json("allowed_updates"))
        self.confirm(fields.number("offset") or 0)
        patience = min(max(fields.number("timeout") or 0, 0), LONGEST_POLL)
        await self._bell.until(lambda: self.first() is not None or self._poll != mine, patience)
        if self._poll != mine:
            raise Refusal(409, OTHER_POLLER)
        limit = min(max(fields.number("limit") or DEFAULT_LIMIT, 1), MOST_AT_ONCE)
        return [update.to_json() for update in list(self._waiting)[:limit]]
