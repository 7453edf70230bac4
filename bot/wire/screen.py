"""What stands on her screen: one living message, and at Close an everyday card and nothing else.

Close is three steps. First the view turns into an everyday card, before anything else and without waiting for a
budget. Then all that is known of goes, hers and ours, a hundred at a time. Telegram answers True to that and passes
over what it will not delete (docs: deleteMessages), so one of our messages is looked for afterwards, the oldest, by
an edit: «not found» proves that it went, and age is why Telegram passes something over, so younger ones went too. Of
messages of hers alone nothing can be asked without harm, so the card says that some may be left. Last, where something
is or may be left, the card says so, and the newest of our messages are turned neutral where they stand.
The chat is forgotten at the first step: what is being removed is known to that one Close alone.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.wire.memory import Living, Memory
from bot.wire.payload import Card, Everyday, Payload, Urgency
from bot.wire.recipient import Recipient
from bot.wire.refusals import Refusal
from bot.wire.sender import PASSING, Sender

MOST_AT_ONCE = 100
"""Messages that one deleteMessages takes (Bot API)."""
MOST_EDITS = 10
"""Messages turned neutral one by one at a Close: as many as a chat takes at once."""
_NEXT = frozenset({None, Refusal.NOT_MODIFIED, Refusal.TARGET_GONE, Refusal.UNCHANGEABLE})
"""After an edit that ended so, the next one is worth a try."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Covered:
    """A chat whose view is an everyday card by now, and what is still to be removed."""

    recipient: Recipient
    cards: Everyday
    card: int | None
    """Where the card stands."""
    is_told: bool
    """Whether the card says already that something may be left."""
    ours: frozenset[int]
    hers: frozenset[int]


