import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import (
    BufferedInputFile,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MessageEntity,
    ReplyKeyboardRemove,
    ReplyParameters,
)

from bot.emulator import Author, Chat, Emulator, Limits, Person, Settings, failures
from bot.emulator.refusals import NOT_MODIFIED
from bot.emulator.values import Json, JsonObject
from tests.bot.emulator.conftest import SHE, TOKEN, Clock, Raw, Sent

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="Job offer", callback_data="a1")],
        [InlineKeyboardButton(text="Copy 117", copy_text=CopyTextButton(text="117"))],
    ]
)


async def test_a_message_comes_back_as_it_stands(bot: Bot, chat: Chat, clock: Clock) -> None:
    bold = MessageEntity(type="bold", offset=0, length=5)

    message = await bot.send_message(
        SHE,
        "Hello",
        entities=[bold],
        reply_markup=KEYBOARD,
        disable_notification=True,
        protect_content=True,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_parameters=ReplyParameters(message_id=1),
    )

    assert (message.message_id, message.text) == (2, "Hello")
    assert [one.model_dump() for one in message.entities or []] == [bold.model_dump()]
    assert message.date.timestamp() == clock.now
    assert message.from_user is not None
    assert (message.from_user.id, message.from_user.is_bot, message.chat.id) == (77, True, SHE)
    assert message.reply_markup is not None
    assert message.reply_markup.model_dump() == KEYBOARD.model_dump()
    assert message.reply_to_message is not None
    assert message.reply_to_message.text == "/start"
    delivery = chat.messages[2].delivery
    assert (delivery.silent, delivery.protected) == (True, True)
    assert delivery.link_preview == {"is_disabled": True}
    assert chat.messages[2].author is Author.BOT


async def test_html_is_parsed_and_wins_over_entities(bot: Bot, chat: Chat) -> None:
    beyond = MessageEntity(type="bold", offset=90, length=5)

    message = await bot.send_message(SHE, "<b>Hi</b> &amp; you ", parse_mode="HTML", entities=[beyond])

    assert message.text == "Hi & you"
    assert [(one.type, one.offset, one.length) for one in message.entities or []] == [("bold", 0, 2)]


async def test_contact_and_photo_keep_the_facts(bot: Bot, chat: Chat) -> None:
    contact = await bot.send_contact(SHE, phone_number="+9901", first_name="Line")
    photo = await bot.send_photo(
        SHE, BufferedInputFile(b"bytes", "x.png"), caption="A <i>card</i>", parse_mode="HTML"
    )
    bare = await bot.send_photo(SHE, "https://example.org/x.png")

    assert contact.contact is not None
    assert contact.contact.phone_number == "+9901"
    assert photo.photo is not None
    assert photo.caption == "A card"
    assert bare.caption is None


async def test_the_bot_can_say_it_is_typing(bot: Bot, emulator: Emulator, chat: Chat) -> None:
    assert await bot.send_chat_action(SHE, "typing")

    assert emulator.people.events(SHE, 0)[-1]["kind"] == "action"
    with pytest.raises(TelegramBadRequest, match="wrong parameter action in request"):
        await bot.send_chat_action(SHE, "sleeping")


