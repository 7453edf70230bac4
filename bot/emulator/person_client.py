"""A person over HTTP: the client side of the person-side API."""

from aiohttp import ClientSession

from bot.emulator.people import ActError
from bot.emulator.values import Json, JsonObject, as_list, as_number, as_object, as_text, parsed


class PersonClient:
    """One person in one chat. Raises `ActError` for what an app would not let her do."""

    def __init__(self, session: ClientSession, base_url: str, person_id: int) -> None:
        self._session = session
        self._base = base_url.rstrip("/")
        self._mine = f"{self._base}/person/{person_id}"
        self._id = person_id

    async def join(self, language: str) -> None:
        """Opens the chat."""
        await self._ask("POST", f"{self._base}/person", {"id": self._id, "language_code": language})

    async def messages(self) -> list[JsonObject]:
        """What she sees now, oldest first."""
        return _objects((await self._ask("GET", f"{self._mine}/messages")).get("messages"))

    async def cursor(self) -> int:
        """Where new events begin."""
        return as_number((await self._ask("GET", f"{self._mine}/messages")).get("cursor")) or 0

    async def say(self, text: str, reply_to: int | None = None) -> None:
        """Types."""
        await self._ask("POST", f"{self._mine}/text", {"text": text, "reply_to": reply_to})

    async def press(self, message_id: int, row: int, column: int) -> tuple[str, str]:
        """Presses; what kind of button it was, and what it copied or opened."""
        place: JsonObject = {"message_id": message_id, "row": row, "column": column}
        pressed = await self._ask("POST", f"{self._mine}/press", place)
        return str(pressed.get("kind")), str(pressed.get("text"))

    async def settled(self, timeout: float) -> bool:  # noqa: ASYNC109 - the server waits, not we
        """Waits until the bot has answered; False when it did not in time."""
        answer = await self._ask("GET", f"{self._mine}/settled?timeout={timeout}")
        return answer.get("settled") is True

    async def events(self, after: int) -> tuple[list[JsonObject], int]:
        """What happened since, and the new cursor."""
        answer = await self._ask("GET", f"{self._mine}/events?after={after}")
        return _objects(answer.get("events")), as_number(answer.get("cursor")) or after

    async def _ask(self, verb: str, url: str, body: JsonObject | None = None) -> JsonObject:
        async with self._session.request(verb, url, json=body) as response:
            answer = as_object(parsed(await response.text())) or {}
        if response.status != 200:
            raise ActError(as_text(answer.get("error")) or "not possible")
        return answer


def _objects(value: Json) -> list[JsonObject]:
    return [one for one in map(as_object, as_list(value) or []) if one is not None]
