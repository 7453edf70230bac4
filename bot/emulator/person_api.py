"""The person-side HTTP API: JSON in, JSON out, described in the room sign."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.emulator.chats import Person
from bot.emulator.people import ActError, People
from bot.emulator.refusals import Refusal
from bot.emulator.requests import fields_of
from bot.emulator.settling import Patience
from bot.emulator.values import JsonObject, as_number, as_text, written

LONGEST_WAIT = 60.0  # seconds

_Act = Callable[[People, int, JsonObject], Awaitable[JsonObject]]


class PersonApi:
    """The routes under /person, on the `People` they act for."""

    def __init__(self, people: People) -> None:
        self._people = people

    def add_to(self, app: web.Application) -> None:
        """Adds the routes."""
        app.router.add_post("/person", self._join)
        for path, act in _POSTS.items():
            app.router.add_post(f"/person/{{id:\\d+}}/{path}", self._acting(act))
        for path, act in _GETS.items():
            app.router.add_get(f"/person/{{id:\\d+}}/{path}", self._acting(act))

    async def _join(self, request: web.Request) -> web.Response:
        try:
            chat = self._people.join(_person(await fields_of(request)))
        except Refusal as refusal:
            return _refused(refusal.description)
        return _said(chat.person.to_json())

    def _acting(self, act: _Act) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def handle(request: web.Request) -> web.Response:
            try:
                person_id = int(request.match_info["id"])
                return _said(await act(self._people, person_id, await fields_of(request)))
            except ActError as error:
                return _refused(str(error))
            except Refusal as refusal:
                return _refused(refusal.description)

        return handle


def _person(fields: JsonObject) -> Person:
    usual = Person()
    return Person(
        id=as_number(fields.get("id")) or usual.id,
        first_name=as_text(fields.get("first_name")) or usual.first_name,
        language_code=as_text(fields.get("language_code")) or usual.language_code,
    )


def _said(body: JsonObject) -> web.Response:
    return web.Response(text=written(body), content_type="application/json")


def _refused(error: str) -> web.Response:
    return web.Response(status=400, text=written({"error": error}), content_type="application/json")


async def _messages(people: People, person: int, _fields: JsonObject) -> JsonObject:
    return {"messages": list(people.messages(person)), "cursor": people.chat(person).last_event}


async def _bot(people: People, person: int, _fields: JsonObject) -> JsonObject:
    return people.bot(person)


async def _text(people: People, person: int, fields: JsonObject) -> JsonObject:
    text = as_text(fields.get("text")) or ""
    return {"message_id": people.say(person, text, as_number(fields.get("reply_to")))}


async def _send(people: People, person: int, fields: JsonObject) -> JsonObject:
    return {"message_id": people.send(person, as_text(fields.get("thing")) or "")}


async def _press(people: People, person: int, fields: JsonObject) -> JsonObject:
    message = as_number(fields.get("message_id")) or 0
    data = as_text(fields.get("data"))
    if data is not None:
        return people.forge(person, message, data).to_json()
    row, column = (as_number(fields.get(name)) for name in ("row", "column"))
    if row is None or column is None:
        raise ActError("say which button: row and column, or data")
    return people.press(person, message, row, column).to_json()


async def _block(people: People, person: int, _fields: JsonObject) -> JsonObject:
    people.block(person)
    return {}


async def _unblock(people: People, person: int, _fields: JsonObject) -> JsonObject:
    people.unblock(person)
    return {}


async def _delete(people: People, person: int, fields: JsonObject) -> JsonObject:
    people.delete(person, as_number(fields.get("message_id")) or 0)
    return {}


async def _events(people: People, person: int, fields: JsonObject) -> JsonObject:
    after = as_number(fields.get("after")) or 0
    events = await people.wait_for_events(person, after, _seconds(fields, "timeout", 0.0))
    return {"events": list(events), "cursor": people.chat(person).last_event}


async def _settled(people: People, person: int, fields: JsonObject) -> JsonObject:
    usual = Patience()
    patience = Patience(
        timeout=_seconds(fields, "timeout", usual.timeout),
        grace=_seconds(fields, "grace", usual.grace),
        quiet=_seconds(fields, "quiet", usual.quiet),
    )
    return {"settled": await people.settled(person, patience)}


def _seconds(fields: JsonObject, name: str, usual: float) -> float:
    try:
        wished = float(str(fields.get(name, usual)))
    except ValueError:
        return usual
    return min(max(wished, 0.0), LONGEST_WAIT)


_POSTS: dict[str, _Act] = {
    "text": _text,
    "send": _send,
    "press": _press,
    "block": _block,
    "unblock": _unblock,
    "delete": _delete,
}
_GETS: dict[str, _Act] = {"bot": _bot, "messages": _messages, "events": _events, "settled": _settled}
