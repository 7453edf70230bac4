import logging

import pytest
from aiogram import Dispatcher
from aiogram.types import CallbackQuery, Message

from bot.emulator import Emulator
from bot.emulator.values import JsonObject
from bot.telegram.intake import Intake
from bot.wire.payload import Payload
from bot.wire.sender import Sender

HER = 7777000123
CHAT: JsonObject = {"id": HER, "type": "private", "first_name": "Zqxcanary"}
PERSON: JsonObject = {"id": HER, "is_bot": False, "first_name": "Zqxcanary", "language_code": "es"}
TYPED: JsonObject = {
    "update_id": 1,
    "message": {"message_id": 5, "date": 1, "chat": CHAT, "from": PERSON, "text": "MRKR-5f1c"},
}


def shown(emulator: Emulator) -> list[str]:
    return [str(call.fields.text("text")) for call in emulator.calls.of("sendMessage")]


@pytest.fixture(autouse=True)
def _she_wrote(emulator: Emulator) -> None:
    emulator.people.say(HER, "/start")


async def test_an_update_reaches_its_handler(intake: Intake, dispatcher: Dispatcher) -> None:
    taken: list[str | None] = []

    async def handle(message: Message) -> None:
        taken.append(message.text)

    dispatcher.message.register(handle)

    await intake.take(TYPED)

    assert taken == ["MRKR-5f1c"]


async def test_a_handler_that_fails_on_a_message_is_answered_with_the_way_out(
    intake: Intake, dispatcher: Dispatcher, emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    async def handle(message: Message) -> None:
        raise ValueError(message.text)

    dispatcher.message.register(handle)
    caplog.set_level(logging.WARNING)

    await intake.take(TYPED)

    assert [call.method for call in emulator.calls] == ["sendMessage", "deleteMessage"]
    assert shown(emulator) == ["way out es"]
    record = caplog.records[0]
    assert record.getMessage().startswith("telegram.update.failed ValueError at bot.telegram.intake:")


async def test_a_handler_that_fails_on_a_press_still_stops_the_spinner(
    intake: Intake, dispatcher: Dispatcher, emulator: Emulator
) -> None:
    async def handle(query: CallbackQuery) -> None:
        raise KeyError(query.data)

    dispatcher.callback_query.register(handle)
    query_id = emulator.people.forge(HER, 1, "x").text

    await intake.take(
        {"update_id": 2, "callback_query": {"id": query_id, "from": PERSON, "chat_instance": "1"}}
    )

    assert [call.fields.text("callback_query_id") for call in emulator.calls.of("answerCallbackQuery")] == [
        query_id
    ]
    assert shown(emulator) == ["way out es"]


async def test_an_update_that_cannot_be_validated_is_answered_with_the_way_out(
    intake: Intake, emulator: Emulator
) -> None:
    await intake.take({"update_id": 3, "message": {"chat": CHAT, "from": PERSON, "text": {"MRKR-5f1c": 1}}})

    assert shown(emulator) == ["way out es"]


async def test_a_broken_update_from_a_group_is_answered_nowhere(intake: Intake, emulator: Emulator) -> None:
    await intake.take({"update_id": 4, "message": {"chat": {"id": -100, "type": "group"}, "from": PERSON}})

    assert len(emulator.calls) == 0


@pytest.mark.parametrize("raw", ["MRKR-5f1c", {"update_id": 5, "new_in_2027": {"text": "MRKR-5f1c"}}])
async def test_an_unknown_update_passes_without_a_word(
    intake: Intake, emulator: Emulator, caplog: pytest.LogCaptureFixture, raw: object
) -> None:
    caplog.set_level(logging.DEBUG)

    await intake.take(raw)

    assert len(emulator.calls) == 0
    assert not [record for record in caplog.records if record.name.startswith(("bot", "aiogram"))]


async def test_even_a_failing_way_out_does_not_end_the_bot(
    intake: Intake, sender: Sender, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def way_out(language: str | None) -> Payload:
        raise LookupError(language)

    monkeypatch.setattr(sender, "_way_out", way_out)

    await intake.take({"update_id": 6, "message": {"chat": CHAT, "from": PERSON}})

    assert (
        caplog.records[-1].getMessage().startswith("telegram.rescue.failed LookupError at bot.wire.sender:")
    )
