"""The bot removes messages (docs: deleteMessage, deleteMessages)."""

from bot.emulator.chats import Chat
from bot.emulator.fields import Fields
from bot.emulator.refusals import Refusal, bad_request
from bot.emulator.values import Json, as_list, as_number
from bot.emulator.world import World

OLDEST = 48 * 3600  # seconds; in a private chat this holds for her messages and for the bot's
MOST_AT_ONCE = 100


def delete_message(world: World, fields: Fields) -> Json:
    """One message of either side."""
    chat = world.chat(fields.json("chat_id"))
    world.acted(chat)
    message_id = fields.number("message_id") or 0
    if message_id not in chat.messages:
        raise bad_request("message to delete not found")
    if _is_old(world, chat, message_id):
        raise bad_request("message can't be deleted for everyone")
    chat.remove(message_id)
    world.bell.ring()
    return True


def delete_messages(world: World, fields: Fields) -> Json:
    """True whatever became of them: unknown and old ones are passed over in silence (docs: deleteMessages)."""
    ids = _ids(fields.json("message_ids"))
    chat = world.chat(fields.json("chat_id"))
    world.acted(chat)
    for message_id in ids:
        if message_id in chat.messages and not _is_old(world, chat, message_id):
            chat.remove(message_id)
    world.bell.ring()
    return True


def _is_old(world: World, chat: Chat, message_id: int) -> bool:
    return world.clock() - chat.messages[message_id].date > OLDEST


def _ids(value: Json) -> list[int]:
    listed = as_list(value)
    if listed is None:
        raise bad_request("expected an Array of message identifiers")
    if len(listed) > MOST_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    return [_id(item) for item in listed]


def _id(value: Json) -> int:
    if not isinstance(value, int | str) or isinstance(value, bool):
        raise bad_request("message identifier must be a Number")
    number = as_number(value)
    if number is None:
        raise bad_request("can't parse message identifier as a Number")
    if number <= 0:
        raise _invalid()
    return number


def _invalid() -> Refusal:
    return bad_request("invalid message identifier specified")
