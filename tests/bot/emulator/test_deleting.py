import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest

from bot.emulator import Chat
from bot.emulator.values import Json
from tests.bot.emulator.conftest import SHE, Clock, Raw, Sent

OLD = 48 * 3600 + 1


async def test_messages_of_both_sides_can_be_deleted(bot: Bot, sent: Sent, chat: Chat) -> None:
    message = await sent()

    assert await bot.delete_message(SHE, 1)
    assert await bot.delete_message(SHE, message)

    assert chat.messages == {}
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(SHE, message)


async def test_after_48_hours_nothing_can_be_deleted(bot: Bot, sent: Sent, chat: Chat, clock: Clock) -> None:
    message = await sent()
    clock.now += OLD

    with pytest.raises(TelegramBadRequest, match="message can't be deleted for everyone"):
        await bot.delete_message(SHE, message)

    assert message in chat.messages


async def test_deleting_many_is_true_whatever_became_of_them(
    bot: Bot, sent: Sent, chat: Chat, clock: Clock
) -> None:
    old = await sent()
    clock.now += OLD
    new = await sent()

    assert await bot.delete_messages(SHE, [old, new, 99])

    assert list(chat.messages) == [1, old]


@pytest.mark.parametrize(
    ("ids", "description"),
    [
        (list(range(1, 102)), "too many message identifiers specified"),
        (5, "expected an Array of message identifiers"),
        ([None], "message identifier must be a Number"),
        ([True], "message identifier must be a Number"),
        (["x"], "can't parse message identifier as a Number"),
        ([0], "invalid message identifier specified"),
    ],
)
async def test_malformed_lists_are_refused_as_a_whole(
    raw: Raw, chat: Chat, ids: Json, description: str
) -> None:
    refusal = await raw.refusal("deleteMessages", {"chat_id": SHE, "message_ids": ids})

    assert refusal == f"Bad Request: {description}"
    assert list(chat.messages) == [1]
