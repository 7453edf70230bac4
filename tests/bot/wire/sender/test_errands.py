"""Answering the query and erasing messages: tried, never in the way of a view."""

import pytest

from bot.emulator import Emulator, Failure
from bot.emulator.failures import (
    cut,
    flood,
    lost,
    refused,
    server_error,
)
from bot.wire.recipient import Recipient
from bot.wire.sender import Sender
from tests.bot.wire.sender.chat import (
    BOLD,
    EVERYTHING,
    HER,
    HERS,
    LEFT,
    PASSING,
    STRANGE,
    TOO_LONG,
    WORDS,
    last,
    made,
)


async def test_many_messages_go_at_once(emulator: Emulator, sender: Sender, her: Recipient) -> None:
    numbers = [HERS, *(emulator.people.say(HER, "more") for _ in range(99))]

    assert await sender.erase_many(her, numbers)
    assert emulator.people.messages(HER) == []
    assert len(emulator.calls) == 1


async def test_whether_one_message_went_is_known(emulator: Emulator, sender: Sender, her: Recipient) -> None:
    emulator.failures.plan("deleteMessage", refused("message can't be deleted for everyone"))

    assert [await sender.erase(her, HERS) for _ in range(3)] == [False, True, True]


@pytest.mark.parametrize("failure", EVERYTHING)
async def test_an_answer_is_tried_once_and_never_fails(
    emulator: Emulator, sender: Sender, old: int, failure: Failure
) -> None:
    query = emulator.people.forge(HER, old, "1.en.aa").text
    emulator.failures.plan("answerCallbackQuery", failure)

    await sender.answer(query)

    assert made(emulator, "answerCallbackQuery") == 1


async def test_an_answer_stops_the_spinner(emulator: Emulator, sender: Sender, old: int) -> None:
    query = emulator.people.forge(HER, old, "1.en.aa").text

    await sender.answer(query)

    assert not emulator.calls.refused()
    assert query not in emulator.world.queries


@pytest.mark.parametrize(
    "failure", [*LEFT, *STRANGE, *WORDS, *BOLD, TOO_LONG, refused("message can't be deleted for everyone")]
)
async def test_her_message_stays_where_telegram_says_no(
    emulator: Emulator, sender: Sender, her: Recipient, failure: Failure
) -> None:
    emulator.failures.plan("deleteMessage", failure)

    await sender.erase(her, HERS)

    assert last(emulator)["message_id"] == HERS
    assert made(emulator, "deleteMessage") == 1


@pytest.mark.parametrize("failure", [*PASSING, flood(5), lost(), cut()])
async def test_her_message_goes_in_spite_of_a_failure_that_passes(
    emulator: Emulator, sender: Sender, her: Recipient, failure: Failure
) -> None:
    emulator.failures.plan("deleteMessage", failure)

    await sender.erase(her, HERS)

    assert emulator.people.messages(HER) == []


async def test_her_message_stays_when_the_failure_does_not_pass(
    emulator: Emulator, sender: Sender, her: Recipient
) -> None:
    emulator.failures.plan("deleteMessage", server_error(), times=3)

    await sender.erase(her, HERS)

    assert last(emulator)["message_id"] == HERS
