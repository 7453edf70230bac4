"""The table in bot/wire/sender.py, cell by cell: refusal x method x what she sees next."""

import re
from dataclasses import replace

import pytest

from bot.emulator import Emulator, Failure
from bot.emulator.failures import (
    Way,
    bad_gateway,
    blocked,
    cut,
    flood,
    hang,
    lost,
    refused,
    reset,
    server_error,
)
from bot.emulator.refusals import NOT_MODIFIED, OLD_QUERY, OTHER_POLLER, Refusal
from bot.emulator.values import Json, JsonObject
from bot.wire import sender as sender_module
from bot.wire import session
from bot.wire.budgets import LONGEST_WAIT
from bot.wire.payload import Payload, Urgency
from bot.wire.recipient import Recipient
from bot.wire.sender import Sender, Shown

HER = 7777000123
HERS = 1  # the id of her first message

GONE = [
    refused("message to edit not found"),
    refused("message can't be edited"),
    refused("MESSAGE_ID_INVALID"),
    refused("there is no text in the message to edit"),
]
BOLD = [
    refused("can't parse entities: Unsupported start tag"),
    refused("entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9"),
    refused('can\'t parse MessageEntity: Field "type" must be of type String'),
    refused("ENTITY_BOUNDS_INVALID"),
]
LEFT = [
    blocked(),
    Failure(way=Way.REFUSED, refusal=Refusal(403, "Forbidden: user is deactivated")),
    refused("chat not found"),
]
CONFLICT = Failure(way=Way.REFUSED, refusal=Refusal(409, OTHER_POLLER))
PASSING = [CONFLICT, server_error(), bad_gateway(), hang(), reset()]
STRANGE = [Failure(way=Way.REFUSED, refusal=Refusal(code, "No")) for code in (401, 404)]
OTHER = refused("BUTTON_DATA_INVALID")
WORDS = [OTHER, refused(NOT_MODIFIED), GONE[0], refused(OLD_QUERY)]
TOO_LONG = flood(LONGEST_WAIT + 1)
EVERYTHING = [*GONE, *BOLD, *LEFT, *PASSING, *STRANGE, *WORDS, flood(5), TOO_LONG, lost(), cut()]


@pytest.fixture(autouse=True)
def _little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hanging call hangs for ever; how long we watch it changes nothing."""
    monkeypatch.setattr(sender_module, "SECONDS", 0.2)


def seen(emulator: Emulator) -> list[str]:
    return [
        str(message["text"]) for message in emulator.people.messages(HER) if message["message_id"] != HERS
    ]


def last(emulator: Emulator) -> JsonObject:
    return emulator.people.messages(HER)[-1]


def labels(message: JsonObject) -> list[str]:
    markup = message.get("reply_markup")
    rows: Json = markup.get("inline_keyboard") if isinstance(markup, dict) else []
    flat = (
        [button for row in rows if isinstance(row, list) for button in row] if isinstance(rows, list) else []
    )
    return [str(button["text"]) for button in flat if isinstance(button, dict)]


def made(emulator: Emulator, method: str) -> int:
    return len(emulator.calls.of(method))


# Editing.


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


# Sending anew.


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


# What is known of where a view stands.


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


# Answering the query, erasing messages.


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
