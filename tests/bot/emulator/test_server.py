import asyncio

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramServerError,
)
from aiohttp import FormData

from bot.emulator import Chat, Emulator, Failure, Settings, failures
from bot.emulator.values import as_object, parsed
from tests.bot.emulator.conftest import SHE, TOKEN, Raw


@pytest.mark.parametrize(
    ("path", "code", "description"),
    [
        (f"bot{TOKEN}/sendLetter", 404, "Not Found"),
        ("botx/getMe", 404, "Not Found"),
        ("bot77:other/getMe", 401, "Unauthorized"),
    ],
)
async def test_strange_addresses_are_refused(raw: Raw, path: str, code: int, description: str) -> None:
    async with raw.session.get(f"{raw.url}/{path}") as response:
        body = parsed(await response.text())

    assert response.status == code
    assert body == {"ok": False, "error_code": code, "description": description}


async def test_fields_come_in_every_way_telegram_takes(raw: Raw, chat: Chat) -> None:
    target = f"{raw.url}/bot{TOKEN}/sendMessage"
    fields = {"chat_id": str(SHE), "text": "x", "entities": '[{"type":"bold","offset":0,"length":1}]'}
    multipart = FormData(fields)
    multipart.add_field("disable_notification", "true")
    multipart._is_multipart = True

    for request in (
        raw.session.get(target, params=fields),
        raw.session.post(target, data=fields),
        raw.session.post(target, data=multipart),
        raw.session.post(target, json=fields),
    ):
        async with request as response:
            assert response.status == 200, await response.text()

    assert [message.content["entities"] for message in list(chat.messages.values())[1:]] == [
        [{"type": "bold", "offset": 0, "length": 1}]
    ] * 4


async def test_uploads_are_known_by_their_name_alone(raw: Raw, chat: Chat) -> None:
    target = f"{raw.url}/bot{TOKEN}/sendPhoto"
    direct, dangling = FormData({"chat_id": str(SHE)}), FormData({"chat_id": str(SHE), "photo": "attach://p"})
    direct.add_field("photo", b"bytes", filename="x.png")
    dangling.add_field("q", b"bytes", filename="x.png")

    async with raw.session.post(target, data=direct) as response:
        assert response.status == 200
    async with raw.session.post(target, data=dangling) as response:
        assert response.status == 400


@pytest.mark.parametrize("body", ["[1]", "{"])
async def test_a_body_that_is_no_object_is_refused(raw: Raw, body: str) -> None:
    headers = {"Content-Type": "application/json"}

    async with raw.session.post(f"{raw.url}/bot{TOKEN}/getMe", data=body, headers=headers) as response:
        assert response.status == 400


async def test_an_empty_json_body_is_no_fields(raw: Raw) -> None:
    headers = {"Content-Type": "application/json"}

    async with raw.session.post(f"{raw.url}/bot{TOKEN}/getMe", headers=headers) as response:
        assert response.status == 200


async def test_every_call_is_recorded_with_its_answer(bot: Bot, emulator: Emulator, chat: Chat) -> None:
    await bot.send_message(SHE, "x", disable_notification=True)
    with pytest.raises(TelegramBadRequest):
        await bot.delete_message(SHE, 99)

    assert [call.method for call in emulator.calls] == ["sendMessage", "deleteMessage"]
    assert emulator.calls.of("sendMessage")[0].fields.flag("disable_notification")
    (refused,) = emulator.calls.refused()
    assert refused.answer is not None
    assert refused.answer.description == "Bad Request: message to delete not found"
    emulator.calls.clear()
    assert len(emulator.calls) == 0


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (failures.blocked(), TelegramForbiddenError),
        (failures.refused("message is too long"), TelegramBadRequest),
        (failures.server_error(), TelegramServerError),
        (failures.bad_gateway(), ClientDecodeError),
        (failures.reset(), TelegramNetworkError),
    ],
)
async def test_planned_failures_do_nothing_and_are_used_up(
    bot: Bot, emulator: Emulator, chat: Chat, failure: Failure, error: type[Exception]
) -> None:
    emulator.failures.plan("sendMessage", failure, times=2)

    for _ in range(2):
        with pytest.raises(error):
            await bot.send_message(SHE, "x")

    assert list(chat.messages) == [1]
    assert (await bot.send_message(SHE, "x")).message_id == 2
    assert len(emulator.calls) == 3


@pytest.mark.parametrize(
    ("failure", "error"), [(failures.cut(), ClientDecodeError), (failures.lost(), TelegramNetworkError)]
)
async def test_some_failures_come_after_the_deed(
    bot: Bot, emulator: Emulator, chat: Chat, failure: Failure, error: type[Exception]
) -> None:
    emulator.failures.plan("sendMessage", failure)

    with pytest.raises(error):
        await bot.send_message(SHE, "x")

    assert list(chat.messages) == [1, 2]


async def test_a_hanging_call_ends_when_the_emulator_stops(bot: Bot, emulator: Emulator) -> None:
    emulator.failures.plan("getMe", failures.hang())
    call = asyncio.create_task(bot.get_me())
    await emulator.world.bell.until(lambda: len(emulator.calls) == 1, None)

    await emulator.stop()

    with pytest.raises(TelegramNetworkError):
        await call


async def test_planned_failures_can_be_forgotten(bot: Bot, emulator: Emulator) -> None:
    emulator.failures.plan("getMe", failures.flood(3))
    emulator.failures.clear()

    assert (await bot.get_me()).is_bot


async def test_refusals_leave_no_field_values_in_the_exception() -> None:
    assert str(failures.refused("secret").refusal) == "400"


async def test_a_token_without_a_tokens_shape_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="shape"):
        Emulator(Settings(token="x"))


async def test_stopping_what_never_started_is_harmless() -> None:
    await Emulator().stop()


async def test_answers_are_readable(raw: Raw, chat: Chat) -> None:
    async with raw.session.post(
        f"{raw.url}/bot{TOKEN}/sendMessage", json={"chat_id": SHE, "text": "سلام"}
    ) as response:
        body = await response.text()

    assert "سلام" in body
    assert (as_object(parsed(body)) or {})["ok"] is True


async def test_after_a_port_in_use_another_can_be_tried(url: str) -> None:
    taken = int(url.rsplit(":", 1)[1])
    second = Emulator()

    with pytest.raises(OSError, match="address already in use"):
        await second.start(taken)

    assert await second.start() != url
    await second.stop()
