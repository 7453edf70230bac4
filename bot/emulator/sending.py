"""The bot shows something: new messages and changed ones."""

from dataclasses import replace

from bot.emulator.chats import Author, Chat, Delivery, Message, rekeyed
from bot.emulator.entities import to_json
from bot.emulator.fields import Fields
from bot.emulator.keyboards import markup_of
from bot.emulator.refusals import NOT_MODIFIED, bad_request
from bot.emulator.values import Json, JsonObject, as_flag, as_number, as_object, without_nothing
from bot.emulator.wording import caption_of, text_of
from bot.emulator.world import World

ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


def send_message(world: World, fields: Fields) -> Json:
    """A text."""
    formatted = text_of(fields)
    return _send(world, fields, {"text": formatted.text, "entities": to_json(formatted.entities)})


def send_contact(world: World, fields: Fields) -> Json:
    """A contact card."""
    names = ("phone_number", "first_name", "last_name", "vcard")
    contact: JsonObject = {name: fields.text(name) for name in names if fields.text(name)}
    return _send(world, fields, {"contact": contact})


def send_photo(world: World, fields: Fields) -> Json:
    """A photo: of the picture only the fact is kept."""
    caption = caption_of(fields)
    size: JsonObject = {"file_id": "photo", "file_unique_id": "photo", "width": 1, "height": 1}
    content: JsonObject = {
        "photo": [size],
        "caption": caption.text or None,
        "caption_entities": to_json(caption.entities),
    }
    return _send(world, fields, content)


def _send(world: World, fields: Fields, content: JsonObject) -> Json:
    markup = markup_of(fields.json("reply_markup"))
    chat = world.reach(fields.json("chat_id"))
    reply_to = _replied(chat, fields)
    world.meter(chat)
    message = Message(
        message_id=chat.next_id(),
        author=Author.BOT,
        date=world.now,
        content=without_nothing(content),
        keyboard=markup.inline,
        reply_to=reply_to,
        delivery=Delivery(
            silent=fields.flag("disable_notification"),
            protected=fields.flag("protect_content"),
            link_preview=_link_preview(fields),
            markup=markup.other,
        ),
    )
    chat.add(message, world.bot)
    world.bell.ring()
    return chat.shown(message, world.bot)


def _link_preview(fields: Fields) -> JsonObject | None:
    value = fields.json("link_preview_options")
    options = as_object(value)
    if value is not None and options is None:
        raise bad_request("object expected as link preview options")
    for name, wish in (options or {}).items():
        if name != "url" and not isinstance(wish, bool):
            raise bad_request(f'field "{name}" must be of type Boolean')
    return options


def _replied(chat: Chat, fields: Fields) -> int | None:
    parameters = as_object(fields.json("reply_parameters"))
    if parameters is None:
        return None
    message_id = as_number(parameters.get("message_id"))
    if message_id is None:
        raise bad_request('can\'t find field "message_id"')
    if message_id in chat.messages:
        return message_id
    if as_flag(parameters.get("allow_sending_without_reply")):
        return None
    raise bad_request("message to be replied not found")


def edit_text(world: World, fields: Fields) -> Json:
    """Another text, and another keyboard or none: an edit without reply_markup removes the keyboard."""
    formatted = text_of(fields)
    markup = markup_of(fields.json("reply_markup"))
    chat, message = _editable(world, fields)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    content = without_nothing({"text": formatted.text, "entities": to_json(formatted.entities)})
    preview = _link_preview(fields)
    edited = replace(
        message,
        content=content,
        keyboard=markup.inline,
        edited=world.now,
        delivery=replace(message.delivery, link_preview=preview),
    )
    return _changed(world, chat, message, edited)


def edit_markup(world: World, fields: Fields) -> Json:
    """Another keyboard, or none."""
    markup = markup_of(fields.json("reply_markup"))
    chat, message = _editable(world, fields)
    return _changed(world, chat, message, rekeyed(message, markup.inline, world.now))


def _editable(world: World, fields: Fields) -> tuple[Chat, Message]:
    """The bot's own messages in private chats can be edited at any age (docs: Updating messages)."""
    if not fields.json("chat_id"):
        raise bad_request("chat_id is empty")
    if not fields.number("message_id"):
        raise bad_request("message identifier is not specified")
    chat = world.reach(fields.json("chat_id"))
    message = chat.messages.get(fields.number("message_id") or 0)
    if message is None:
        raise bad_request("message to edit not found")
    if message.author is not Author.BOT or message.delivery.markup is not None:
        raise bad_request("message can't be edited")
    return chat, message


def _changed(world: World, chat: Chat, old: Message, new: Message) -> Json:
    if (old.content, old.keyboard) == (new.content, new.keyboard):
        raise bad_request(NOT_MODIFIED)
    world.meter(chat)
    chat.change(new, world.bot)
    world.bell.ring()
    return chat.shown(new, world.bot)


def send_action(world: World, fields: Fields) -> Json:
    """The bot says it is typing."""
    action = fields.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = world.reach(fields.json("chat_id"))
    chat.acting(action)
    world.bell.ring()
    return True