@pytest.mark.parametrize(
    ("fields", "description"),
    [
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"parse_mode": "loud"}, "unsupported parse_mode"),
        (
            {"parse_mode": "MarkdownV2"},
            "[emulator] parse_mode markdownv2 is not played here: use HTML or entities",
        ),
        (
            {"text": "<b>", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        ({"chat_id": 404}, "chat not found"),
        ({"chat_id": "@nobody"}, "chat not found"),
        ({"reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"reply_parameters": {"quote": "x"}}, 'can\'t find field "message_id"'),
        ({"link_preview_options": [1]}, "object expected as link preview options"),
        ({"link_preview_options": {"is_disabled": "yes"}}, 'field "is_disabled" must be of type Boolean'),
    ],
)
async def test_texts_telegram_would_not_send_are_refused(
    raw: Raw, chat: Chat, fields: JsonObject, description: str
) -> None:
    refusal = await raw.refusal("sendMessage", {"chat_id": SHE, "text": "x", **fields})

    assert refusal == f"Bad Request: {description}"
    assert list(chat.messages) == [1]


async def test_length_is_counted_after_parsing(raw: Raw, chat: Chat) -> None:
    fields: JsonObject = {"chat_id": SHE, "text": f"<b>{'x' * 4096}</b>", "parse_mode": "HTML"}

    assert await raw.result("sendMessage", fields)


async def test_a_long_caption_is_refused(raw: Raw, chat: Chat) -> None:
    fields: JsonObject = {"chat_id": SHE, "photo": "id", "caption": "x" * 1025}

    assert await raw.refusal("sendPhoto", fields) == "Bad Request: message caption is too long"


async def test_a_reply_may_be_optional(raw: Raw, sent: Sent, chat: Chat) -> None:
    message = await sent(reply_parameters={"message_id": 99, "allow_sending_without_reply": True})

    assert chat.messages[message].reply_to is None


async def test_a_bot_cannot_write_first_nor_to_who_blocked_it(bot: Bot, emulator: Emulator) -> None:
    emulator.people.join(Person(id=SHE))

    with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation with a user"):
        await bot.send_message(SHE, "x")
    emulator.people.say(SHE, "/start")
    emulator.people.block(SHE)
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(SHE, "x")
    emulator.people.unblock(SHE)
    assert (await bot.send_message(SHE, "x")).text == "x"


async def test_an_edit_replaces_text_and_keyboard_and_keeps_the_reply(
    bot: Bot, chat: Chat, clock: Clock
) -> None:
    sent = await bot.send_message(
        SHE, "a", reply_markup=KEYBOARD, reply_parameters=ReplyParameters(message_id=1)
    )
    clock.now += 30 * 24 * 3600

    edited = await bot.edit_message_text("b", chat_id=SHE, message_id=sent.message_id)

    assert not isinstance(edited, bool)
    assert (edited.text, edited.reply_markup, edited.edit_date) == ("b", None, int(clock.now))
    assert edited.reply_to_message is not None


async def test_a_deleted_message_is_no_longer_in_the_reply(bot: Bot, chat: Chat) -> None:
    sent = await bot.send_message(SHE, "a", reply_parameters=ReplyParameters(message_id=1))
    await bot.delete_message(SHE, 1)

    edited = await bot.edit_message_text("b", chat_id=SHE, message_id=sent.message_id)

    assert not isinstance(edited, bool)
    assert edited.reply_to_message is None


async def test_a_keyboard_can_be_changed_alone(bot: Bot, chat: Chat) -> None:
    sent = await bot.send_message(SHE, "a", reply_markup=KEYBOARD)

    edited = await bot.edit_message_reply_markup(chat_id=SHE, message_id=sent.message_id)

    assert not isinstance(edited, bool)
    assert (edited.text, edited.reply_markup) == ("a", None)
    with pytest.raises(TelegramBadRequest, match=NOT_MODIFIED):
        await bot.edit_message_reply_markup(chat_id=SHE, message_id=sent.message_id)


async def test_an_edit_that_changes_nothing_is_refused(bot: Bot, chat: Chat) -> None:
    sent = await bot.send_message(SHE, "a", reply_markup=KEYBOARD)

    with pytest.raises(TelegramBadRequest, match=NOT_MODIFIED):
        await bot.edit_message_text("a", chat_id=SHE, message_id=sent.message_id, reply_markup=KEYBOARD)

    assert chat.messages[sent.message_id].edited is None


@pytest.mark.parametrize(
    ("fields", "description"),
    [
        ({"message_id": 99}, "message to edit not found"),
        ({"message_id": 1}, "message can't be edited"),
        ({"message_id": None}, "message identifier is not specified"),
        ({"chat_id": None}, "chat_id is empty"),
        ({"message_id": 2}, "there is no text in the message to edit"),
        ({"message_id": 3}, "message can't be edited"),
    ],
)
async def test_edits_of_what_cannot_be_edited_are_refused(
    bot: Bot, raw: Raw, chat: Chat, fields: dict[str, Json], description: str
) -> None:
    await bot.send_contact(SHE, phone_number="+9901", first_name="Line")
    await bot.send_message(SHE, "x", reply_markup=ReplyKeyboardRemove(remove_keyboard=True))

    refusal = await raw.refusal("editMessageText", {"chat_id": SHE, "message_id": 2, "text": "y", **fields})

    assert refusal == f"Bad Request: {description}"


async def test_too_many_messages_in_a_chat_wait(clock: Clock) -> None:
    emulator = Emulator(Settings(token=TOKEN, clock=clock, limits=Limits(burst=2)))
    chat = emulator.people.join(Person(id=SHE))
    emulator.people.say(SHE, "hi")

    for _ in range(2):
        emulator.world.meter(chat)
    with pytest.raises(Exception, match="429") as refused:
        emulator.world.meter(chat)
    clock.now += 1
    emulator.world.meter(chat)

    assert getattr(refused.value, "retry_after", None) == 1


async def test_aiogram_reads_the_seconds_to_wait(bot: Bot, emulator: Emulator, chat: Chat) -> None:
    emulator.failures.plan("sendMessage", failures.flood(7))

    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.send_message(SHE, "x")

    assert refused.value.retry_after == 7
