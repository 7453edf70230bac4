"""A private chat: its person, its messages, and what she has seen happen in it."""

from collections import deque
from dataclasses import dataclass, field, replace
from enum import Enum

from bot.emulator.values import Json, JsonObject, without_nothing

MOST_EVENTS = 2000


class Author(Enum):
    """Who wrote a message; in a private chat there are only two."""

    BOT = "bot"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A synthetic person. Never a real one: the emulator has no place for real data."""

    id: int = 1001
    first_name: str = "Someone"
    language_code: str = "en"

    def to_json(self) -> JsonObject:
        """A User as Telegram writes it."""
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": self.first_name,
            "language_code": self.language_code,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """How the bot asked for a message to be delivered; Telegram does not write all of it back, tests ask here."""

    silent: bool = False
    protected: bool = False
    link_preview: JsonObject | None = None
    markup: JsonObject | None = None  # a keyboard that is not inline


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message as it stands now. `content` holds Telegram's own fields: text, entities, contact, photo, ..."""

    message_id: int
    author: Author
    date: int
    content: JsonObject
    keyboard: JsonObject | None = None
    reply_to: int | None = None
    edited: int | None = None
    delivery: Delivery = field(default_factory=Delivery)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something she saw happen. Numbers grow; a reader asks for what comes after the last she knows."""

    number: int
    kind: str
    details: JsonObject

    def to_json(self) -> JsonObject:
        """Flat, for the page or terminal that reads it."""
        return {"number": self.number, "kind": self.kind, **self.details}


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """An update of hers that the bot has not answered yet; `acts` is how much the bot had done before it."""

    query: str | None
    acts: int


class Chat:
    """All that is known of one chat. Message ids grow within it."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.messages: dict[int, Message] = {}
        self.started = False
        self.blocked = False
        self.acts = 0
        self.awaited: list[Awaited] = []
        self.events: deque[Event] = deque(maxlen=MOST_EVENTS)
        self._last_message = 0
        self._last_event = 0

    def next_id(self) -> int:
        """Never given twice, also after a deletion."""
        self._last_message += 1
        return self._last_message

    @property
    def last_event(self) -> int:
        """The number to ask for what comes next."""
        return self._last_event

    def add(self, message: Message, bot: JsonObject) -> None:
        """A new message is seen."""
        self.messages[message.message_id] = message
        self._happened("message", {"message": self.shown(message, bot)})

    def write(self, message: Message, bot: JsonObject) -> None:
        """What she sends is seen too: she may sit at two windows."""
        self.messages[message.message_id] = message
        self._happened("sent", {"message": self.shown(message, bot)})

    def change(self, message: Message, bot: JsonObject) -> None:
        """A known message is seen in its new shape."""
        self.messages[message.message_id] = message
        self._happened("edited", {"message": self.shown(message, bot)})

    def remove(self, message_id: int) -> None:
        """Gone for both sides."""
        del self.messages[message_id]
        self._happened("deleted", {"message_id": message_id})

    def answered(self, query: str, text: str, kind: str) -> None:
        """The bot answered a press; `kind` is how she sees it."""
        self._happened("answered", {"query": query, "text": text, "shown_as": kind})

    def acting(self, action: str) -> None:
        """The bot says it is typing or the like."""
        self._happened("action", {"action": action})

    def _happened(self, kind: str, details: JsonObject) -> None:
        self._last_event += 1
        self.events.append(Event(number=self._last_event, kind=kind, details=details))

    def to_json(self) -> JsonObject:
        """A Chat as Telegram writes it."""
        return {"id": self.person.id, "first_name": self.person.first_name, "type": "private"}

    def shown(self, message: Message, bot: JsonObject) -> JsonObject:
        """A Message as Telegram writes it, the one it replies to inside as long as that still exists."""
        replied = self.messages.get(message.reply_to) if message.reply_to is not None else None
        shown = self._alone(message, bot)
        if replied is not None:
            shown["reply_to_message"] = self._alone(replied, bot)
        return shown

    def _alone(self, message: Message, bot: JsonObject) -> JsonObject:
        """Replies are written one deep: the replied message comes without its own (docs: Message)."""
        sender: Json = bot if message.author is Author.BOT else self.person.to_json()
        return without_nothing(
            {
                "message_id": message.message_id,
                "from": sender,
                "chat": self.to_json(),
                "date": message.date,
                "edit_date": message.edited,
                "has_protected_content": message.delivery.protected or None,
                "link_preview_options": message.delivery.link_preview,
                **message.content,
                "reply_markup": message.keyboard,
            }
        )


def rekeyed(message: Message, keyboard: JsonObject | None, now: int) -> Message:
    """The same message with another keyboard."""
    return replace(message, keyboard=keyboard, edited=now)
