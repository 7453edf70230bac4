import asyncio
import contextlib
import io
from collections.abc import AsyncIterator

import pytest

from bot.emulator import Emulator, Manner, Visit, chat, lines_of
from bot.emulator.terminal import _pump
from bot.emulator.values import Json, JsonObject, as_list, as_object
from tests.bot.emulator.conftest import Raw

KEYBOARD: JsonObject = {
    "inline_keyboard": [
        [{"text": "☎ Help", "callback_data": "help"}, {"text": "Copy 117", "copy_text": {"text": "117"}}],
        [{"text": "Help", "callback_data": "second"}],
    ]
}


async def scripted(raw: Raw) -> None:
    """A tiny bot: commands get a keyboard, texts are echoed and deleted, presses edit, the word "mute" is ignored."""
    offset = 0
    while True:
        updates = as_list(await raw.result("getUpdates", {"offset": offset, "timeout": 50})) or []
        for update in (as_object(one) or {} for one in updates):
            offset = int(str(update["update_id"])) + 1
            await react(raw, update)


async def react(raw: Raw, update: JsonObject) -> None:
    query = as_object(update.get("callback_query"))
    if query is not None:
        message = as_object(query["message"]) or {}
        await raw.result("answerCallbackQuery", {"callback_query_id": query["id"], "text": "ok"})
        place: JsonObject = {"chat_id": 1001, "message_id": message["message_id"]}
        await raw.result("editMessageText", {**place, "text": f"You pressed {query['data']}"})
        return
    message = as_object(update.get("message")) or {}
    text = str(message.get("text", "mute"))
    if text == "mute":
        return
    markup: Json = KEYBOARD if text.startswith("/") else None
    about = as_object(message.get("reply_to_message"))
    heard = f"{text} about {about['text']}" if about else f"Heard {text}"
    await raw.result("sendMessage", {"chat_id": 1001, "text": heard, "reply_markup": markup})
    if markup is None:
        await raw.result("deleteMessage", {"chat_id": 1001, "message_id": message["message_id"]})


@pytest.fixture
async def running(raw: Raw) -> AsyncIterator[Raw]:
    task = asyncio.create_task(scripted(raw))
    yield raw
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def given(*lines: str) -> AsyncIterator[str]:
    for line in lines:
        yield line


async def talk(raw: Raw, *lines: str, visit: Visit | None = None) -> list[str]:
    written: list[str] = []
    await chat(raw.url, lines=given(*lines), write=written.append, visit=visit)
    return written


START = ["Heard /start", " [1] ☎ Help   [2] Copy 117 (copies 117)", " [3] Help", ""]


async def test_a_number_presses_the_button_it_was_printed_with(running: Raw) -> None:
    assert await talk(running, "/start\n", "\n", "1\n") == [
        *START,
        *("(notice: ok)", "(changed)", "You pressed help", ""),
    ]


async def test_a_transcript_tells_what_she_did_too(running: Raw) -> None:
    visit = Visit(manner=Manner.TRANSCRIPT, greeting=("/start",))

    assert await talk(running, "2", "☎ help", "hi", visit=visit) == [
        *("> /start", *START),
        *("> [Copy 117]", "(copied: 117)"),
        *("> [☎ Help]", "(notice: ok)", "(changed)", "You pressed help", ""),
        *("> hi", "Heard hi", "", "(gone: what she sent)"),
    ]


async def test_the_exact_label_wins_over_one_without_its_sign(running: Raw) -> None:
    assert "You pressed second" in await talk(running, "/start", "HELP")


async def test_the_sign_may_be_left_out(running: Raw) -> None:
    await talk(running, "/start")
    await running.result(
        "sendMessage",
        {
            "chat_id": 1001,
            "text": "x",
            "reply_markup": {"inline_keyboard": [[{"text": "✕ Close", "callback_data": "c"}]]},
        },
    )

    assert "You pressed c" in await talk(running, "close")


async def test_a_number_no_button_has_is_typed(running: Raw) -> None:
    assert "Heard 112" in await talk(running, "/start", "112")


async def test_she_can_reply_to_a_message(running: Raw) -> None:
    assert "why about Heard /start" in await talk(running, "/start", "@1 why", "@9 why")


async def test_silence_and_what_cannot_be_done_are_said(running: Raw, emulator: Emulator) -> None:
    visit = Visit(timeout=0.05)
    await talk(running, "/start")
    silent = await talk(running, "mute", visit=visit)
    emulator.people.block(1001)

    assert silent == ["(no answer)"]
    assert await talk(running, "hello") == ["(she blocked the bot; unblock first)"]


async def test_lines_are_read_from_a_stream_to_its_end() -> None:
    assert [line async for line in lines_of(io.StringIO("a\nb\n"))] == ["a\n", "b\n"]


async def test_a_closed_loop_ends_the_reading() -> None:
    loop = asyncio.new_event_loop()
    loop.close()

    _pump(io.StringIO("a\n"), loop, asyncio.Queue())
