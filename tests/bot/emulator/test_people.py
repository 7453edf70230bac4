import pytest
from aiogram import Bot
from aiogram.types import InaccessibleMessage, Message, Update

from bot.emulator import ActError, Chat, Emulator, Person
from bot.emulator.people import THINGS
from tests.bot.emulator.conftest import SHE, Raw, Sent

KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Go", "callback_data": "go"}, {"text": "Copy", "copy_text": {"text": "117"}}],
        [{"text": "Site", "url": "https://example.org"}, {"text": "Ask", "switch_inline_query": ""}],
    ]
}


async def last(bot: Bot) -> Update:
    (update,) = await bot.get_updates(offset=-1)
    return update


async def test_a_press_brings_the_message_as_it_stands_and_what_it_replied_to(
    bot: Bot, emulator: Emulator, sent: Sent
) -> None:
    message = await sent("Send this?", reply_parameters={"message_id": 1}, reply_markup=KEYBOARD)

    pressed = emulator.people.press(SHE, message, 0, 0)

    query = (await last(bot)).callback_query
    assert query is not None
    assert (query.id, query.data, query.from_user.id) == (pressed.text, "go", SHE)
    assert isinstance(query.message, Message)
    assert query.message.text == "Send this?"
    assert query.message.reply_to_message is not None
    assert query.message.reply_to_message.text == "/start"
    assert query.message.reply_markup is not None
    assert query.chat_instance


async def test_copying_and_opening_never_reach_the_bot(bot: Bot, emulator: Emulator, sent: Sent) -> None:
    message = await sent(reply_markup=KEYBOARD)

    copied = emulator.people.press(SHE, message, 0, 1)
    opened = emulator.people.press(SHE, message, 1, 0)

    assert (copied.kind, copied.text) == ("copied", "117")
    assert (opened.kind, opened.text) == ("opened", "https://example.org")
    assert (await last(bot)).message is not None


async def test_a_press_on_a_deleted_message_brings_an_inaccessible_one(
    bot: Bot, emulator: Emulator, chat: Chat
) -> None:
    emulator.people.delete(SHE, 1)

    emulator.people.forge(SHE, 1, "old data")

    query = (await last(bot)).callback_query
    assert query is not None
    assert query.data == "old data"
    assert isinstance(query.message, InaccessibleMessage)


@pytest.mark.parametrize("thing", THINGS)
async def test_everything_a_person_may_send_is_a_valid_update(
    bot: Bot, emulator: Emulator, chat: Chat, thing: str
) -> None:
    emulator.people.send(SHE, thing)

    message = (await last(bot)).message
    assert message is not None
    assert message.message_id == 2
    assert message.content_type == {"forward": "text"}.get(thing, thing)


async def test_blocking_is_told_to_the_bot(bot: Bot, emulator: Emulator, chat: Chat) -> None:
    emulator.people.block(SHE)
    blocked = (await last(bot)).my_chat_member
    emulator.people.unblock(SHE)
    unblocked = (await last(bot)).my_chat_member

    assert blocked is not None
    assert (blocked.old_chat_member.status, blocked.new_chat_member.status) == ("member", "kicked")
    assert unblocked is not None
    assert unblocked.new_chat_member.status == "member"


async def test_a_reply_carries_what_it_replies_to(bot: Bot, emulator: Emulator, sent: Sent) -> None:
    message = await sent("Question", reply_markup=KEYBOARD)

    emulator.people.say(SHE, "Answer", reply_to=message)

    update = await last(bot)
    assert update.message is not None
    assert update.message.reply_to_message is not None
    assert update.message.reply_to_message.reply_markup is not None


def test_what_an_app_would_not_do_is_an_error(emulator: Emulator, chat: Chat) -> None:
    people = emulator.people

    with pytest.raises(ActError, match="joined"):
        people.say(404, "x")
    with pytest.raises(ActError, match="empty"):
        people.say(SHE, " ")
    with pytest.raises(ActError, match="splits"):
        people.say(SHE, "x" * 4097)
    with pytest.raises(ActError, match="reply"):
        people.say(SHE, "x", reply_to=99)
    with pytest.raises(ActError, match="contact"):
        people.send(SHE, "house")
    with pytest.raises(ActError, match="no such message"):
        people.delete(SHE, 99)
    for place in ((99, 0, 0), (1, 0, 0)):
        with pytest.raises(ActError, match="button"):
            people.press(SHE, *place)
    people.block(SHE)
    with pytest.raises(ActError, match="unblock"):
        people.say(SHE, "x")


async def test_places_without_a_button_are_an_error(emulator: Emulator, sent: Sent) -> None:
    message = await sent(reply_markup=KEYBOARD)

    for row, column in ((5, 0), (0, 5), (-1, 0)):
        with pytest.raises(ActError, match="no such button"):
            emulator.people.press(SHE, message, row, column)
    with pytest.raises(ActError, match="nothing here"):
        emulator.people.press(SHE, message, 1, 1)


def test_joining_twice_is_the_same_chat(emulator: Emulator) -> None:
    assert emulator.people.join(Person(id=5)) is emulator.people.join(Person(id=5))


async def test_joining_alone_tells_the_bot_nothing(raw: Raw, emulator: Emulator) -> None:
    emulator.people.join(Person(id=5))

    assert await raw.result("getUpdates") == []
