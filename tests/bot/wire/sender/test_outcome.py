"""What the sender tells of where a view stands, and the pace it keeps."""

import re
from dataclasses import replace

import pytest

from bot.emulator import Emulator, Failure
from bot.emulator.failures import (
    cut,
    hang,
    lost,
    reset,
    server_error,
)
from bot.wire import session
from bot.wire.payload import Payload, Urgency
from bot.wire.recipient import Recipient
from bot.wire.sender import Sender, Shown
from tests.bot.wire.sender.chat import LEFT, TOO_LONG, last, seen


async def test_a_view_is_known_by_its_message(
    emulator: Emulator, sender: Sender, her: Recipient, old: int, new: Payload
) -> None:
    changed = await sender.show(her, new, old)
    sent = await sender.show(her, new)

    assert changed == Shown(message_id=old)
    assert sent == Shown(message_id=old + 1)


@pytest.mark.parametrize("failure", [lost(), server_error(), reset(), hang()])
async def test_a_message_that_may_have_come_twice_is_told(
    emulator: Emulator, sender: Sender, her: Recipient, new: Payload, failure: Failure
) -> None:
    emulator.failures.plan("sendMessage", failure)

    shown = await sender.show(her, new)

    assert shown.message_id == last(emulator)["message_id"]
    assert shown.may_stray


async def test_a_message_whose_number_was_cut_off_is_told(
    emulator: Emulator, sender: Sender, her: Recipient, new: Payload, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "_MESSAGE_ID", re.compile("(?!)"))
    emulator.failures.plan("sendMessage", cut())

    assert await sender.show(her, new) == Shown(may_stray=True)


@pytest.mark.parametrize("failure", [*LEFT, TOO_LONG])
async def test_what_cannot_be_shown_stands_nowhere(
    emulator: Emulator, sender: Sender, her: Recipient, old: int, new: Payload, failure: Failure
) -> None:
    emulator.failures.plan("editMessageText", failure)
    emulator.failures.plan("sendMessage", failure)

    assert await sender.show(her, new, old) == Shown()
    assert await sender.show(her, new) == Shown()


# The pace.


async def test_the_eleventh_edit_of_a_burst_waits_a_second(
    sender: Sender, her: Recipient, old: int, pauses: list[float]
) -> None:
    for turn in range(10):
        await sender.show(her, Payload(language="xx", text=f"view {turn}"), old)

    assert pauses == pytest.approx([1.0])


async def test_a_long_wait_told_once_is_not_asked_for_again(
    emulator: Emulator, sender: Sender, her: Recipient, old: int, new: Payload
) -> None:
    emulator.failures.plan("editMessageText", TOO_LONG)
    await sender.show(her, new, old)
    await sender.show(her, new, old)
    calls = len(emulator.calls)
    await sender.show(her, replace(new, urgency=Urgency.EMERGENCY), old)

    assert calls == 1
    assert seen(emulator) == ["new view"]
