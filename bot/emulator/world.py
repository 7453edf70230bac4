"""All state of the emulator: one bot, its chats, its open queries, its profile. In memory only."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.emulator.bell import Bell
from bot.emulator.chats import Chat, Person
from bot.emulator.limits import Limits, Meter
from bot.emulator.profile import Profile
from bot.emulator.refusals import bad_request, forbidden, too_many_requests
from bot.emulator.updates import Updates
from bot.emulator.values import Json, JsonObject

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A press that waits for its answer."""

    id: str
    chat_id: int
    made: float


@dataclass(slots=True, kw_only=True)
class Webhook:
    """Where updates are delivered, and how that went."""

    url: str
    secret: str
    connections: int
    error: str = ""
    error_date: int = 0


class World:
    """What exists. Rules live beside it: `sending`, `deleting`, `answering` for the bot, `people` for persons."""

    def __init__(self, *, bot_id: int, clock: Clock, limits: Limits) -> None:
        self.clock = clock
        self.bell = Bell()
        self.updates = Updates(self.bell, clock)
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.profile = Profile()
        self.webhook: Webhook | None = None
        self._meter = Meter(limits)
        self._bot_id = bot_id
        self._last_query = 0

    @property
    def now(self) -> int:
        """Whole seconds, as Telegram dates are."""
        return int(self.clock())

    @property
    def bot(self) -> JsonObject:
        """The bot as the sender of messages."""
        name = self.profile.names.get("") or "Emulated bot"
        return {"id": self._bot_id, "is_bot": True, "first_name": name, "username": "emulated_bot"}

    def join(self, person: Person) -> Chat:
        """Her chat, made when she is new; else she is as she now says, such as in another language.

        Joining is not yet writing: the bot may not write to her first.
        """
        chat = self.chats.setdefault(person.id, Chat(person))
        chat.person = person
        return chat

    def chat(self, chat_id: Json) -> Chat:
        """The chat a call names; raises `Refusal` for all that is no chat of this bot."""
        try:
            return self.chats[int(str(chat_id))]
        except (ValueError, KeyError):
            raise bad_request("chat not found") from None

    def reach(self, chat_id: Json) -> Chat:
        """As `chat`, for calls that want to show her something: she must have written first, and not have blocked."""
        chat = self.chat(chat_id)
        self.acted(chat)
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        return chat

    def acted(self, chat: Chat) -> None:
        """The bot did something here, whether or not it worked out; `settling` waits for this."""
        chat.acts += 1
        self.bell.ring()

    def meter(self, chat: Chat) -> None:
        """Raises 429 when too many messages went to the chat."""
        wait = self._meter.wait_for(chat.person.id, self.clock())
        if wait is not None:
            raise too_many_requests(wait)

    def ask(self, chat: Chat) -> Query:
        """A new query for a press in the chat."""
        self._last_query += 1
        query = Query(id=str(10_000 + self._last_query), chat_id=chat.person.id, made=self.clock())
        self.queries[query.id] = query
        return query
