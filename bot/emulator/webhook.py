"""Delivery by webhook (docs: setWebhook): one update at a time, in order, again until it is taken."""

import re
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

from bot.emulator.fields import Fields
from bot.emulator.refusals import Refusal, bad_request
from bot.emulator.requests import json_object
from bot.emulator.updates import Update
from bot.emulator.values import Json, JsonObject, as_text
from bot.emulator.world import Webhook, World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
RETRY_AFTER = 1.0  # seconds; a change of the webhook ends the wait
TIMEOUT = 60.0
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
_NEAR = frozenset({"localhost", "127.0.0.1", "::1"})

Reply = Callable[[str, JsonObject], Awaitable[None]]


def set_webhook(world: World, fields: Fields) -> Json:
    """Plain http is taken for this machine alone, as a local Bot API server does; elsewhere it must be https."""
    url, secret = fields.text("url"), fields.text("secret_token")
    if not url:
        return delete_webhook(world, fields)
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _NEAR):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    world.updates.allow(fields.json("allowed_updates"))
    if fields.flag("drop_pending_updates"):
        world.updates.drop()
    world.webhook = Webhook(url=url, secret=secret, connections=fields.number("max_connections") or 40)
    world.updates.webhook_is_set = True
    world.bell.ring()
    return True


def delete_webhook(world: World, fields: Fields) -> Json:
    """True also when none was set."""
    if fields.flag("drop_pending_updates"):
        world.updates.drop()
    world.webhook = None
    world.updates.webhook_is_set = False
    world.bell.ring()
    return True


def webhook_info(world: World, _fields: Fields) -> Json:
    """Where updates go and how the last failure read."""
    info: JsonObject = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    hook = world.webhook
    if hook is None:
        return info
    info |= {"url": hook.url, "max_connections": hook.connections}
    if world.updates.allowed:
        info["allowed_updates"] = list(world.updates.allowed)
    if hook.error:
        info |= {"last_error_date": hook.error_date, "last_error_message": hook.error}
    return info


async def deliver(world: World, reply: Reply) -> None:
    """Runs as long as the server does. `reply` performs the method that a webhook's answer may carry."""
    async with ClientSession(timeout=ClientTimeout(total=TIMEOUT)) as session:
        while not world.bell.closed:
            await world.bell.until(lambda: _next(world) is not None, None)
            hook, update = world.webhook, _next(world)
            if hook is None or update is None:
                continue
            if await _post(world, hook, update, session, reply):
                world.updates.confirm(update.id + 1)
                continue
            await world.bell.until(lambda hook=hook: world.webhook is not hook, RETRY_AFTER)  # type: ignore[misc] # mypy cannot type a default in a lambda


def _next(world: World) -> Update | None:
    return world.updates.first() if world.webhook is not None else None


async def _post(world: World, hook: Webhook, update: Update, session: ClientSession, reply: Reply) -> bool:
    headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
    try:
        async with session.post(hook.url, json=update.to_json(), headers=headers) as response:
            if response.ok:
                await _answered(response, reply)
                return True
            hook.error = f"Wrong response from the webhook: {response.status} {response.reason}"
    except (ClientError, TimeoutError):
        hook.error = "Connection refused"
    hook.error_date = world.now
    world.bell.ring()
    return False


async def _answered(response: ClientResponse, reply: Reply) -> None:
    """A method in the answer is performed; its result is never seen by the bot (docs: Making requests)."""
    if response.content_type != "application/json":
        return
    try:
        values = json_object(await response.text())
    except Refusal:
        return
    method = as_text(values.pop("method", None))
    if method is not None:
        await reply(method, values)
