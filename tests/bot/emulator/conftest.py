from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import ClientSession

from bot.emulator import Chat, Emulator, Person, Settings
from bot.emulator.values import Json, JsonObject, as_object, parsed

TOKEN = "77:emulated"
SHE = 1001


@dataclass(slots=True)
class Clock:
    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True, slots=True)
class Raw:
    """The API without a library: answers as they come."""

    session: ClientSession
    url: str

    async def call(self, method: str, fields: JsonObject | None = None) -> JsonObject:
        async with self.session.post(f"{self.url}/bot{TOKEN}/{method}", json=fields or {}) as response:
            return as_object(parsed(await response.text())) or {}

    async def refusal(self, method: str, fields: JsonObject | None = None) -> str:
        answer = await self.call(method, fields)
        assert answer["ok"] is False
        return str(answer["description"])

    async def result(self, method: str, fields: JsonObject | None = None) -> Json:
        answer = await self.call(method, fields)
        assert answer["ok"] is True, answer
        return answer["result"]

    async def person(self, verb: str, path: str, body: JsonObject | None = None) -> JsonObject:
        async with self.session.request(verb, f"{self.url}/person{path}", json=body) as response:
            return as_object(parsed(await response.text())) or {}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def emulator(clock: Clock) -> Emulator:
    return Emulator(Settings(token=TOKEN, clock=clock))


@pytest.fixture
async def url(emulator: Emulator) -> AsyncIterator[str]:
    yield await emulator.start()
    await emulator.stop()


@pytest.fixture
async def raw(url: str) -> AsyncIterator[Raw]:
    async with ClientSession() as session:
        yield Raw(session, url)


@pytest.fixture
async def bot(url: str) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    yield Bot(TOKEN, session=session)
    if session._session is not None:  # not session.close(): it sleeps
        await session._session.close()


@pytest.fixture
def chat(emulator: Emulator) -> Chat:
    """A chat in which she has written /start."""
    chat = emulator.people.join(Person(id=SHE))
    emulator.people.say(SHE, "/start")
    return chat


Sent = Callable[..., Awaitable[int]]


@pytest.fixture
def sent(raw: Raw, chat: Chat) -> Sent:
    """Sends a text with some fields and says under which id."""

    async def send(text: str = "Hello", **fields: Json) -> int:
        result = as_object(await raw.result("sendMessage", {"chat_id": SHE, "text": text, **fields}))
        assert result is not None
        number = result["message_id"]
        assert isinstance(number, int)
        return number

    return send
