"""The web chat: a page that draws the person-side API as a phone. Its files stand in assets/, without a build step."""

from collections.abc import Callable, Mapping
from pathlib import Path

from aiohttp import web

from bot.emulator.guard import PAGE
from bot.emulator.values import Json, JsonObject, written

Report = Callable[[], Mapping[str, int]]
"""What the app says its bot holds at this moment, by plain names. Counts only: nothing else can be shown."""

ASSETS = Path(__file__).resolve().parent / "assets"

_KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class Page:
    """The routes of the page, and what it may say about the app's memory."""

    def __init__(self, report: Report | None) -> None:
        self._report = report

    def add_to(self, app: web.Application) -> None:
        """Adds the routes."""
        app.router.add_get(PAGE, _page)
        app.router.add_get("/assets/{name:[a-z_]+\\.(?:css|js|svg)}", _asset)
        app.router.add_get("/memory", self._memory)

    async def _memory(self, _: web.Request) -> web.Response:
        held: Json = None if self._report is None else dict(self._report())
        body: JsonObject = {"held": held}
        return web.Response(text=written(body), content_type="application/json")


async def _page(_: web.Request) -> web.FileResponse:
    return _file("index.html")


async def _asset(request: web.Request) -> web.FileResponse:
    return _file(request.match_info["name"])


def _file(name: str) -> web.FileResponse:
    path = ASSETS / name
    return web.FileResponse(path, headers={"Content-Type": f"{_KINDS[path.suffix]}; charset=utf-8"})
