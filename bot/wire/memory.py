"""The short memory: what must be known of a chat for a while so that Close and the quiet hour can work. No disk.

Of a chat: the living message, the button data of its view and their language; our other messages and hers that still
stand in the chat; when she last acted. Nothing else has a field.

Who is remembered: who typed anything (/start counts) or was sent a view. A tap alone is remembered too: after a
restart it is all that tells which message lives, and without it that view would stay on her screen for ever.

How long: 24 hours from the first thing noted, whatever she does; then the chat begins anew, as unknown. Gone at Close.
How much: so many chats, so many messages each. A full memory lets the chat go that acted longest ago, but never one
that acted within the hour: then newcomers are not remembered, and their Close acts on the message it stands on and
says that older ones may be left. So a flood costs newcomers something, and nobody her Close.

Chat ids are keys here because they must be found again; nothing here shows or yields one but inside a `Recipient`.
"""

import sys
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from bot.wire.recipient import Recipient

HOUR = 60 * 60.0
DAY = 24 * HOUR
MOST_CHATS = 10_000
MOST_MESSAGES = 300
"""In a chat, besides the living one. All but refused deletions and contact cards are gone before they are noted."""
MOST_AT_ONCE = 1000
"""Quiet chats that are looked after in one round."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Known:
    """All that was known of a chat, taken out of the memory."""

    living: int | None = None
    ours: frozenset[int] = frozenset()
    hers: frozenset[int] = frozenset()
    is_whole: bool = False
    """Whether all has been noted since her /start."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Living:
    """The living message, and the language of its words."""

    message_id: int
    language: str


class _Chat:
    """One chat. `rest` holds our messages as they are, hers negative: in a chat both are numbered from one row."""

    __slots__ = ("acted", "begun", "data", "is_awake", "is_whole", "language", "living", "rest")

    def __init__(self, begun: float) -> None:
        self.begun = self.acted = begun
        self.is_whole = self.is_awake = False
        self.living = 0
        self.data = self.language = ""
        self.rest: array[int] | None = None


