"""The table in bot/wire/sender.py, cell by cell: what becomes of a message that is refused."""

import pytest

from bot.emulator import Emulator, Failure
from bot.emulator.failures import (
    cut,
    flood,
    lost,
)
from bot.wire.payload import Payload
from bot.wire.recipient import Recipient
from bot.wire.sender import Sender
from tests.bot.wire.sender.chat import (
    BOLD,
    LEFT,
    OTHER,
    PASSING,
    STRANGE,
    TOO_LONG,
    WORDS,
    labels,
    last,
    made,
    seen,
)


async def test_messages_are_silent_and_without_preview(
    emulator: Emulator, sender: Sender, her: Recipient, new: Payload
) -> None:
    await sender.show(her, new)

    fields = emulator.calls.of("sendMessage")[0].fields
    assert fields.flag("disable_notification")
    assert fields.json("link_preview_options") == {"is_disabled": True}


async def test_edits_are_without_preview(
    emulator: Emulator, sender: Sender, her: Recipient, old: int, new: Payload
) -> None:
    await sender.show(her, new, old)

    assert emulator.calls.of("editMessageText")[0].fields.json("link_preview_options") == {
        "is_disabled": True
    }


@pytest.mark.parametrize("failure", [*BOLD, *WORDS])
async def test_a_refused_message_comes_without_bold(
    emulator: Emulator, sender: Sender, her: Recipient, new: Payload, failure: Failure
) -> None:
    emulator.failures.plan("sendMessage", failure)

    await sender.show(her, new)

    assert seen(emulator) == ["new view"]
    assert "entities" not in last(emulator)
    assert labels(last(emulator)) == ["Go", "Copy"]


@pytest.mark.parametrize(("times", "buttons"), [(2, ["Go"]), (3, [])])
async def test_a_message_refused_again_comes_plainer_still(
    emulator: Emulator, sender: Sender, her: Recipient, new: Payload, times: int, buttons: list[str]
) -> None:
    emulator.failures.plan("sendMessage", OTHER, times=times)

    await sender.show(her, new)

    assert seen(emulator) == ["new view"]
    assert labels(last(emulator)) == buttons


async def test_when_no_words_are_accepted_the_way_out_comes_in_her_language(
    emulator: Emulator, sender: Sender, her: Recipient, new: Payload
) -> None:
    emulator.failures.plan("sendMessage", OTHER, times=4)

    await sender.show(her, new)

    assert seen(emulator) == ["way out xx"]


async def test_when_not_even_the_way_out_is_accepted_it_ends(
    emulator: Emulator, sender: Sender, her: Recipient, new: Payload
) -> None:
    emulator.failures.plan("sendMessage", OTHER, times=9)

    await sender.show(her, new)

    assert seen(emulator) == []
    assert made(emulator, "sendMessage") == 5


@pytest.mark.parametrize("failure", [*LEFT, *STRANGE, TOO_LONG])
async def test_a_message_that_cannot_arrive_is_not_repeated(
    emulator: Emulator, sender: Sender, her: Recipient, new: Payload, failure: Failure
) -> None:
    emulator.failures.plan("sendMessage", failure)

    await sender.show(her, new)

    assert seen(emulator) == []
    assert made(emulator, "sendMessage") == 1


@pytest.mark.parametrize(("failure", "pause"), [(flood(5), 5), *((failure, 1.0) for failure in PASSING)])
async def test_a_message_is_tried_again_when_the_failure_may_pass(
    *,
    emulator: Emulator,
    sender: Sender,
    her: Recipient,
    new: Payload,
    pauses: list[float],
    failure: Failure,
    pause: float,
) -> None:
    emulator.failures.plan("sendMessage", failure)

    await sender.show(her, new)

    assert seen(emulator) == ["new view"]
    assert pauses == [pause]


@pytest.mark.parametrize("failure", PASSING)
async def test_a_message_is_tried_three_times(
    emulator: Emulator, sender: Sender, her: Recipient, new: Payload, failure: Failure
) -> None:
    emulator.failures.plan("sendMessage", failure, times=9)

    await sender.show(her, new)

    assert seen(emulator) == []
    assert made(emulator, "sendMessage") == 3


async def test_a_message_whose_answer_is_lost_comes_twice(
    emulator: Emulator, sender: Sender, her: Recipient, new: Payload
) -> None:
    emulator.failures.plan("sendMessage", lost())

    await sender.show(her, new)

    assert seen(emulator) == ["new view", "new view"]


async def test_a_message_whose_answer_is_cut_comes_once(
    emulator: Emulator, sender: Sender, her: Recipient, new: Payload
) -> None:
    emulator.failures.plan("sendMessage", cut())

    await sender.show(her, new)

    assert seen(emulator) == ["new view"]


async def test_the_way_out_comes_when_all_else_fails(
    emulator: Emulator, sender: Sender, her: Recipient
) -> None:
    await sender.rescue(her, "km")

    assert seen(emulator) == ["way out km"]
