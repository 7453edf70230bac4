import pytest
from aiogram import Bot
from aiogram.types import BotCommand, BotCommandScopeChat

from bot.emulator.values import JsonObject
from tests.bot.emulator.conftest import SHE, Raw


async def test_names_and_descriptions_are_kept_per_language(bot: Bot) -> None:
    await bot.set_my_name("Guide")
    await bot.set_my_name("Guía", language_code="es")
    await bot.set_my_description("About")
    await bot.set_my_short_description("Short", language_code="es")

    assert (await bot.get_my_name(language_code="es")).name == "Guía"
    assert (await bot.get_my_name(language_code="ar")).name == "Guide"
    assert (await bot.get_my_description()).description == "About"
    assert (await bot.get_my_short_description()).short_description == ""
    me = await bot.get_me()
    assert (me.id, me.first_name, me.username) == (77, "Guide", "emulated_bot")


async def test_commands_are_kept_per_scope_and_language(bot: Bot) -> None:
    start = BotCommand(command="start", description="Begin")
    scope = BotCommandScopeChat(chat_id=SHE)
    await bot.set_my_commands([start])
    await bot.set_my_commands([start, BotCommand(command="/help", description=" Help ")], scope=scope)

    assert [(one.command, one.description) for one in await bot.get_my_commands()] == [("start", "Begin")]
    assert [one.command for one in await bot.get_my_commands(scope=scope)] == ["start", "help"]
    assert await bot.get_my_commands(language_code="es") == []
    assert await bot.delete_my_commands()
    assert await bot.get_my_commands() == []


def command(name: str = "start", description: str = "x") -> JsonObject:
    return {"command": name, "description": description}


@pytest.mark.parametrize(
    ("method", "fields", "description"),
    [
        ("setMyName", {"name": "x" * 65}, "[emulator] name is longer than 64 characters"),
        (
            "setMyDescription",
            {"description": "x" * 513},
            "[emulator] description is longer than 512 characters",
        ),
        (
            "setMyShortDescription",
            {"short_description": "x" * 121},
            "[emulator] short_description is longer than 120 characters",
        ),
        ("setMyName", {"name": "x", "language_code": "zh-hans"}, "invalid language code specified"),
        ("setMyCommands", {"commands": "1"}, "expected an Array of BotCommand"),
        ("setMyCommands", {"commands": [command()] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ("setMyCommands", {"commands": [command("")]}, "command must be non-empty"),
        ("setMyCommands", {"commands": [command("x" * 33)]}, "command length must not exceed 32"),
        ("setMyCommands", {"commands": [command("Start")]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [command(description=" ")]}, "command description must be non-empty"),
        (
            "setMyCommands",
            {"commands": [command(description="x" * 257)]},
            "command description length must not exceed 256",
        ),
        ("getMyCommands", {"scope": [1]}, "can't parse BotCommandScope: Expected an Object"),
        (
            "getMyCommands",
            {"scope": {"type": "all"}},
            "can't parse BotCommandScope: Unsupported type specified",
        ),
        (
            "getMyCommands",
            {"scope": {"type": "chat"}},
            "can't parse BotCommandScope: Can't find field \"chat_id\"",
        ),
    ],
)
async def test_what_breaks_a_limit_is_refused(
    raw: Raw, method: str, fields: JsonObject, description: str
) -> None:
    assert await raw.refusal(method, fields) == f"Bad Request: {description}"


async def test_plain_scopes_are_known(raw: Raw) -> None:
    assert await raw.result("getMyCommands", {"scope": {"type": "all_private_chats"}}) == []
