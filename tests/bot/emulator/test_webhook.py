import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from bot.emulator import Chat, Emulator, webhook
from bot.emulator.values import JsonObject, as_object, parsed
from bot.emulator.webhook import SECRET_HEADER
from tests.bot.emulator.conftest import SHE, Raw

REPLY = '{"method": "sendMessage", "chat_id": 1001, "text": "from the hook"}'


@dataclass
class Hook:
    """A bot's webhook: answers with what is planned, then with nothing."""

    url: str = ""
    answers: list[web.Response] = field(default_factory=list)
    got: asyncio.Queue[tuple[JsonObject, str]] = field(default_factory=asyncio.Queue)

    async def handle(self, request: web.Request) -> web.Response:
        update = as_object(parsed(await request.text())) or {}
        self.got.put_nowait((update, request.headers.get(SECRET_HEADER, "")))
        return self.answers.pop(0) if self.answers else web.Response()


@pytest.fixture
async def hook(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Hook]:
    monkeypatch.setattr(webhook, "RETRY_AFTER", 0)
    hook = Hook()
    app = web.Application()
    app.router.add_post("/", hook.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    yield hook
    await runner.cleanup()


async def test_updates_are_delivered_with_the_secret(raw: Raw, hook: Hook, chat: Chat) -> None:
    await raw.result("setWebhook", {"url": hook.url, "secret_token": "s3cret"})

    update, secret = await hook.got.get()

    assert as_object(update["message"]) is not None
    assert secret == "s3cret"


async def test_a_refused_update_comes_again_and_a_method_in_the_answer_is_performed(
    raw: Raw, hook: Hook, chat: Chat, emulator: Emulator
) -> None:
    hook.answers = [
        web.Response(status=500),
        web.Response(text=REPLY, content_type="application/json"),
    ]
    await raw.result("setWebhook", {"url": hook.url})

    first, again = await hook.got.get(), await hook.got.get()
    await emulator.world.bell.until(lambda: len(emulator.world.updates) == 0 and 2 in chat.messages, 5)

    assert first == again
    assert chat.messages[2].content["text"] == "from the hook"
    info = as_object(await raw.result("getWebhookInfo")) or {}
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"


@pytest.mark.parametrize("answer", ["", "[]", "{}", '{"method": "sendLetter"}'])
async def test_other_answers_are_only_an_agreement(
    raw: Raw, hook: Hook, chat: Chat, emulator: Emulator, answer: str
) -> None:
    hook.answers = [web.Response(text=answer, content_type="application/json")]
    await raw.result("setWebhook", {"url": hook.url})
    await hook.got.get()
    emulator.people.say(SHE, "next")

    update, _ = await hook.got.get()

    assert (as_object(update["message"]) or {})["text"] == "next"
    assert list(chat.messages) == [1, 2]


async def test_an_unreachable_hook_is_told_and_can_be_removed(
    raw: Raw, hook: Hook, chat: Chat, emulator: Emulator
) -> None:
    await raw.result("setWebhook", {"url": "http://127.0.0.1:1/", "allowed_updates": ["message"]})
    world = emulator.world
    await world.bell.until(lambda: world.webhook is not None and bool(world.webhook.error), None)

    info = as_object(await raw.result("getWebhookInfo")) or {}
    await raw.result("deleteWebhook", {"drop_pending_updates": True})

    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 1)
    assert (info["allowed_updates"], info["max_connections"]) == (["message"], 40)
    assert await raw.result("getUpdates") == []


async def test_setting_can_drop_what_waits_and_an_empty_url_removes(raw: Raw, chat: Chat) -> None:
    await raw.result("setWebhook", {"url": "https://example.org/", "drop_pending_updates": True})
    await raw.result("setWebhook", {"url": ""})

    info = as_object(await raw.result("getWebhookInfo")) or {}
    assert info == {"url": "", "has_custom_certificate": False, "pending_update_count": 0}


@pytest.mark.parametrize(
    ("fields", "description"),
    [
        ({"url": "http://example.org/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://example.org/", "secret_token": "ü"}, "secret token contains unallowed characters"),
    ],
)
async def test_bad_webhooks_are_refused(raw: Raw, fields: JsonObject, description: str) -> None:
    assert await raw.refusal("setWebhook", fields) == f"Bad Request: {description}"
