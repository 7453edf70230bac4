"""Contact cards beside the living message, against the local Bot API."""

import pytest
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.emulator import Emulator, Failure
from bot.emulator.failures import blocked, refused
from bot.wire.memory import Memory
from bot.wire.payload import Card
from bot.wire.recipient import Recipient
from bot.wire.screen import Screen
from tests.bot.wire.screen.chat import HER, TOO_OLD, close, seen, started

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
