import asyncio

from bot.emulator import Chat, Emulator
from bot.emulator.values import JsonObject, as_list, as_object
from tests.bot.emulator.conftest import SHE, Raw, Sent

KEYBOARD: JsonObject = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}


async def test_a_whole_visit_over_http(raw: Raw, emulator: Emulator) -> None:
    assert await raw.person("POST", "", {"id": 7, "first_name": "Ana", "language_code": "es"}) == {
        "id": 7,
        "is_bot": False,
        "first_name": "Ana",
        "language_code": "es",
    }
    assert await raw.person("POST", "/7/text", {"text": "/start here"}) == {"message_id": 1}
    assert await raw.person("POST", "/7/send", {"thing": "voice"}) == {"message_id": 2}
    await raw.result("sendMessage", {"chat_id": 7, "text": "Hello", "reply_markup": KEYBOARD})
    pressed = await raw.person("POST", "/7/press", {"message_id": 3, "row": 0, "column": 0})
    forged = await raw.person("POST", "/7/press", {"message_id": 3, "data": "other"})
    assert (pressed["kind"], forged["kind"]) == ("callback", "callback")
    assert await raw.person("POST", "/7/delete", {"message_id": 1}) == {}
    assert await raw.person("POST", "/7/block") == {}
    assert await raw.person("POST", "/7/unblock") == {}

    seen = await raw.person("GET", "/7/messages")
    assert [(as_object(one) or {})["message_id"] for one in as_list(seen["messages"]) or []] == [2, 3]
    assert len(emulator.world.updates) == 6


async def test_joining_without_a_word_makes_somebody_synthetic(raw: Raw) -> None:
    assert (await raw.person("POST", ""))["first_name"] == "Someone"


async def test_what_is_not_possible_is_said(raw: Raw, chat: Chat) -> None:
    assert await raw.person("POST", "/404/text", {"text": "x"}) == {"error": "nobody joined under this id"}
    assert "row and column" in str((await raw.person("POST", f"/{SHE}/press", {"message_id": 1}))["error"])
    async with raw.session.post(
        f"{raw.url}/person/{SHE}/text", data="{", headers={"Content-Type": "application/json"}
    ) as answer:
        assert answer.status == 400
    async with raw.session.post(
        f"{raw.url}/person", data="{", headers={"Content-Type": "application/json"}
    ) as answer:
        assert answer.status == 400


async def test_events_wait_for_the_first_one(raw: Raw, sent: Sent, emulator: Emulator) -> None:
    waiting = asyncio.create_task(raw.person("GET", f"/{SHE}/events?after=0&timeout=50"))
    await sent("Hello")

    answer = await waiting

    kinds = [(as_object(event) or {})["kind"] for event in as_list(answer["events"]) or []]
    assert kinds == ["sent", "message"]
    assert answer["cursor"] == 2
    again = await raw.person("GET", f"/{SHE}/events?after=2&timeout=soon")
    assert again == {"events": [], "cursor": 2}


async def test_joining_again_in_another_language_changes_hers(raw: Raw, chat: Chat) -> None:
    await raw.person("POST", "", {"id": SHE, "language_code": "es"})

    assert chat.person.language_code == "es"
    assert len(chat.messages) == 1


async def test_her_app_shows_the_bot_in_her_language_or_in_everybodys(raw: Raw, chat: Chat) -> None:
    commands: JsonObject = {"commands": [{"command": "help", "description": "Help"}]}
    await raw.result("setMyName", {"name": "Guide"})
    await raw.result("setMyName", {"name": "Guía", "language_code": "es"})
    await raw.result("setMyDescription", {"description": "Words"})
    await raw.result("setMyCommands", commands)

    seen = await raw.person("GET", f"/{SHE}/bot")
    await raw.person("POST", "", {"id": SHE, "language_code": "es-mx"})
    hers = await raw.person("GET", f"/{SHE}/bot")

    assert (seen["name"], seen["description"], seen["languages"]) == ("Guide", "Words", ["es"])
    assert (hers["name"], hers["description"], hers["commands"]) == ("Guía", "Words", commands["commands"])


async def test_settled_is_told(raw: Raw, chat: Chat) -> None:
    assert await raw.person("GET", f"/{SHE}/settled?timeout=0") == {"settled": False}
    assert await raw.person("GET", f"/{SHE}/settled") == {"settled": True}
