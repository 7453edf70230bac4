"""One living message, Close and the quiet hour, against the local Bot API: what she sees, what Telegram is asked."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from aiogram import Bot
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.emulator import Emulator, Failure, Person, Settings
from bot.emulator.failures import blocked, cut, flood, lost, refused, server_error
from bot.wire import session
from bot.wire.memory import DAY, HOUR, Memory
from bot.wire.payload import Card, Payload, Urgency
from bot.wire.recipient import Recipient
from bot.wire.screen import Screen
from bot.wire.session import LeanSession
from tests.moments import Moments

HER = 7777000123
VIEW = Payload(language="en", text="view")
NEXT = Payload(language="en", text="next view")
TOO_OLD = "message can't be deleted for everyone"


@dataclass
class Wall:
    """Telegram's own time of day."""

    now: float = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
async def emulator(wall: Wall) -> AsyncIterator[Emulator]:
    emulator = Emulator(Settings(clock=wall))
    emulator.people.join(Person(id=HER))
    emulator.people.say(HER, "hello")
    emulator.people.delete(HER, 1)
    yield emulator
    await emulator.stop()


@pytest.fixture
async def bot(emulator: Emulator) -> AsyncIterator[Bot]:
    session = LeanSession(await emulator.start())
    yield Bot(emulator.settings.token, session=session)
    await session.close()


def seen(emulator: Emulator) -> list[str]:
    return [str(message["text"]) for message in emulator.people.messages(HER)]


def made(emulator: Emulator) -> list[str]:
    return [call.method for call in emulator.calls]


def batches(emulator: Emulator) -> list[list[int]]:
    return [list(call.fields.json("message_ids")) for call in emulator.calls.of("deleteMessages")]  # type: ignore[arg-type]  # a list of ids


def says(emulator: Emulator, screen: Screen, her: Recipient, text: str = "hers") -> int:
    number = emulator.people.say(HER, text)
    screen.heard(her, number)
    return number


async def close(screen: Screen, her: Recipient, on: int | None = None, hers: int | None = None) -> None:
    await screen.clear(await screen.cover(her, "en", on=on, hers=hers))


async def started(emulator: Emulator, screen: Screen, her: Recipient) -> int:
    """A chat known since its /start, with a view. Returns where that stands."""
    screen.begins(her)
    await screen.reply(her, VIEW, "1.en.aa", hers=says(emulator, screen, her, "/start"))
    emulator.calls.clear()
    number = emulator.people.messages(HER)[-1]["message_id"]
    assert isinstance(number, int)
    return number


async def crowded(emulator: Emulator, screen: Screen, her: Recipient, messages: int) -> int:
    """A chat in which nothing could be removed. Returns where the view stands, one more than `messages`."""
    living = await started(emulator, screen, her)
    for _ in range(messages // 2):
        emulator.failures.plan("deleteMessage", refused(TOO_OLD), times=2)
        emulator.failures.plan("editMessageText", refused("message can't be edited"))
        await screen.reply(her, VIEW, "1.en.aa", hers=says(emulator, screen, her))
    emulator.failures.clear()
    emulator.calls.clear()
    number = emulator.people.messages(HER)[-1]["message_id"]
    assert isinstance(number, int)
    assert number > living
    return number


# One living message.


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


# Contact cards.

CARD = Card(
    name="Ana",
    number="+990000000",
    keyboard=InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="x", callback_data="x")]]),
)


async def test_close_takes_a_contact_card_away_with_the_rest(
    emulator: Emulator, screen: Screen, her: Recipient
) -> None:
    living = await started(emulator, screen, her)
    await screen.hand(her, CARD)
    cards = len(emulator.people.messages(HER)) - 1

    await close(screen, her, on=living)

    assert cards == 1
    assert seen(emulator) == ["everyday en"]


async def test_a_contact_card_that_did_not_come_is_not_known(
    emulator: Emulator, screen: Screen, her: Recipient, memory: Memory
) -> None:
    await started(emulator, screen, her)
    emulator.failures.plan("sendContact", blocked())

    await screen.hand(her, CARD)

    assert memory.take(her).ours == set()


@pytest.mark.parametrize(("failure", "known"), [(None, 0), (refused(TOO_OLD), 1)])
async def test_a_contact_card_taken_away_is_known_no_more(
    *,
    emulator: Emulator,
    screen: Screen,
    her: Recipient,
    memory: Memory,
    failure: Failure | None,
    known: int,
) -> None:
    await screen.hand(her, CARD)
    card = emulator.people.messages(HER)[-1]["message_id"]
    assert isinstance(card, int)
    if failure:
        emulator.failures.plan("deleteMessage", failure)

    is_gone = await screen.take_away(her, card)

    assert is_gone is (failure is None)
    assert len(memory.take(her).ours) == known


# Close.


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


# The quiet hour.


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
