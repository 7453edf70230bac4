"""The local Bot API server: tokens, methods, planned failures, the record of calls, and the person-side API."""

import asyncio
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import web

from bot.emulator.calls import Call, Calls
from bot.emulator.failures import DONE_FIRST, Failure, Failures, Way
from bot.emulator.fields import Fields, Strictness, method_named, read
from bot.emulator.guard import keep_to_itself, only_from_here
from bot.emulator.limits import Limits
from bot.emulator.methods import perform
from bot.emulator.page import Page, Report
from bot.emulator.people import People
from bot.emulator.person_api import PersonApi
from bot.emulator.refusals import Answer, Refusal, not_found, unauthorized
from bot.emulator.requests import fields_of
from bot.emulator.values import JsonObject, written
from bot.emulator.webhook import deliver
from bot.emulator.world import World

_TOKEN = re.compile(r"(\d{1,19}):[A-Za-z0-9_-]{1,80}")
_HOST = "127.0.0.1"  # never elsewhere: whoever reaches this server can read along
_LARGEST = 50 * 1024 * 1024  # bytes, as the live server takes uploads
_BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How strict the server is, which bot it knows, and whose clock it trusts."""

    token: str = "1:emulated"  # noqa: S105 - this bot exists nowhere else
    strictness: Strictness = Strictness.STRICT
    limits: Limits = field(default_factory=Limits)
    clock: Callable[[], float] = time.time


class Emulator:
    """Start it, point a bot at its URL, act as persons through `people` or over HTTP, look at `calls`.

    `report` is what the page may show of the bot's memory; without it the page does not speak of it.
    """

    def __init__(self, settings: Settings | None = None, *, report: Report | None = None) -> None:
        self.settings = settings or Settings()
        token = _TOKEN.fullmatch(self.settings.token)
        if token is None:
            raise ValueError("the token is not of a token's shape")
        self.world = World(bot_id=int(token.group(1)), clock=self.settings.clock, limits=self.settings.limits)
        self.people = People(self.world)
        self.calls = Calls()
        self.failures = Failures()
        self._page = Page(report)
        self._runner: web.AppRunner | None = None
        self._delivery: asyncio.Task[None] | None = None

    async def start(self, port: int = 0) -> str:
        """The base URL to give to bots, persons and browsers on this machine; port 0 takes any free one.

        A port in use is an `OSError`; another may then be tried.
        """
        app = web.Application(client_max_size=_LARGEST, middlewares=[only_from_here])
        app.on_response_prepare.append(keep_to_itself)
        app.router.add_route("*", "/bot{token:[^/]*}/{method:[^/]*}", self._handle)
        PersonApi(self.people).add_to(app)
        self._page.add_to(app)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, _HOST, port)
        try:
            await site.start()
        except OSError:
            await self._runner.cleanup()
            raise
        self._delivery = asyncio.create_task(deliver(self.world, self._reply))
        bound = self._runner.addresses[0][1]
        return f"http://{_HOST}:{bound}"

    async def stop(self) -> None:
        """Ends long polls and hanging calls at once. A stopped emulator is not started again."""
        self.world.bell.close()
        if self._delivery is not None:
            self._delivery.cancel()
            await asyncio.gather(self._delivery, return_exceptions=True)
        if self._runner is not None:
            await self._runner.cleanup()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        try:
            method = self._method(request)
            raw = await fields_of(request)
        except Refusal as refusal:
            return _response(refusal.answer())
        failure = self.failures.take(method)
        if failure is None:
            return _response(await self._perform(method, raw))
        return await self._fail(request, method, raw, failure)

    def _method(self, request: web.Request) -> str:
        token = request.match_info["token"]
        if _TOKEN.fullmatch(token) is None:
            raise not_found()
        if token != self.settings.token:
            raise unauthorized()
        method = method_named(request.match_info["method"])
        if method is None:
            raise not_found()
        return method

    async def _perform(self, method: str, raw: JsonObject) -> Answer:
        fields = Fields(values=raw)
        try:
            fields = read(method, raw, self.settings.strictness)
        except Refusal as refusal:
            answer = refusal.answer()
        else:
            answer = await perform(self.world, method, fields)
        self._record(Call(method=method, fields=fields, answer=answer))
        return answer

    def _record(self, call: Call) -> None:
        self.calls.add(call)
        self.world.bell.ring()

    async def _fail(
        self, request: web.Request, method: str, raw: JsonObject, failure: Failure
    ) -> web.StreamResponse:
        if failure.way in DONE_FIRST:
            answer = await self._perform(method, raw)
            return _cut(answer) if failure.way is Way.CUT else _reset(request)
        refused = failure.refusal.answer() if failure.refusal is not None else None
        self._count(raw)
        self._record(Call(method=method, fields=Fields(values=raw), answer=refused))
        if refused is not None:
            return _response(refused)
        if failure.way is Way.PAGE:
            return web.Response(status=502, text=_BAD_GATEWAY, content_type="text/html")
        if failure.way is Way.HANG:
            await self.world.bell.until(lambda: request.transport is None, None)
        return _reset(request)

    def _count(self, raw: JsonObject) -> None:
        """A call that failed on purpose was still something the bot did in the chat."""
        try:
            self.world.acted(self.world.chat(raw.get("chat_id")))
        except Refusal:
            return

    async def _reply(self, method: str, raw: JsonObject) -> None:
        """A webhook's answer may carry a call."""
        known = method_named(method)
        if known is not None:
            await self._perform(known, raw)


def _response(answer: Answer) -> web.Response:
    return web.Response(status=answer.code, text=written(answer.body), content_type="application/json")


def _cut(answer: Answer) -> web.Response:
    whole = written(answer.body)
    return web.Response(text=whole[: len(whole) // 2], content_type="application/json")


def _reset(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
