"""One living message against the local Bot API: what she sees, what Telegram is asked."""

import re

import pytest

from bot.emulator import Emulator, Failure
from bot.emulator.failures import blocked, cut, lost, refused, server_error
from bot.wire import session
from bot.wire.memory import Memory
from bot.wire.recipient import Recipient
from bot.wire.screen import Screen
from tests.bot.wire.screen.chat import HER, NEXT, TOO_OLD, VIEW, close, made, says, seen, started


async def test_an_answer_stands_alone(emulator: Emulator, screen: Screen, her: Recipient) -> None:
    await started(emulator, screen, her)

    await screen.reply(her, NEXT, "1.en.bb", hers=says(emulator, screen, her))

    assert seen(emulator) == ["next view"]
    assert made(emulator) == ["sendMessage", "deleteMessage", "deleteMessage"]
    assert screen.recall(her) == "1.en.bb"


async def test_what_she_wrote_may_stay(emulator: Emulator, screen: Screen, her: Recipient) -> None:
    await screen.reply(her, VIEW, "1.en.aa", hers=None)

    assert made(emulator) == ["sendMessage"]


@pytest.mark.parametrize("failure", [refused(TOO_OLD), blocked()])
async def test_an_earlier_view_that_cannot_go_turns_neutral_and_is_known_to_close(
    emulator: Emulator, screen: Screen, her: Recipient, memory: Memory, failure: Failure
) -> None:
    living = await started(emulator, screen, her)
    emulator.failures.plan("deleteMessage", failure)

    await screen.reply(her, NEXT, "1.en.bb", hers=None)

    assert seen(emulator) == ["everyday en", "next view"]
    assert memory.take(her).ours == {living}


async def test_an_earlier_view_that_is_gone_is_not_known(
    emulator: Emulator, screen: Screen, her: Recipient, memory: Memory
) -> None:
    living = await started(emulator, screen, her)
    emulator.failures.plan("deleteMessage", server_error(), times=3)
    emulator.people.delete(HER, living)

    await screen.reply(her, NEXT, "1.en.bb", hers=None)

    assert memory.take(her).ours == set()


async def test_the_earlier_view_stays_while_the_new_one_cannot_come(
    emulator: Emulator, screen: Screen, her: Recipient
) -> None:
    await started(emulator, screen, her)
    emulator.failures.plan("sendMessage", blocked())

    await screen.reply(her, NEXT, "1.en.bb", hers=says(emulator, screen, her))

    assert seen(emulator) == ["view"]
    assert screen.recall(her) == "1.en.aa"


async def test_a_tap_on_an_older_view_makes_it_the_living_one(
    emulator: Emulator, screen: Screen, her: Recipient
) -> None:
    await screen.show(her, VIEW, "1.en.aa")
    screen.begins(Recipient(chat_id=1))
    older = emulator.people.messages(HER)[-1]["message_id"]
    assert isinstance(older, int)
    emulator.failures.plan("deleteMessage", server_error(), times=3)
    emulator.failures.plan("editMessageText", server_error(), times=3)
    await screen.reply(her, VIEW, "1.en.aa", hers=None)

    await screen.show(her, NEXT, "1.en.bb", on=older)

    assert seen(emulator) == ["next view"]


async def test_a_view_that_came_anew_leaves_the_pressed_one_behind(
    emulator: Emulator, screen: Screen, her: Recipient
) -> None:
    living = await started(emulator, screen, her)
    emulator.failures.plan("editMessageText", refused("BUTTON_DATA_INVALID"))

    await screen.show(her, NEXT, "1.en.bb", on=living)

    assert seen(emulator) == ["next view"]


@pytest.mark.parametrize("failure", [lost(), cut()])
async def test_a_message_whose_number_nobody_told_is_admitted(
    *,
    emulator: Emulator,
    screen: Screen,
    her: Recipient,
    memory: Memory,
    monkeypatch: pytest.MonkeyPatch,
    failure: Failure,
) -> None:
    await started(emulator, screen, her)
    monkeypatch.setattr(session, "_MESSAGE_ID", re.compile("(?!)"))  # cut before the number
    emulator.failures.plan("sendMessage", failure)

    await screen.reply(her, NEXT, "1.en.bb", hers=None)

    known = memory.take(her)
    assert not known.is_whole
    assert known.living is not None


async def test_the_way_out_lives_too(emulator: Emulator, screen: Screen, her: Recipient) -> None:
    await started(emulator, screen, her)

    await screen.rescue(her, "km", hers=says(emulator, screen, her))
    await close(screen, her)

    assert seen(emulator) == ["everyday en"]


async def test_a_way_out_that_cannot_come_is_not_known(
    emulator: Emulator, screen: Screen, her: Recipient, memory: Memory
) -> None:
    living = await started(emulator, screen, her)
    emulator.failures.plan("sendMessage", blocked())

    await screen.rescue(her, None, hers=None)

    assert memory.take(her).living == living
