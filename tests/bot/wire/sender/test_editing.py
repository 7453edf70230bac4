"""The table in bot/wire/sender.py, cell by cell: what becomes of an edit that is refused."""

import pytest

from bot.emulator import Emulator, Failure
from bot.emulator.failures import (
    cut,
    flood,
    lost,
    refused,
)
from bot.emulator.refusals import OLD_QUERY
from bot.wire.payload import Payload
from bot.wire.recipient import Recipient
from bot.wire.sender import Sender
from tests.bot.wire.sender.chat import (
    BOLD,
    GONE,
    HER,
    LEFT,
    OTHER,
    PASSING,
    STRANGE,
    TOO_LONG,
    labels,
    last,
    made,
    seen,
)


async def test_a_press_turns_the_living_message_into_the_view(
    emulator: Emulator, sender: Sender, her: Recipient, old: int, new: Payload
) -> None:
    await sender.show(her, new, old)

    assert seen(emulator) == ["new view"]
    assert labels(last(emulator)) == ["Go", "Copy"]
    assert not emulator.calls.refused()


async def test_an_unmodified_edit_leaves_the_view_as_it_is(
    emulator: Emulator, sender: Sender, her: Recipient, old: int
) -> None:
    await sender.show(her, Payload(language="xx", text="old view"), old)

    assert seen(emulator) == ["old view"]
    assert made(emulator, "sendMessage") == 0


@pytest.mark.parametrize("failure", [*GONE, OTHER, refused(OLD_QUERY)])
async def test_an_edit_that_cannot_be_becomes_a_new_message(
    emulator: Emulator, sender: Sender, her: Recipient, old: int, new: Payload, failure: Failure
) -> None:
    emulator.failures.plan("editMessageText", failure)

    await sender.show(her, new, old)

    assert seen(emulator) == ["old view", "new view"]
    assert labels(last(emulator)) == ["Go", "Copy"]


async def test_a_deleted_message_comes_anew(
    emulator: Emulator, sender: Sender, her: Recipient, old: int, new: Payload
) -> None:
    emulator.people.delete(HER, old)

    await sender.show(her, new, old)

    assert seen(emulator) == ["new view"]


@pytest.mark.parametrize("failure", BOLD)
async def test_an_edit_without_bold_when_entities_are_refused(
    emulator: Emulator, sender: Sender, her: Recipient, old: int, new: Payload, failure: Failure
) -> None:
    emulator.failures.plan("editMessageText", failure)

    await sender.show(her, new, old)

    assert seen(emulator) == ["new view"]
    assert "entities" not in last(emulator)
    assert labels(last(emulator)) == ["Go", "Copy"]


async def test_an_edit_refused_without_bold_too_becomes_a_new_message(
    emulator: Emulator, sender: Sender, her: Recipient, old: int, new: Payload
) -> None:
    emulator.failures.plan("editMessageText", BOLD[0], times=2)

    await sender.show(her, new, old)

    assert seen(emulator) == ["old view", "new view"]


@pytest.mark.parametrize("failure", [*LEFT, *STRANGE])
async def test_an_edit_for_somebody_out_of_reach_ends_there(
    emulator: Emulator, sender: Sender, her: Recipient, old: int, new: Payload, failure: Failure
) -> None:
    emulator.failures.plan("editMessageText", failure)

    await sender.show(her, new, old)

    assert seen(emulator) == ["old view"]
    assert len(emulator.calls) == 1


async def test_an_edit_waits_as_long_as_told(
    emulator: Emulator, sender: Sender, her: Recipient, old: int, new: Payload, pauses: list[float]
) -> None:
    emulator.failures.plan("editMessageText", flood(5))

    await sender.show(her, new, old)

    assert seen(emulator) == ["new view"]
    assert pauses == [5]


async def test_an_edit_told_to_wait_too_long_leaves_the_old_view_with_its_buttons(
    emulator: Emulator, sender: Sender, her: Recipient, old: int, new: Payload, pauses: list[float]
) -> None:
    emulator.failures.plan("editMessageText", TOO_LONG)

    await sender.show(her, new, old)

    assert seen(emulator) == ["old view"]
    assert (len(emulator.calls), pauses) == (1, [])


async def test_an_edit_told_to_wait_again_and_again_sends_no_new_message(
    emulator: Emulator, sender: Sender, her: Recipient, old: int, new: Payload
) -> None:
    emulator.failures.plan("editMessageText", flood(5), times=3)

    await sender.show(her, new, old)

    assert seen(emulator) == ["old view"]
    assert made(emulator, "sendMessage") == 0


@pytest.mark.parametrize("failure", [*PASSING, lost()])
async def test_an_edit_is_tried_again_when_the_failure_may_pass(
    *,
    emulator: Emulator,
    sender: Sender,
    her: Recipient,
    old: int,
    new: Payload,
    pauses: list[float],
    failure: Failure,
) -> None:
    emulator.failures.plan("editMessageText", failure)

    await sender.show(her, new, old)

    assert seen(emulator) == ["new view"]
    assert pauses == [1.0]


@pytest.mark.parametrize("failure", PASSING)
async def test_an_edit_that_keeps_failing_becomes_a_new_message(
    *,
    emulator: Emulator,
    sender: Sender,
    her: Recipient,
    old: int,
    new: Payload,
    pauses: list[float],
    failure: Failure,
) -> None:
    emulator.failures.plan("editMessageText", failure, times=3)

    await sender.show(her, new, old)

    assert seen(emulator) == ["old view", "new view"]
    assert pauses == [1.0, 3.0]


async def test_an_edit_whose_answer_is_cut_was_done(
    emulator: Emulator, sender: Sender, her: Recipient, old: int, new: Payload
) -> None:
    emulator.failures.plan("editMessageText", cut())

    await sender.show(her, new, old)

    assert seen(emulator) == ["new view"]
    assert len(emulator.calls) == 1
