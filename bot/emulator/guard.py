"""Who may ask. The server listens on this machine alone; a web page from elsewhere could still make a browser here ask.

A foreign name that resolves to this machine is refused by its Host header (DNS rebinding), a request another site
makes by its Origin or Sec-Fetch-Site header (https://www.w3.org/TR/fetch-metadata/). Programs send neither of the two.
"""

import re

from aiohttp import web
from aiohttp.typedefs import Handler

PAGE = "/"

_HERE = re.compile(r"(127\.0\.0\.1|localhost)(:\d{1,5})?")
_OWN = frozenset({"same-origin", "none"})
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


@web.middleware
async def only_from_here(request: web.Request, handler: Handler) -> web.StreamResponse:
    """403 for a foreign host name or another site; a link from elsewhere may lead to the page, and to nothing else."""
    if _HERE.fullmatch(request.host) is None or not _is_own(request):
        return web.Response(status=403, text="only from this machine")
    return await handler(request)


async def keep_to_itself(_: web.Request, response: web.StreamResponse) -> None:
    """Every answer: nothing loaded from elsewhere, nothing told elsewhere, nothing kept by the browser."""
    response.headers.update(_HEADERS)


def _is_own(request: web.Request) -> bool:
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if origin is not None and origin != f"http://{request.host}":
        return False
    is_visit = request.method == "GET" and request.path == PAGE
    return site is None or site in _OWN or is_visit
