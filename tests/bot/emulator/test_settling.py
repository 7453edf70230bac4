import asyncio

from bot.emulator import Chat, Emulator, Patience, failures
from tests.bot.emulator.conftest import SHE, Raw, Sent

KEYBOARD = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
BRIEF = Patience(timeout=30, grace=0, quiet=0)


async def test_a_text_is_answered_by_a_message(emulator: Emulator, sent: Sent) -> None:
    waiting = asyncio.create_task(emulator.people.settled(SHE, BRIEF))
    await sent()

    assert await waiting


async def test_a_refused_call_counts_too(emulator: Emulator, raw: Raw, chat: Chat) -> None:
    waiting = asyncio.create_task(emulator.people.settled(SHE, BRIEF))
    await raw.refusal("deleteMessage", {"chat_id": SHE, "message_id": 99})

    assert await waiting


async def test_a_press_is_settled_only_when_its_query_is_answered(
    emulator: Emulator, raw: Raw, sent: Sent
) -> None:
    message = await sent(reply_markup=KEYBOARD)
    await emulator.people.settled(SHE, BRIEF)
    query = emulator.people.press(SHE, message, 0, 0).text
    waiting = asyncio.create_task(emulator.people.settled(SHE, Patience(timeout=30, grace=30, quiet=0)))
    await raw.result("editMessageText", {"chat_id": SHE, "message_id": message, "text": "next"})
    assert not waiting.done()

    await raw.result("answerCallbackQuery", {"callback_query_id": query})

    assert await waiting


async def test_silence_is_told_and_then_forgotten(emulator: Emulator, chat: Chat) -> None:
    assert not await emulator.people.settled(SHE, Patience(timeout=0))
    assert await emulator.people.settled(SHE, BRIEF)


async def test_a_bot_that_never_falls_silent_does_not_hold_her_up(emulator: Emulator, chat: Chat) -> None:
    emulator.world.acted(chat)

    assert await emulator.people.settled(SHE, Patience(timeout=0, grace=0, quiet=30))


async def test_a_planned_failure_is_an_answer_of_a_kind(emulator: Emulator, raw: Raw, chat: Chat) -> None:
    emulator.failures.plan("sendMessage", failures.flood(1))
    waiting = asyncio.create_task(emulator.people.settled(SHE, BRIEF))
    await raw.refusal("sendMessage", {"chat_id": SHE, "text": "x"})

    assert await waiting
