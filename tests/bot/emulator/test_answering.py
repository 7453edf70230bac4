import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from bot.emulator import Chat, Emulator
from bot.emulator.refusals import OLD_QUERY
from tests.bot.emulator.conftest import SHE, Clock, Sent


@pytest.fixture
async def query(emulator: Emulator, sent: Sent) -> str:
    message = await sent(reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]})
    return emulator.people.press(SHE, message, 0, 0).text


async def test_a_press_is_answered_once(bot: Bot, emulator: Emulator, query: str) -> None:
    assert await bot.answer_callback_query(query, text="Copied", show_alert=True)

    seen = emulator.people.events(SHE, 0)[-1]
    assert (seen["kind"], seen["text"], seen["shown_as"]) == ("answered", "Copied", "alert")
    with pytest.raises(TelegramBadRequest, match=OLD_QUERY):
        await bot.answer_callback_query(query)


async def test_late_answers_are_refused(bot: Bot, clock: Clock, query: str) -> None:
    clock.now += 15 * 60 + 1

    with pytest.raises(TelegramBadRequest, match=OLD_QUERY):
        await bot.answer_callback_query(query)


async def test_a_long_answer_is_refused_and_the_query_stays_open(bot: Bot, chat: Chat, query: str) -> None:
    with pytest.raises(TelegramBadRequest, match="MESSAGE_TOO_LONG"):
        await bot.answer_callback_query(query, text="x" * 201)

    assert await bot.answer_callback_query(query, text="x" * 200)
