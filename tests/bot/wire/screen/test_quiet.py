"""The quiet hour against the local Bot API: whoever holds her phone later finds an everyday card."""

import pytest

from bot.emulator import Emulator
from bot.emulator.failures import server_error
from bot.wire.memory import HOUR, Memory
from bot.wire.payload import Urgency
from bot.wire.recipient import Recipient
from bot.wire.screen import Screen
from tests.bot.wire.screen.chat import HER, NEXT, made, says, seen, started
from tests.moments import Moments


async def test_after_a_quiet_hour_the_view_is_an_everyday_card(
    emulator: Emulator, screen: Screen, her: Recipient, moments: Moments
) -> None:
    await started(emulator, screen, her)
    moments.passes(HOUR)

    await screen.fall_quiet()
    await screen.fall_quiet()

    assert seen(emulator) == ["everyday en"]
    assert made(emulator) == ["editMessageText"]
    assert screen.recall(her) == ""


async def test_before_the_hour_is_over_nothing_happens(
    emulator: Emulator, screen: Screen, her: Recipient, moments: Moments
) -> None:
    await started(emulator, screen, her)
    moments.passes(HOUR - 1)

    await screen.fall_quiet()

    assert made(emulator) == []


async def test_a_view_that_is_gone_does_not_come_back(
    emulator: Emulator, screen: Screen, her: Recipient, moments: Moments
) -> None:
    emulator.people.delete(HER, await started(emulator, screen, her))
    moments.passes(HOUR)

    await screen.fall_quiet()
    await screen.fall_quiet()

    assert seen(emulator) == []
    assert made(emulator) == ["editMessageText"]


async def test_a_failing_line_is_tried_again_the_next_round(
    emulator: Emulator, screen: Screen, her: Recipient, moments: Moments
) -> None:
    await started(emulator, screen, her)
    moments.passes(HOUR)
    emulator.failures.plan("editMessageText", server_error(), times=3)

    await screen.fall_quiet()
    await screen.fall_quiet()

    assert seen(emulator) == ["everyday en"]


async def test_who_acts_while_others_fall_quiet_keeps_her_view(
    *,
    emulator: Emulator,
    screen: Screen,
    her: Recipient,
    memory: Memory,
    moments: Moments,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await started(emulator, screen, her)
    moments.passes(HOUR)
    quiet = memory.quiet()
    screen.heard(her, 9)
    monkeypatch.setattr(memory, "quiet", lambda: quiet)

    await screen.fall_quiet()

    assert made(emulator) == []


async def test_after_the_quiet_hour_the_next_answer_takes_the_card_away(
    emulator: Emulator, screen: Screen, her: Recipient, moments: Moments
) -> None:
    await started(emulator, screen, her)
    moments.passes(HOUR)
    await screen.fall_quiet()

    await screen.reply(her, NEXT, "1.en.bb", hers=says(emulator, screen, her))

    assert seen(emulator) == ["next view"]


def test_a_quiet_card_is_the_least_urgent() -> None:
    assert min(Urgency) is Urgency.QUIET
    assert max(Urgency) is Urgency.CLOSE
