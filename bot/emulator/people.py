"""What a person can do in her chat. Each act makes the updates Telegram would make, and nothing else."""

from dataclasses import dataclass

from bot.emulator.chats import Author, Awaited, Chat, Message, Person
from bot.emulator.entities import LONGEST_TEXT, commands_in, to_json, units
from bot.emulator.settling import Patience, settle
from bot.emulator.values import Json, JsonObject, as_object, as_text, without_nothing
from bot.emulator.world import World

FILE: JsonObject = {"file_id": "synthetic", "file_unique_id": "synthetic"}
# Minimal and synthetic: +990 is a country code that no country has (ITU-T E.164, reserved).
THINGS: dict[str, JsonObject] = {
    "contact": {"contact": {"phone_number": "+9900000000", "first_name": "Someone"}},
    "location": {"location": {"latitude": 0.0, "longitude": 0.0}},
    "photo": {"photo": [{**FILE, "width": 1, "height": 1}]},
    "voice": {"voice": {**FILE, "duration": 1}},
    "document": {"document": {**FILE, "file_name": "synthetic"}},
    "sticker": {
        "sticker": {
            **FILE,
            "type": "regular",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
        }
    },
    "forward": {
        "text": "Forwarded",
        "forward_origin": {"type": "hidden_user", "date": 0, "sender_user_name": "Someone"},
    },
}


