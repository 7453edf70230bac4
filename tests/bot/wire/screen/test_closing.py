"""Close against the local Bot API: the card first, then everything that is known."""

import pytest

from bot.emulator import Emulator, Failure
from bot.emulator.failures import blocked, flood, refused, server_error
from bot.wire.memory import DAY, Memory
from bot.wire.payload import Payload
from bot.wire.recipient import Recipient
from bot.wire.screen import Screen
from tests.bot.wire.screen.chat import HER, TOO_OLD, batches, close, crowded, made, says, seen, started
from tests.bot.wire.screen.conftest import Wall
from tests.moments import Moments


async def test_close_puts_the_card_in_place_and_nothing_is_left(
    emulator: Emulator, screen: Screen, her: Recipient, memory: Memory
) -> None:
    living = await started(emulator, screen, her)

    await close(screen, her, on=living)

    assert seen(emulator) == ["everyday en"]
    assert made(emulator) == ["editMessageText"]
    assert len(memory) == 0


async def test_a_typed_close_changes_the_living_view_and_takes_the_word_away(
    emulator: Emulator, screen: Screen, her: Recipient
) -> None:
    await started(emulator, screen, her)

    await close(screen, her, hers=says(emulator, screen, her, "close"))

    assert seen(emulator) == ["everyday en"]
    assert made(emulator) == ["editMessageText", "deleteMessage"]


async def test_where_nothing_is_known_a_typed_close_sends_a_card(
    emulator: Emulator, screen: Screen, her: Recipient
) -> None:
    emulator.people.say(HER, "older")

    await close(screen, her, hers=emulator.people.say(HER, "close"))

    assert seen(emulator) == ["older", "left en"]


async def test_a_full_chat_goes_card_first_then_in_batches(
    emulator: Emulator, screen: Screen, her: Recipient
) -> None:
    living = await crowded(emulator, screen, her, 250)
    before = [
        number for message in emulator.people.messages(HER) if (number := message["message_id"]) != living
    ]

    await close(screen, her, on=living)

    assert seen(emulator) == ["everyday en"]
    assert made(emulator)[:4] == ["editMessageText", *["deleteMessages"] * 3]
    assert [len(batch) for batch in batches(emulator)] == [100, 100, 50]
    assert sorted(number for batch in batches(emulator) for number in batch) == before


@pytest.mark.parametrize("failure", [blocked(), refused("message identifiers are odd")])
async def test_when_batches_are_refused_the_card_says_so_and_the_newest_turn_neutral(
    emulator: Emulator, screen: Screen, her: Recipient, failure: Failure
) -> None:
    living = await crowded(emulator, screen, her, 250)
    emulator.failures.plan("deleteMessages", failure, times=3)

    await close(screen, her, on=living)

    assert seen(emulator)[-1] == "left en"
    assert len(batches(emulator)) == 3
    assert seen(emulator).count("everyday en") == 10
    assert seen(emulator)[-3:-1] == ["everyday en", "hers"]


async def test_when_one_batch_is_refused_the_others_go(
    emulator: Emulator, screen: Screen, her: Recipient
) -> None:
    living = await crowded(emulator, screen, her, 250)
    emulator.failures.plan("deleteMessages", refused("odd"))

    await close(screen, her, on=living)

    assert len(seen(emulator)) == 101
    assert seen(emulator)[-1] == "left en"


async def test_a_yes_that_removed_nothing_is_found_out(
    emulator: Emulator, screen: Screen, her: Recipient, wall: Wall
) -> None:
    living = await crowded(emulator, screen, her, 250)
    wall.now += 49 * 3600

    await close(screen, her, on=living)

    assert len(batches(emulator)) == 3
    assert len(seen(emulator)) == 251
    assert seen(emulator)[-1] == "left en"


