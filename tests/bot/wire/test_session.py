"""The session against answers no good server gives, and what its exceptions hold."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.methods import DeleteMessage, EditMessageText, GetMe, SendMessage
from aiogram.types import Message, User
from aiohttp import web

from bot.emulator import Emulator
from bot.emulator.failures import bad_gateway, cut, flood, hang, refused, reset, server_error
from bot.wire.attempts import attempt
from bot.wire.refusals import Refusal, Refused
from bot.wire.session import LeanSession

TOKEN = "1:secret-token"
SEND = SendMessage(chat_id=7777000123, text="MRKR-5f1c")
EDIT = EditMessageText(chat_id=7777000123, message_id=5, text="MRKR-5f1c")
ERASE = DeleteMessage(chat_id=7777000123, message_id=5)
Answering = Callable[[web.Request], Awaitable[web.StreamResponse]]
Serve = Callable[[Answering], Awaitable[Bot]]


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    """A server that answers everything so; a bot that talks to it."""
    runners: list[web.AppRunner] = []
    sessions: list[LeanSession] = []

    async def start(answering: Answering) -> Bot:
        app = web.Application()
        app.router.add_route("*", "/{any:.*}", answering)
        runners.append(web.AppRunner(app))
        await runners[-1].setup()
        await web.TCPSite(runners[-1], "127.0.0.1", 0).start()
        sessions.append(LeanSession(f"http://127.0.0.1:{runners[-1].addresses[0][1]}"))
        return Bot(TOKEN, session=sessions[-1])

    yield start
    for session in sessions:
        await session.close()
    for runner in runners:
        await runner.cleanup()


def saying(text: str, status: int = 200) -> Answering:
    async def answer(_request: web.Request) -> web.Response:
        return web.Response(text=text, status=status, content_type="application/json")

    return answer


async def test_calls_are_json_with_nothing_that_was_not_said(serve: Serve) -> None:
    requests: list[tuple[str, str, object]] = []

    async def answer(request: web.Request) -> web.Response:
        requests.append((request.path, request.content_type, await request.json()))
        return web.json_response({"ok": True, "result": True})

    await attempt(await serve(answer), EDIT, seconds=5)

    body = {"chat_id": 7777000123, "message_id": 5, "text": "MRKR-5f1c"}
    assert requests == [(f"/bot{TOKEN}/editMessageText", "application/json", body)]


async def test_of_a_sent_message_only_its_number_comes_back(serve: Serve) -> None:
    bot = await serve(saying('{"ok":true,"result":{"message_id":55,"date":1,"chat":{"id":7777000123,"ty'))

    sent = await attempt(bot, SEND, seconds=5)

    assert isinstance(sent, Message)
    assert (sent.message_id, sent.chat.id) == (55, 0)


async def test_an_edit_is_done_whatever_follows_the_ok(serve: Serve) -> None:
    assert await attempt(await serve(saying('{ "ok" : true, "resu')), EDIT, seconds=5) is True


async def test_other_answers_are_read_whole(serve: Serve) -> None:
    me = '{"result":{"id":1,"is_bot":true,"first_name":"W"},"ok":true}'

    known = await attempt(await serve(saying(me)), GetMe(), seconds=5)

    assert isinstance(known, User)


@pytest.mark.parametrize(
    ("text", "status", "refusal"),
    [
        ("", 200, Refusal.CUT_JSON),
        ('{"o', 200, Refusal.CUT_JSON),
        ('{"ok":true,"resu', 200, Refusal.CUT_JSON),
        (" <html>sign in to the hotel</html>", 200, Refusal.SERVER),
        ("<html>bad gateway</html>", 502, Refusal.SERVER),
        ("", 429, Refusal.SERVER),
        ('{"ok":false}', 500, Refusal.SERVER),
        ('{"ok":false,"error_code":500,"description":"x"}', 500, Refusal.SERVER),
        ('{"ok":false,"error_code":429,"description":"Too Many Requests"}', 429, Refusal.TOO_MANY),
        ('{"ok":false,"error_code":401,"description":"Unauthorized"}', 401, Refusal.UNAUTHORIZED),
        ('{"ok":false,"error_code":418,"description":"teapot"}', 418, Refusal.OTHER),
    ],
)
async def test_strange_answers_are_refusals(serve: Serve, text: str, status: int, refusal: Refusal) -> None:
    assert await attempt(await serve(saying(text, status)), ERASE, seconds=5) == Refused(refusal=refusal)


async def test_a_body_that_breaks_off_has_a_status_all_the_same(serve: Serve) -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "100"})
        await response.prepare(request)
        await response.write(b'{"ok":tr')
        assert request.transport is not None
        request.transport.close()
        return response

    assert await attempt(await serve(answer), ERASE, seconds=5) == Refused(refusal=Refusal.CUT_JSON)


async def test_no_redirect_is_followed(serve: Serve) -> None:
    asked: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(status=307, headers={"Location": "/elsewhere"})

    outcome = await attempt(await serve(answer), SEND, seconds=5)

    assert outcome == Refused(refusal=Refusal.SERVER)
    assert "/elsewhere" not in asked


async def test_no_proxy_is_taken_from_the_environment(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")

    assert await attempt(await serve(saying('{"ok":true}')), EDIT, seconds=5) is True


async def test_a_session_that_was_never_used_closes() -> None:
    await LeanSession("http://127.0.0.1:9").close()


@pytest.mark.parametrize(
    "failure",
    [
        bad_gateway(),
        cut(),
        flood(3),
        hang(),
        refused("chat not found"),
        reset(),
        server_error(),
    ],
)
async def test_no_exception_holds_the_token_or_the_answer(
    failure: object, emulator: Emulator, bot: Bot
) -> None:
    emulator.failures.plan("deleteMessage", failure)  # type: ignore[arg-type]  # parametrized

    with pytest.raises(AiogramError) as raised:
        await bot(ERASE, request_timeout=0.05)  # type: ignore[arg-type]  # a fraction of a second will do

    error: BaseException | None = raised.value
    while error is not None:
        assert emulator.settings.token not in f"{error!r} {error} {vars(error)}"
        error = error.__context__ or error.__cause__


async def test_nobody_there_is_a_network_failure() -> None:
    session = LeanSession("http://127.0.0.1:1")

    outcome = await attempt(Bot(TOKEN, session=session), SEND, seconds=5)

    assert outcome == Refused(refusal=Refusal.NETWORK)
    await session.close()
