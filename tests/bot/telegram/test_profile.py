import logging

import pytest
from aiogram import Bot

from bot.emulator import Emulator
from bot.emulator.failures import flood, refused, server_error
from bot.telegram.profile import introduce
from flows.model import Language, Source, TextKey
from flows.texts import ENGLISH, English, Texts, Translated

KEYS = ("name", "description", "short_description")
COMMANDS = ("help", "menu", "language", "privacy", "close")


def words(name: str = "Guide") -> Texts:
    """All the profile's words in English, Spanish and a language Telegram has no two-letter code for."""
    source = Source(path="x", line=1)
    said = (
        {f"bot.{key}": key for key in KEYS}
        | {f"bot.commands.{key}": key for key in COMMANDS}
        | {"bot.name": name}
    )
    english = {TextKey(key): English(words=text, source=source, limit=99) for key, text in said.items()}
    spanish = {
        TextKey(key): Translated(words=f"es {text}", made_from=text, source=source)
        for key, text in said.items()
    }
    names = {ENGLISH: "English", Language("es"): "Español", Language("fil"): "Filipino"}
    return Texts(english=english, translations={Language("es"): spanish}, names=names)


async def test_a_new_bot_gets_its_words_in_each_language_telegram_knows(bot: Bot, emulator: Emulator) -> None:
    await introduce(bot, words())

    assert not emulator.calls.refused()
    names = [(c.fields.text("language_code"), c.fields.text("name")) for c in emulator.calls.of("setMyName")]
    assert names == [("", "Guide"), ("es", "es Guide")]
    listed = emulator.calls.of("setMyCommands")[1].fields.json("commands")
    assert isinstance(listed, list)
    assert [one for one in listed if isinstance(one, dict)] == [
        {"command": command, "description": f"es {command}"} for command in COMMANDS
    ]
    assert len(emulator.calls.of("setMyDescription", "setMyShortDescription")) == 4


async def test_what_is_right_already_is_left_alone(bot: Bot, emulator: Emulator) -> None:
    await introduce(bot, words())
    emulator.calls.clear()

    await introduce(bot, words("Other guide"))

    assert {call.method for call in emulator.calls if call.method.startswith("set")} == {"setMyName"}


@pytest.mark.parametrize("method", ["getMyName", "setMyName"])
@pytest.mark.parametrize("failure", [flood(80_000), server_error()])
async def test_a_failure_ends_the_attempt_and_not_the_bot(
    bot: Bot, emulator: Emulator, caplog: pytest.LogCaptureFixture, method: str, failure: object
) -> None:
    emulator.failures.plan(method, failure)  # type: ignore[arg-type]  # parametrized
    caplog.set_level(logging.WARNING)

    await introduce(bot, words())

    assert emulator.calls.of("getMyDescription") == ()
    assert len(caplog.records) == 1


async def test_a_language_telegram_refuses_does_not_stop_the_others(bot: Bot, emulator: Emulator) -> None:
    emulator.failures.plan("setMyName", refused("invalid language code specified"))

    await introduce(bot, words())

    assert [call.fields.text("name") for call in emulator.calls.of("setMyName")][-1] == "es Guide"
