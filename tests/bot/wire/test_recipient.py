import copy
import json
import pickle

import pytest

from bot.wire.recipient import Recipient

HER = Recipient(chat_id=7777000123)


def test_no_way_of_printing_shows_the_id() -> None:
    printed = [repr(HER), str(HER), f"{HER}", f"{HER!r:>30}", "%s" % HER, repr([HER]), repr({"her": HER})]  # noqa: UP031 - one of the ways

    assert not [one for one in printed if "7777000123" in one]


def test_a_recipient_is_never_a_key() -> None:
    with pytest.raises(TypeError):
        hash(HER)


def test_two_recipients_cannot_be_compared() -> None:
    assert Recipient(chat_id=1) != Recipient(chat_id=1)
    assert HER == HER  # noqa: PLR0124 - itself


@pytest.mark.parametrize("leave", [pickle.dumps, copy.copy, copy.deepcopy, json.dumps])
def test_a_recipient_never_leaves_the_process(leave: object) -> None:
    assert callable(leave)

    with pytest.raises(TypeError) as refused:
        leave(HER)

    assert "7777000123" not in str(refused.value)


def test_a_call_gets_the_id() -> None:
    assert HER.chat_id == 7777000123
