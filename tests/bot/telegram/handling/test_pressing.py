"""What becomes of a press: an edit where it stands, and an end of the spinner whatever happens."""

import pytest
from aiogram.methods import AnswerCallbackQuery, EditMessageText
from aiogram.types import (
    Chat,
    InaccessibleMessage,
)
from teremok import (
    MockBot,
    MockCallbackQuery,
    MockMessageText,
)

from bot.wire.payload import Payload, Urgency
from bot.wire.recipient import Recipient
from bot.wire.screen import Screen
from flows.graph import AWAY, CLOSED, HELP
from flows.model import (
    NodeKey,
)
from flows.packing import pack
from tests.bot.telegram.handling.talk import CODES, HER, MENU, edited, made, sent


async def test_a_press_edits_the_message_it_stands_on(bot: MockBot) -> None:
    query = MockCallbackQuery(pack(MENU, CODES), user=HER)

    await bot.dispatch(query)

    assert query.message is not None
    assert (edited(bot).chat_id, edited(bot).message_id) == (HER.id, query.message.message_id)
    assert edited(bot).text == "menu ar\n\nKH Pressed Pressed()"
    assert sorted(made(bot)) == ["AnswerCallbackQuery", "EditMessageText"]


@pytest.mark.parametrize("data", ["", "nonsense", "1.en.zz", "2.en.aa", "x" * 64])
async def test_a_forged_or_outdated_button_leads_to_the_start_in_her_language(
    bot: MockBot, data: str
) -> None:
    await bot.dispatch(MockCallbackQuery(data, user=HER))

    assert (edited(bot).text or "").startswith("start es")


async def test_a_button_of_a_game_is_answered_too(bot: MockBot) -> None:
    query = MockCallbackQuery(user=HER).model_copy(update={"data": None, "game_short_name": "x"})

    await bot.dispatch(query)

    assert (edited(bot).text or "").startswith("start es")


async def test_the_query_is_answered_silently(bot: MockBot) -> None:
    query = MockCallbackQuery(pack(MENU, CODES), user=HER)

    await bot.dispatch(query)

    (answer,) = [call for call in bot.requests.all if isinstance(call, AnswerCallbackQuery)]
    assert (answer.callback_query_id, answer.text, answer.show_alert) == (query.id, None, None)


@pytest.mark.parametrize(
    "description", ["chat not found", "message to edit not found", "BUTTON_DATA_INVALID"]
)
async def test_the_query_is_answered_when_the_edit_is_refused(bot: MockBot, description: str) -> None:
    bot.add_result(EditMessageText, ok=False, description=f"Bad Request: {description}")

    await bot.dispatch(MockCallbackQuery(pack(MENU, CODES), user=HER))

    assert "AnswerCallbackQuery" in made(bot)


@pytest.mark.parametrize(
    "gone", [InaccessibleMessage(chat=Chat(id=HER.id, type="private"), message_id=5), None]
)
async def test_a_message_out_of_reach_is_replaced_by_a_new_one(
    bot: MockBot, gone: InaccessibleMessage | None
) -> None:
    query = MockCallbackQuery(pack(MENU, CODES), user=HER).model_copy(update={"message": gone})

    await bot.dispatch(query)

    assert sent(bot).chat_id == HER.id
    assert sorted(made(bot)) == ["AnswerCallbackQuery", "SendMessage"]


async def test_outside_private_chats_a_press_only_stops_the_spinner(bot: MockBot) -> None:
    group = MockMessageText("view", chat=Chat(id=-100, type="supergroup"))
    inline = MockCallbackQuery(user=HER).model_copy(update={"message": None, "inline_message_id": "x"})

    await bot.dispatch(MockCallbackQuery(pack(MENU, CODES), user=HER, message=group))
    await bot.dispatch(inline)

    assert made(bot) == ["AnswerCallbackQuery", "AnswerCallbackQuery"]


async def test_a_press_on_close_covers_the_view_before_anything_else(bot: MockBot) -> None:
    query = MockCallbackQuery(pack(MENU.to(CLOSED), CODES), user=HER)

    await bot.dispatch(query)

    assert query.message is not None
    assert made(bot) == ["EditMessageText", "AnswerCallbackQuery"]
    assert (edited(bot).message_id, edited(bot).text) == (query.message.message_id, "left ar")


async def test_a_card_out_of_reach_is_answered_with_a_view(bot: MockBot) -> None:
    gone = InaccessibleMessage(chat=Chat(id=HER.id, type="private"), message_id=5)
    query = MockCallbackQuery(pack(MENU.to(AWAY), CODES), user=HER).model_copy(update={"message": gone})

    await bot.dispatch(query)

    assert sorted(made(bot)) == ["AnswerCallbackQuery", "SendMessage"]


@pytest.mark.parametrize(
    ("node", "urgency"), [(HELP, Urgency.EMERGENCY), (NodeKey("menu"), Urgency.ORDINARY)]
)
async def test_help_goes_first_where_not_all_can_go(
    bot: MockBot, monkeypatch: pytest.MonkeyPatch, node: NodeKey, urgency: Urgency
) -> None:
    shown: list[Payload] = []

    async def show(_screen: Screen, _her: Recipient, payload: Payload, *_: object, **_on: object) -> None:
        shown.append(payload)

    monkeypatch.setattr(Screen, "show", show)

    await bot.dispatch(MockCallbackQuery(pack(MENU.to(node), CODES), user=HER))

    assert [payload.urgency for payload in shown] == [urgency]
