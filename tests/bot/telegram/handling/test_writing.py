"""What becomes of what people write: answered by a new message, then erased where the conversation says so."""

from dataclasses import replace

import pytest
from aiogram.methods import DeleteMessage, EditMessageText
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    User,
)
from teremok import (
    MockBot,
    MockCallbackQuery,
    MockMessageText,
)

from bot.tally import Tally
from bot.telegram.events import recall
from flows.graph import HELP
from flows.model import (
    Region,
)
from flows.packing import pack
from tests.bot.telegram.handling.talk import CODES, HER, MENU, edited, made, sent


async def test_a_message_is_answered_by_a_new_one_and_then_erased(bot: MockBot) -> None:
    message = MockMessageText("Cambodia", user=HER)

    await bot.dispatch(message)

    assert made(bot) == ["SendMessage", "DeleteMessage"]
    assert "Typed(places=('KH',)" in sent(bot).text
    (erased,) = [call for call in bot.requests.all if isinstance(call, DeleteMessage)]
    assert (erased.chat_id, erased.message_id) == (HER.id, message.message_id)


async def test_only_what_fitted_nothing_is_counted_and_only_that_it_was(
    bot: MockBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []
    monkeypatch.setattr(Tally, "nothing_fitted", lambda _tally, recipient: counted.append(recipient.chat_id))

    for text in ("Cambodia", "zzzz"):
        await bot.dispatch(MockMessageText(text, user=HER))

    assert counted == [HER.id]


async def test_nothing_is_erased_unless_the_conversation_says_so(bot: MockBot) -> None:
    await bot.dispatch(MockMessageText("/help", user=HER))

    assert made(bot) == ["SendMessage"]


async def test_messages_are_silent_without_preview_and_bold_in_the_heading_alone(bot: MockBot) -> None:
    await bot.dispatch(MockMessageText("Cambodia", user=HER))

    assert sent(bot).disable_notification is True
    assert getattr(sent(bot).link_preview_options, "is_disabled", None) is True
    assert [(e.type, e.offset, e.length) for e in sent(bot).entities or []] == [("bold", 0, len("start es"))]


@pytest.mark.parametrize(
    ("text", "payload"),
    [("/start", ""), ("/start es_KH", "es_KH"), ("/start@test_bot  x ", "x"), ("/START", "")],
)
async def test_a_start_link_is_followed(bot: MockBot, text: str, payload: str) -> None:
    await bot.dispatch(MockMessageText(text, user=HER))

    assert f"payload {payload!r}" in sent(bot).text.replace('"', "'").replace("\\'", "'")


@pytest.mark.parametrize(
    ("text", "command"), [("/help", "HELP"), ("/privacy@test_bot", "PRIVACY"), ("/menu x", "MENU")]
)
async def test_a_command_is_a_command_whatever_follows(bot: MockBot, text: str, command: str) -> None:
    await bot.dispatch(MockMessageText(text, user=HER))

    assert f"Command.{command}" in sent(bot).text


async def test_a_reply_goes_on_where_the_message_it_replies_to_stood(bot: MockBot) -> None:
    choice = replace(MENU, here=Region("TH"))
    rows = [
        [InlineKeyboardButton(text="A choice she did not make", callback_data=pack(choice, CODES))],
        [InlineKeyboardButton(text="☎", callback_data=pack(MENU, CODES))],
        [InlineKeyboardButton(text="‹", callback_data=pack(choice, CODES))],
    ]
    ours = MockMessageText("view", user=HER, reply_markup=InlineKeyboardMarkup(inline_keyboard=rows))

    await bot.dispatch(MockMessageText("Cambodia", user=HER, reply_to_message=ours))

    assert sent(bot).text.startswith("menu ar\n\nKH Typed")


async def test_typed_text_goes_on_where_the_last_view_stood(bot: MockBot) -> None:
    await bot.dispatch(MockCallbackQuery(pack(MENU, CODES), user=HER))

    await bot.dispatch(MockMessageText("Cambodia", user=HER))

    assert sent(bot).text.startswith("menu ar\n\nKH Typed")


async def test_a_typed_close_covers_the_living_view_before_anything_else(bot: MockBot) -> None:
    await bot.dispatch(MockMessageText("/start", user=HER))
    await bot.dispatch(MockMessageText("Cambodia", user=HER))
    bot.requests.all.clear()

    await bot.dispatch(MockMessageText("/close", user=HER))

    assert made(bot)[:2] == ["EditMessageText", "DeleteMessages"]
    edits = [call.text for call in bot.requests.all if isinstance(call, EditMessageText)]
    assert edits == ["everyday es", "left es"]


async def test_a_close_typed_as_a_reply_covers_what_it_replies_to(bot: MockBot) -> None:
    ours = MockMessageText("view", user=User(id=9, is_bot=True, first_name="b"))

    await bot.dispatch(MockMessageText("/close", user=HER, reply_to_message=ours))

    assert edited(bot).message_id == ours.message_id


async def test_a_reply_to_a_message_without_buttons_starts_from_her_language(bot: MockBot) -> None:
    await bot.dispatch(
        MockMessageText("Cambodia", user=HER, reply_to_message=MockMessageText("hers", user=HER))
    )

    assert sent(bot).text.startswith("start es")


def test_a_view_below_help_recalls_help() -> None:
    helped = InlineKeyboardButton(text="Help", callback_data=pack(MENU, CODES))
    back = InlineKeyboardButton(text="Back", callback_data=pack(MENU.to(HELP), CODES))
    markup = InlineKeyboardMarkup(inline_keyboard=[[helped], [back]])

    assert recall(markup, CODES) == MENU.to(HELP)


def test_buttons_that_say_nothing_recall_nothing() -> None:
    foreign = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="x", callback_data="x")], []])

    assert recall(None, CODES) is None
    assert recall(foreign, CODES) is None
