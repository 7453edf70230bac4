"""What is remembered of a chat, for how long, and who is let go when it is full."""

import copy
import gc
import pickle
import re

import pytest

from bot.wire.memory import DAY, HOUR, MOST_AT_ONCE, MOST_MESSAGES, Known, Living, Memory
from bot.wire.recipient import Recipient
from tests.moments import Moments

HER = 7777000123


def views(memory: Memory, her: Recipient, message_id: int, data: str = "1.en.aa") -> int | None:
    return memory.lives(her, Living(message_id=message_id, language="en"), data)


def test_a_view_is_remembered_with_where_she_stood(memory: Memory, her: Recipient) -> None:
    views(memory, her, 5, "1.es.bb")

    assert memory.data(her) == "1.es.bb"
    assert memory.take(her).living == 5


def test_the_message_that_lived_before_is_named_once(memory: Memory, her: Recipient) -> None:
    assert views(memory, her, 5) is None
    assert views(memory, her, 5) is None
    assert views(memory, her, 8) == 5


def test_both_sides_are_known_until_they_are_gone(memory: Memory, her: Recipient) -> None:
    memory.heard(her, 4)
    memory.heard(her, 4)
    memory.heard(her, 6)
    memory.stands(her, 5)
    memory.stands(her, 7)
    memory.gone(her, 4)
    memory.gone(her, 5)
    memory.gone(her, 99)
    known = memory.take(her)

    assert known.ours == {7}
    assert known.hers == {6}


def test_what_is_taken_is_forgotten(memory: Memory, her: Recipient) -> None:
    views(memory, her, 5)
    memory.take(her)

    assert len(memory) == 0
    assert memory.data(her) == ""
    assert memory.take(her).living is None


def test_of_a_stranger_nothing_is_known_and_nothing_fails(memory: Memory, her: Recipient) -> None:
    memory.gone(her, 5)
    memory.unsure(her)
    memory.fell_quiet(her)

    assert (memory.data(her), memory.quiet_view(her), len(memory)) == ("", None, 0)


def test_a_chat_is_whole_from_its_start_on(memory: Memory, her: Recipient) -> None:
    memory.begins(her)
    memory.heard(her, 4)

    assert memory.take(her).is_whole


@pytest.mark.parametrize("how", ["a tap first", "a stray", "too many"])
def test_a_chat_is_not_whole_where_something_may_have_been_missed(
    memory: Memory, her: Recipient, how: str
) -> None:
    if how == "a tap first":
        views(memory, her, 5)
    memory.begins(her)
    if how == "a stray":
        memory.unsure(her)
    for number in range(1, MOST_MESSAGES + 2) if how == "too many" else ():
        memory.heard(her, number)

    assert not memory.take(her).is_whole


def test_a_chat_has_its_quota_and_the_oldest_go(memory: Memory, her: Recipient) -> None:
    for number in range(1, MOST_MESSAGES + 11):
        memory.stands(her, number)

    assert memory.take(her).ours == set(range(11, MOST_MESSAGES + 11))


@pytest.mark.parametrize("asked", [True, False])
def test_after_a_day_everything_is_gone_whatever_she_does(
    memory: Memory, her: Recipient, moments: Moments, asked: bool
) -> None:
    memory.begins(her)
    for _ in range(24):
        views(memory, her, 5)
        moments.passes(HOUR)
    if not asked:
        memory.forget_old()
        assert len(memory) == 0

    assert memory.data(her) == ""
    assert memory.take(her).living is None


def test_a_full_memory_lets_go_who_acted_longest_ago(moments: Moments) -> None:
    memory = Memory(moments.clock, most_chats=3)
    first, second, third, fourth = (Recipient(chat_id=number) for number in (1, 2, 3, 4))
    for each in (first, second, third):
        views(memory, each, 5)
        moments.passes(1)
    views(memory, first, 6)
    moments.passes(HOUR)
    views(memory, fourth, 5)

    assert [bool(memory.data(each)) for each in (first, second, third, fourth)] == [True, False, True, True]