class Screen:
    """Shows and hides, and remembers for a while what stands where. `everyday` must not fail."""

    def __init__(self, *, sender: Sender, memory: Memory, everyday: Callable[[str | None], Everyday]) -> None:
        self._sender = sender
        self._memory = memory
        self._everyday = everyday

    def recall(self, recipient: Recipient) -> str:
        """Where she stood last, as button data; empty when that is not known."""
        return self._memory.data(recipient)

    def begins(self, recipient: Recipient) -> None:
        """She sent /start: what follows in this chat will be known."""
        self._memory.begins(recipient)

    def heard(self, recipient: Recipient, message_id: int) -> None:
        """She wrote something, which stands in the chat for now."""
        self._memory.heard(recipient, message_id)

    async def show(self, recipient: Recipient, view: Payload, data: str, *, on: int | None = None) -> None:
        """Turns this message into the view, else sends it anew. Any other that lived goes, once the view stands."""
        await self._lived(recipient, view.language, await self._shown(recipient, view, data, on))

    async def reply(self, recipient: Recipient, view: Payload, data: str, *, hers: int | None) -> None:
        """Answers what she wrote by a new message. Then hers goes, then the message that lived before."""
        lived = await self._shown(recipient, view, data, None)
        await self._erased(recipient, hers)
        await self._lived(recipient, view.language, lived)

    async def hand(self, recipient: Recipient, card: Card) -> None:
        """A contact card below the view; Close takes it away with the rest."""
        handed = await self._sender.hand(recipient, card)
        if handed.message_id is not None:
            self._memory.stands(recipient, handed.message_id)

    async def take_away(self, recipient: Recipient, message_id: int) -> bool:
        """A contact card that is no longer wanted. Whether it is gone; Telegram keeps what is older than 48 hours."""
        is_gone = await self._sender.erase(recipient, message_id)
        if is_gone:
            self._memory.gone(recipient, message_id)
        return is_gone

    async def rescue(self, recipient: Recipient, language: str | None, *, hers: int | None) -> None:
        """When all else has failed: the emergency way out, and what she wrote goes all the same."""
        shown = await self._sender.rescue(recipient, language)
        if shown.message_id is not None:
            living = Living(message_id=shown.message_id, language=language or "")
            for before in _some(self._memory.lives(recipient, living, "")):
                self._memory.stands(recipient, before)
        await self._erased(recipient, hers)

    async def cover(
        self, recipient: Recipient, language: str, *, on: int | None, hers: int | None
    ) -> Covered:
        """Close, first: an everyday card in place of this message, or of the living one, or as a new one."""
        cards = self._everyday(language)
        known = self._memory.take(recipient)
        card = cards.clean if known.is_whole else cards.left
        place = on or known.living
        shown = await self._sender.show(recipient, replace(card, urgency=Urgency.CLOSE), place)
        return Covered(
            recipient=recipient,
            cards=cards,
            card=shown.message_id,
            is_told=not known.is_whole,
            ours=(known.ours | _some(place, known.living)) - _some(shown.message_id),
            hers=known.hers | _some(hers),
        )

    async def clear(self, covered: Covered) -> None:
        """Close, then: all else that is known of is removed, and the card tells the truth."""
        standing = await self._standing(covered)
        if standing and covered.card is not None and not covered.is_told:
            left = replace(covered.cards.left, urgency=Urgency.CLOSE)
            await self._sender.change(covered.recipient, left, covered.card)
        for message_id in sorted(standing & covered.ours, reverse=True)[:MOST_EDITS]:
            if await self._sender.change(covered.recipient, covered.cards.clean, message_id) not in _NEXT:
                return

    async def fall_quiet(self) -> None:
        """Views that nobody touched for an hour turn into the everyday card. Never a new message."""
        self._memory.forget_old()
        for recipient in self._memory.quiet():
            view = self._memory.quiet_view(recipient)
            if view is None:
                continue
            card = replace(self._everyday(view.language).clean, urgency=Urgency.QUIET)
            if await self._sender.change(recipient, card, view.message_id) not in PASSING:
                self._memory.fell_quiet(recipient)

    async def _shown(self, recipient: Recipient, view: Payload, data: str, on: int | None) -> frozenset[int]:
        """Returns the messages that lived before and have no right to any more."""
        shown = await self._sender.show(recipient, view, on)
        if shown.may_stray:
            self._memory.unsure(recipient)
        if shown.message_id is None:
            return frozenset()
        living = Living(message_id=shown.message_id, language=view.language)
        before = self._memory.lives(recipient, living, data)
        return _some(before, on) - _some(shown.message_id)

    async def _lived(self, recipient: Recipient, language: str, message_ids: Iterable[int]) -> None:
        """They go; what cannot be deleted turns neutral, and Close will try again."""
        for message_id in sorted(message_ids):
            if await self._sender.erase(recipient, message_id):
                continue
            neutral = self._everyday(language).clean
            if await self._sender.change(recipient, neutral, message_id) is not Refusal.TARGET_GONE:
                self._memory.stands(recipient, message_id)

    async def _erased(self, recipient: Recipient, message_id: int | None) -> None:
        if message_id is not None and await self._sender.erase(recipient, message_id):
            self._memory.gone(recipient, message_id)

    async def _standing(self, covered: Covered) -> frozenset[int]:
        """What is not known to be gone after it was deleted."""
        everything = sorted(covered.ours | covered.hers)
        if len(everything) == 1:
            is_gone = await self._sender.erase(covered.recipient, everything[0])
            return frozenset() if is_gone else frozenset(everything)
        refused: list[int] = []
        for batch in _batches(everything):
            if not await self._sender.erase_many(covered.recipient, batch):
                refused += batch
        return frozenset(refused) or await self._passed_over(covered)

    async def _passed_over(self, covered: Covered) -> frozenset[int]:
        """What may stand though Telegram said True."""
        if not covered.ours:
            return covered.hers
        oldest = min(covered.ours)
        found = await self._sender.change(covered.recipient, covered.cards.clean, oldest)
        return frozenset() if found is Refusal.TARGET_GONE else covered.ours | covered.hers


def _some(*message_ids: int | None) -> frozenset[int]:
    return frozenset(each for each in message_ids if each is not None)


def _batches(message_ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for begin in range(0, len(message_ids), MOST_AT_ONCE):
        yield message_ids[begin : begin + MOST_AT_ONCE]
