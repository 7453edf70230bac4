"""Every method played here, by name, and performing one."""

from collections.abc import Callable, Mapping

from bot.emulator.answering import answer
from bot.emulator.deleting import delete_message, delete_messages
from bot.emulator.fields import Fields
from bot.emulator.refusals import Answer, Refusal
from bot.emulator.sending import edit_markup, edit_text, send_action, send_contact, send_message, send_photo
from bot.emulator.values import Json
from bot.emulator.webhook import delete_webhook, set_webhook, webhook_info
from bot.emulator.world import World

_Method = Callable[[World, Fields], Json]


def _me(world: World, _fields: Fields) -> Json:
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


_METHODS: Mapping[str, _Method] = {
    "getMe": _me,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": webhook_info,
    "sendMessage": send_message,
    "sendContact": send_contact,
    "sendPhoto": send_photo,
    "sendChatAction": send_action,
    "editMessageText": edit_text,
    "editMessageReplyMarkup": edit_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "answerCallbackQuery": answer,
    "setMyCommands": lambda world, fields: world.profile.set_commands(fields),
    "getMyCommands": lambda world, fields: world.profile.get_commands(fields),
    "deleteMyCommands": lambda world, fields: world.profile.delete_commands(fields),
    "setMyName": lambda world, fields: world.profile.set_name(fields),
    "getMyName": lambda world, fields: world.profile.name(fields),
    "setMyDescription": lambda world, fields: world.profile.set_description(fields),
    "getMyDescription": lambda world, fields: world.profile.description(fields),
    "setMyShortDescription": lambda world, fields: world.profile.set_short_description(fields),
    "getMyShortDescription": lambda world, fields: world.profile.short_description(fields),
}


async def perform(world: World, method: str, fields: Fields) -> Answer:
    """The method's answer, a refusal included. Only getUpdates takes time."""
    try:
        if method == "getUpdates":
            result = await world.updates.poll(fields)
        else:
            result = _METHODS[method](world, fields)
    except Refusal as refusal:
        return refusal.answer()
    return Answer(code=200, body={"ok": True, "result": result})