class ActError(Exception):
    """Something a person cannot do in a Telegram app."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """What a press did: `callback` (text is the query's id), `copied` or `opened` (text is what)."""

    kind: str
    text: str

    def to_json(self) -> JsonObject:
        """For the person-side API."""
        return {"kind": self.kind, "text": self.text}


class People:
    """The persons' side of the world, for the HTTP API and directly for tests."""

    def __init__(self, world: World) -> None:
        self._world = world

    def join(self, person: Person) -> Chat:
        """Opens the chat; the bot learns nothing yet."""
        return self._world.join(person)

    def chat(self, person_id: int) -> Chat:
        """Raises `ActError` for somebody who never joined."""
        chat = self._world.chats.get(person_id)
        if chat is None:
            raise ActError("nobody joined under this id")
        return chat

    def messages(self, person_id: int) -> list[JsonObject]:
        """The visible messages, oldest first, as Telegram writes them."""
        chat = self.chat(person_id)
        return [chat.shown(message, self._world.bot) for message in chat.messages.values()]

    def bot(self, person_id: int) -> JsonObject:
        """The bot as her app shows it before she writes: name, description, commands, in her language."""
        return self._world.profile.seen_by(self.chat(person_id).person.language_code)

    def say(self, person_id: int, text: str, reply_to: int | None = None) -> int:
        """Types a text; commands in it are marked. Returns the message's id."""
        if not text.strip() or units(text) > LONGEST_TEXT:
            raise ActError("the app sends no empty text and splits longer ones")
        content = without_nothing({"text": text, "entities": to_json(commands_in(text))})
        return self._write(self.chat(person_id), content, reply_to)

    def send(self, person_id: int, thing: str) -> int:
        """Sends something that is not typed: a key of `THINGS`."""
        if thing not in THINGS:
            raise ActError(f"one of {', '.join(THINGS)}")
        return self._write(self.chat(person_id), THINGS[thing], None)

    def _write(self, chat: Chat, content: JsonObject, reply_to: int | None) -> int:
        if chat.blocked:
            raise ActError("she blocked the bot; unblock first")
        if reply_to is not None and reply_to not in chat.messages:
            raise ActError("there is no message to reply to")
        chat.started = True
        message = Message(
            message_id=chat.next_id(),
            author=Author.PERSON,
            date=self._world.now,
            content=content,
            reply_to=reply_to,
        )
        chat.write(message, self._world.bot)
        chat.awaited.append(Awaited(query=None, acts=chat.acts))
        self._world.updates.add("message", chat.shown(message, self._world.bot))
        self._world.bell.ring()
        return message.message_id

    def press(self, person_id: int, message_id: int, row: int, column: int) -> Pressed:
        """Presses the button standing there. A copy or link button never reaches the bot."""
        chat = self.chat(person_id)
        button = _button_at(chat.messages.get(message_id), row, column)
        copied, url = as_object(button.get("copy_text")), as_text(button.get("url"))
        if copied is not None:
            return Pressed(kind="copied", text=str(copied["text"]))
        if url is not None:
            return Pressed(kind="opened", text=url)
        data = as_text(button.get("callback_data"))
        if data is None:
            raise ActError("this kind of button does nothing here")
        return self.forge(person_id, message_id, data)

    def forge(self, person_id: int, message_id: int, data: str) -> Pressed:
        """Presses with any data, on any message, also a deleted one: an altered app can, so the bot must bear it."""
        chat = self.chat(person_id)
        chat.started = True
        query = self._world.ask(chat)
        message = chat.messages.get(message_id)
        shown = (
            chat.shown(message, self._world.bot) if message is not None else _inaccessible(chat, message_id)
        )
        body: JsonObject = {
            "id": query.id,
            "from": chat.person.to_json(),
            "message": shown,
            "chat_instance": str(chat.person.id),
            "data": data,
        }
        chat.awaited.append(Awaited(query=query.id, acts=chat.acts))
        self._world.updates.add("callback_query", body)
        return Pressed(kind="callback", text=query.id)

    def block(self, person_id: int) -> None:
        """The bot learns it by a my_chat_member update, and by 403 when it writes."""
        self._member(person_id, ("member", "kicked"))

    def unblock(self, person_id: int) -> None:
        """As pressing Restart, without the /start that follows it."""
        self._member(person_id, ("kicked", "member"))

    def _member(self, person_id: int, change: tuple[str, str]) -> None:
        chat = self.chat(person_id)
        chat.blocked = change[1] == "kicked"
        old, new = (self._membership(status) for status in change)
        body: JsonObject = {
            "chat": chat.to_json(),
            "from": chat.person.to_json(),
            "date": self._world.now,
            "old_chat_member": old,
            "new_chat_member": new,
        }
        self._world.updates.add("my_chat_member", body)

    def _membership(self, status: str) -> JsonObject:
        until: JsonObject = {"until_date": 0} if status == "kicked" else {}
        return {"status": status, "user": self._world.bot, **until}

    def delete(self, person_id: int, message_id: int) -> None:
        """Deletes for both sides; Telegram tells the bot nothing."""
        chat = self.chat(person_id)
        if message_id not in chat.messages:
            raise ActError("there is no such message")
        chat.remove(message_id)
        self._world.bell.ring()

    def events(self, person_id: int, after: int) -> list[JsonObject]:
        """What she saw happen since event number `after`."""
        return [event.to_json() for event in self.chat(person_id).events if event.number > after]

    async def wait_for_events(self, person_id: int, after: int, patience: float) -> list[JsonObject]:
        """As `events`, waiting for the first one."""
        chat = self.chat(person_id)
        await self._world.bell.until(lambda: chat.last_event > after, patience)
        return self.events(person_id, after)

    async def settled(self, person_id: int, patience: Patience) -> bool:
        """Whether the bot answered all she did; see `settling`."""
        return await settle(self._world, self.chat(person_id), patience)


def _button_at(message: Message | None, row: int, column: int) -> JsonObject:
    rows: Json = (message.keyboard or {}).get("inline_keyboard") if message is not None else None
    try:
        found = rows[row][column] if row >= 0 and column >= 0 else None  # type: ignore[index] # wrong shapes end below
    except (TypeError, IndexError):
        found = None
    button = as_object(found)
    if button is None:
        raise ActError("there is no such button")
    return button


def _inaccessible(chat: Chat, message_id: int) -> JsonObject:
    """A date of 0 marks it (docs: InaccessibleMessage)."""
    return {"chat": chat.to_json(), "message_id": message_id, "date": 0}