def test_a_flood_cannot_drive_out_who_acted_within_the_hour(moments: Moments) -> None:
    memory = Memory(moments.clock, most_chats=100)
    her = Recipient(chat_id=HER)
    memory.begins(her)
    views(memory, her, 5)
    memory.heard(her, 6)

    for number in range(10_000):
        memory.begins(Recipient(chat_id=number))
        views(memory, Recipient(chat_id=number), 5)
        moments.passes(HOUR / 10_001)
    known = memory.take(her)

    assert (known.living, known.is_whole) == (5, True)
    assert known.hers == {6}
    assert len(memory) == 99


def test_newcomers_to_a_full_memory_are_not_remembered(moments: Moments, her: Recipient) -> None:
    memory = Memory(moments.clock, most_chats=1)
    views(memory, Recipient(chat_id=1), 5)

    memory.begins(her)
    memory.heard(her, 6)
    memory.stands(her, 7)

    assert views(memory, her, 8) is None
    assert memory.take(her).living is None


def test_quiet_are_those_whose_view_nobody_touched_for_an_hour(memory: Memory, moments: Moments) -> None:
    early, late = Recipient(chat_id=1), Recipient(chat_id=2)
    views(memory, early, 5)
    moments.passes(HOUR / 2)
    views(memory, late, 6)
    moments.passes(HOUR / 2)

    (quiet,) = memory.quiet()

    assert quiet.chat_id == 1
    assert memory.quiet_view(quiet) is not None
    assert memory.quiet_view(late) is None


def test_who_fell_quiet_stands_nowhere_and_close_still_knows_what_is_there(
    memory: Memory, her: Recipient, moments: Moments
) -> None:
    views(memory, her, 5)
    memory.heard(her, 6)
    moments.passes(HOUR)
    memory.fell_quiet(her)

    assert (memory.quiet(), memory.quiet_view(her), memory.data(her)) == ([], None, "")
    known = memory.take(her)
    assert known.living == 5
    assert known.hers == {6}


def test_who_acts_meanwhile_does_not_fall_quiet(memory: Memory, her: Recipient, moments: Moments) -> None:
    views(memory, her, 5)
    moments.passes(HOUR)
    views(memory, her, 5)
    memory.fell_quiet(her)

    assert memory.data(her) == "1.en.aa"


def test_one_round_has_an_end(memory: Memory, moments: Moments) -> None:
    for number in range(MOST_AT_ONCE + 5):
        views(memory, Recipient(chat_id=number + 1), 5)
    moments.passes(HOUR)

    assert len(memory.quiet()) == MOST_AT_ONCE


def test_the_report_tells_how_much_and_of_nobody(memory: Memory, her: Recipient, moments: Moments) -> None:
    views(memory, her, 55_555)
    memory.heard(her, 66_666)
    full = memory.report()
    moments.passes(DAY)
    empty = memory.report()

    assert (full["chats remembered"], full["message numbers"]) == (1, 2)
    assert 0 < full["bytes"] < 1000
    assert not {55_555, 66_666, HER} & set(full.values())
    assert empty == {"chats remembered": 0, "message numbers": 0, "bytes": 0}


def test_no_way_of_printing_shows_anything(memory: Memory, her: Recipient) -> None:
    views(memory, her, 55_555)
    living = Living(message_id=55_555, language="en")
    shown = [repr(memory), str(memory), f"{memory}", repr(Known(living=55_555)), repr(living), repr([memory])]

    assert not re.search("7777000123|55555", "".join(shown))
    assert not hasattr(memory, "__iter__")


@pytest.mark.parametrize("leave", [pickle.dumps, copy.copy, copy.deepcopy])
def test_the_memory_never_leaves_the_process(memory: Memory, leave: object) -> None:
    assert callable(leave)

    with pytest.raises(TypeError):
        leave(memory)


def test_after_close_no_table_holds_her(memory: Memory) -> None:
    nobody_else = 8888000777
    her = Recipient(chat_id=nobody_else)
    memory.begins(her)
    views(memory, her, 5)
    held = len([each for each in gc.get_objects() if type(each) is dict and nobody_else in each])
    memory.take(her)

    assert held == 1
    assert not [each for each in gc.get_objects() if type(each) is dict and nobody_else in each]