class Memory:
    """Capped in every direction. Whatever is not known here is answered as unknown, never as an error."""

    def __init__(self, clock: Callable[[], float], *, most_chats: int = MOST_CHATS) -> None:
        self._clock = clock
        self._most_chats = most_chats
        self._chats: dict[int, _Chat] = {}  # who acted longest ago stands first

    def __len__(self) -> int:
        """How many chats are remembered: the only thing about them that may be shown."""
        return len(self._chats)

    def __repr__(self) -> str:
        return "Memory(…)"

    def report(self) -> dict[str, int]:
        """How much is remembered, and nothing else: what the web chat shows its visitors."""
        self.forget_old()
        chats = self._chats.values()
        return {
            "chats remembered": len(self._chats),
            "message numbers": sum(bool(chat.living) + len(chat.rest or ()) for chat in chats),
            "bytes": sum(map(_size, chats)),
        }

    def __reduce__(self) -> NoReturn:
        raise TypeError("the short memory never leaves the process")

    def begins(self, recipient: Recipient) -> None:
        """She sent /start. If nothing is known of the chat, all will be from here on."""
        if self._find(recipient) is None and (chat := self._begin(recipient)) is not None:
            chat.is_whole = True

    def heard(self, recipient: Recipient, message_id: int) -> None:
        """She wrote; the message stands in the chat until it is `gone`."""
        if (chat := self._acting(recipient)) is not None:
            _note(chat, -message_id)

    def stands(self, recipient: Recipient, message_id: int) -> None:
        """A message of ours besides the living one stands in the chat until it is `gone`."""
        if (chat := self._acting(recipient)) is not None:
            _note(chat, message_id)

    def unsure(self, recipient: Recipient) -> None:
        """There may be a message that nobody told us of."""
        if (chat := self._find(recipient)) is not None:
            chat.is_whole = False

    def lives(self, recipient: Recipient, living: Living, data: str) -> int | None:
        """The view is shown here now. Returns the message that lived before, if it is another."""
        chat = self._acting(recipient)
        if chat is None:
            return None
        before, chat.living = chat.living, living.message_id
        chat.language, chat.data, chat.is_awake = living.language, data, True
        return before if before not in (0, living.message_id) else None

    def gone(self, recipient: Recipient, message_id: int) -> None:
        """A message of either side stands no longer in the chat."""
        chat = self._find(recipient)
        rest = chat.rest if chat else None
        for number in (message_id, -message_id):
            if rest and number in rest:
                rest.remove(number)

    def data(self, recipient: Recipient) -> str:
        """Where she stood last, as button data; empty when that is not known."""
        chat = self._find(recipient)
        return chat.data if chat else ""

    def take(self, recipient: Recipient) -> Known:
        """All that is known of the chat, which is forgotten thereby."""
        chat = self._find(recipient)
        if chat is None:
            return Known()
        del self._chats[recipient.chat_id]
        rest = chat.rest or ()
        return Known(
            living=chat.living or None,
            ours=frozenset(number for number in rest if number > 0),
            hers=frozenset(-number for number in rest if number < 0),
            is_whole=chat.is_whole,
        )

    def quiet(self) -> list[Recipient]:
        """Chats whose view shows something though nobody acted for an hour, those first that did so longest ago."""
        found: list[Recipient] = []
        for chat_id, chat in self._chats.items():
            if not self._is_quiet(chat) or len(found) == MOST_AT_ONCE:
                break
            if chat.is_awake:
                found.append(Recipient(chat_id=chat_id))
        return found

    def quiet_view(self, recipient: Recipient) -> Living | None:
        """What stands there still; None when she acted since."""
        chat = self._find(recipient)
        if chat is None or not chat.is_awake or not self._is_quiet(chat):
            return None
        return Living(message_id=chat.living, language=chat.language)

    def fell_quiet(self, recipient: Recipient) -> None:
        """The view shows nothing any more: where she stood is forgotten, what Close may have to remove is not."""
        if (chat := self._find(recipient)) is not None and self._is_quiet(chat):
            chat.is_awake, chat.data, chat.language = False, "", ""

    def forget_old(self) -> None:
        """What is a day old is gone, also where nobody asks for it."""
        oldest = self._clock() - DAY
        self._chats = {chat_id: chat for chat_id, chat in self._chats.items() if chat.begun > oldest}

    def _find(self, recipient: Recipient) -> _Chat | None:
        chat = self._chats.get(recipient.chat_id)
        if chat is not None and chat.begun <= self._clock() - DAY:
            del self._chats[recipient.chat_id]
            return None
        return chat

    def _acting(self, recipient: Recipient) -> _Chat | None:
        """The chat, as the one that acted last; None where there is no room."""
        chat = self._find(recipient)
        if chat is None:
            return self._begin(recipient)
        chat.acted = self._clock()
        self._chats[recipient.chat_id] = self._chats.pop(recipient.chat_id)
        return chat

    def _begin(self, recipient: Recipient) -> _Chat | None:
        if len(self._chats) >= self._most_chats:
            oldest = next(iter(self._chats))
            if not self._is_quiet(self._chats[oldest]):
                return None
            del self._chats[oldest]
        chat = self._chats[recipient.chat_id] = _Chat(self._clock())
        return chat

    def _is_quiet(self, chat: _Chat) -> bool:
        return chat.acted <= self._clock() - HOUR


def _note(chat: _Chat, number: int) -> None:
    """The oldest goes where there are too many: it is the farthest up, and the first that cannot be deleted."""
    rest = chat.rest = chat.rest or array("q")
    if number in rest:
        return
    if len(rest) == MOST_MESSAGES:
        del rest[0]
        chat.is_whole = False
    rest.append(number)


def _size(chat: _Chat) -> int:
    """In bytes, with all that hangs on it."""
    parts = (chat, chat.begun, chat.acted, chat.living, chat.data, chat.language, chat.rest)
    return sum(map(sys.getsizeof, parts))
