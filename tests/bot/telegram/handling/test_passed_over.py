"""What is not read: pictures and voices of hers, groups, channels, notes of Telegram."""

from datetime import UTC, datetime

import pytest
from aiogram.enums import ContentType
from aiogram.types import (
    Chat,
    Contact,
    Location,
    Message,
    MessageOriginHiddenUser,
    User,
)
from teremok import (
    MockBot,
    MockMessageDocument,
    MockMessagePhoto,
    MockMessageText,
    MockMessageVoice,
)

from bot.telegram.events import HERS
from tests.bot.telegram.handling.talk import HER, made, sent

MEDIA = [
    MockMessagePhoto(user=HER, caption="MRKR-5f1c"),
    MockMessageVoice(user=HER),
    MockMessageDocument(user=HER),
    MockMessageText(user=HER).model_copy(
        update={"text": None, "contact": Contact(phone_number="+990000777", first_name="Zqxcanary")}
    ),
    MockMessageText(user=HER).model_copy(
        update={"text": None, "location": Location(latitude=1.0, longitude=2.0)}
    ),
    MockMessageText(user=HER).model_copy(update={"text": None}),
    MockMessageText(
        "MRKR-5f1c",
        user=HER,
        forward_origin=MessageOriginHiddenUser(
            date=datetime(2026, 1, 1, tzinfo=UTC), sender_user_name="Zqxcanary"
        ),
    ),
    MockMessageText("MRKR-5f1c", user=HER, via_bot=User(id=9, is_bot=True, first_name="b")),
]


@pytest.mark.parametrize("message", MEDIA, ids=lambda message: str(message.content_type))
async def test_what_is_not_typed_is_refused_unread_and_erased(bot: MockBot, message: Message) -> None:
    await bot.dispatch(message)

    assert made(bot) == ["SendMessage", "DeleteMessage"]
    assert sent(bot).text == "start es\n\nNone Sent Sent()"


PINNED = MockMessageText(user=HER).model_copy(
    update={"text": None, "pinned_message": MockMessageText("view", user=HER)}
)


@pytest.mark.parametrize(
    "message",
    [
        MockMessageText("help", user=HER, chat=Chat(id=-100, type="supergroup")),
        MockMessageText("help", user=HER, chat=Chat(id=-100, type="channel")),
        MockMessageText("help", user=User(id=9, is_bot=True, first_name="b")),
        MockMessageText("help", user=HER).model_copy(update={"from_user": None}),
        PINNED,
    ],
)
async def test_groups_channels_bots_and_notes_of_telegram_are_passed_over(
    bot: MockBot, message: Message
) -> None:
    await bot.dispatch(message)

    assert made(bot) == []


def test_no_service_message_counts_as_hers() -> None:
    assert ContentType.PINNED_MESSAGE not in HERS
    assert ContentType.MESSAGE_AUTO_DELETE_TIMER_CHANGED not in HERS
    assert ContentType.ANY not in HERS


def test_only_two_kinds_of_update_are_asked_for(bot: MockBot) -> None:
    assert set(bot.dp.resolve_used_update_types()) == {"message", "callback_query"}
