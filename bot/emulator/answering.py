"""The bot answers a press (docs: answerCallbackQuery)."""

from bot.emulator.fields import Fields
from bot.emulator.refusals import OLD_QUERY, bad_request
from bot.emulator.values import Json
from bot.emulator.world import World

LONGEST_ANSWER = 200  # characters
OLDEST_QUERY = 15 * 60  # seconds; observed, not documented


def answer(world: World, fields: Fields) -> Json:
    """Once for each press, and in time."""
    query = world.queries.get(fields.text("callback_query_id"))
    if query is None or world.clock() - query.made > OLDEST_QUERY:
        raise bad_request(OLD_QUERY)
    if len(fields.text("text")) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    del world.queries[query.id]
    shown_as = "alert" if fields.flag("show_alert") else "notice"
    world.chats[query.chat_id].answered(query.id, fields.text("text"), shown_as)
    world.bell.ring()
    return True
