"""Reading a call's fields, however they came: query, JSON, urlencoded or multipart (docs: Making requests)."""

from aiohttp import BodyPartReader, web

from bot.emulator.refusals import Refusal, bad_request
from bot.emulator.values import JsonObject, as_object, parsed

ATTACHED = "attach://"


async def fields_of(request: web.Request) -> JsonObject:
    """All fields by name. Of an uploaded file only the fact is kept, never its bytes."""
    raw: JsonObject = dict(request.query)
    if request.content_type == "application/json":
        return raw | await _from_json(request)
    if request.content_type == "multipart/form-data":
        return raw | await _from_parts(request)
    return raw | {name: value for name, value in (await request.post()).items() if isinstance(value, str)}


async def _from_json(request: web.Request) -> JsonObject:
    body = await request.text()
    if not body:
        return {}
    return json_object(body)


def json_object(body: str) -> JsonObject:
    """Raises `Refusal` when the body is not one JSON object."""
    try:
        value = as_object(parsed(body))
    except ValueError:
        value = None
    if value is None:
        raise _not_an_object()
    return value


def _not_an_object() -> Refusal:
    return bad_request("request body must be a JSON object")


async def _from_parts(request: web.Request) -> JsonObject:
    """An upload stands under its own name, or is named as attach://NAME by another field (docs: Sending files)."""
    raw: JsonObject = {}
    uploads: set[str] = set()
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        if part.filename is None:
            raw[part.name] = await part.text()
            continue
        await part.release()
        uploads.add(part.name)
    return _with_uploads(raw, uploads)


def _with_uploads(raw: JsonObject, uploads: set[str]) -> JsonObject:
    named: dict[str, str] = {}
    for name, value in raw.items():
        if not isinstance(value, str) or not value.startswith(ATTACHED):
            continue
        upload = value.removeprefix(ATTACHED)
        if upload not in uploads:
            raise bad_request("wrong file identifier/HTTP URL specified")
        named[name] = upload
    alone = uploads - set(named.values())
    return raw | dict.fromkeys([*named, *alone], "uploaded")