async def test_of_messages_of_hers_alone_a_yes_means_perhaps(
    emulator: Emulator, screen: Screen, her: Recipient
) -> None:
    living = await started(emulator, screen, her)
    for _ in range(3):
        says(emulator, screen, her)

    await close(screen, her, on=living)

    assert seen(emulator) == ["left en"]


@pytest.mark.parametrize(("failure", "card"), [(None, "everyday en"), (refused(TOO_OLD), "left en")])
async def test_of_one_message_telegram_says_whether_it_went(
    emulator: Emulator, screen: Screen, her: Recipient, failure: Failure | None, card: str
) -> None:
    living = await started(emulator, screen, her)
    says(emulator, screen, her)
    if failure:
        emulator.failures.plan("deleteMessage", failure)

    await close(screen, her, on=living)

    assert card in seen(emulator)


async def test_a_batch_waits_as_long_as_told(
    emulator: Emulator, screen: Screen, her: Recipient, pauses: list[float]
) -> None:
    living = await crowded(emulator, screen, her, 10)
    pauses.clear()
    emulator.failures.plan("deleteMessages", flood(5))

    await close(screen, her, on=living)

    assert seen(emulator) == ["everyday en"]
    assert 5 in pauses


async def test_the_card_waits_for_no_budget(
    emulator: Emulator, screen: Screen, her: Recipient, pauses: list[float]
) -> None:
    living = await started(emulator, screen, her)
    for turn in range(20):
        await screen.show(her, Payload(language="en", text=f"view {turn}"), "1.en.aa", on=living)
    pauses.clear()

    await close(screen, her, on=living)

    assert seen(emulator) == ["everyday en"]
    assert pauses == []


async def test_edits_of_a_close_end_where_they_are_refused(
    emulator: Emulator, screen: Screen, her: Recipient
) -> None:
    living = await crowded(emulator, screen, her, 40)
    emulator.failures.plan("deleteMessages", blocked())
    covered = await screen.cover(her, "en", on=living, hers=None)
    emulator.calls.clear()
    emulator.failures.plan("editMessageText", blocked(), times=9)

    await screen.clear(covered)

    assert made(emulator) == ["deleteMessages", "editMessageText", "editMessageText"]


async def test_a_card_that_cannot_be_put_in_place_comes_anew_and_the_view_goes(
    emulator: Emulator, screen: Screen, her: Recipient
) -> None:
    living = await started(emulator, screen, her)
    emulator.failures.plan("editMessageText", server_error(), times=3)

    await close(screen, her, on=living)

    assert seen(emulator) == ["everyday en"]


async def test_where_no_card_can_be_shown_the_view_goes_all_the_same(
    emulator: Emulator, screen: Screen, her: Recipient
) -> None:
    living = await started(emulator, screen, her)
    emulator.failures.plan("editMessageText", blocked())

    await close(screen, her, on=living)

    assert seen(emulator) == []


async def test_where_nothing_can_be_done_close_ends(
    emulator: Emulator, screen: Screen, her: Recipient, memory: Memory
) -> None:
    living = await started(emulator, screen, her)
    for method in ("editMessageText", "deleteMessage"):
        emulator.failures.plan(method, blocked(), times=9)

    await close(screen, her, on=living)

    assert seen(emulator) == ["view"]
    assert len(memory) == 0


async def test_after_a_restart_close_acts_on_what_it_stands_on_and_says_the_rest(
    emulator: Emulator, screen: Screen, her: Recipient, memory: Memory
) -> None:
    await started(emulator, screen, her)
    second = await started(emulator, screen, her)
    memory.take(her)

    await close(screen, her, on=second)

    assert seen(emulator)[-1] == "left en"
    assert made(emulator) == ["editMessageText"]


async def test_after_a_day_close_says_that_it_does_not_know(
    emulator: Emulator, screen: Screen, her: Recipient, moments: Moments
) -> None:
    living = await started(emulator, screen, her)
    moments.passes(DAY)

    await close(screen, her, on=living)

    assert seen(emulator) == ["left en"]
