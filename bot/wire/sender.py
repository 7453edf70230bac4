"""The one sender. Whatever Telegram says, she sees something that helps, if anything can reach her at all.

| refusal        | show, editing             | show, sending anew         | answer (the query) | erase (a message)   |
| -------------- | ------------------------- | -------------------------- | ------------------ | ------------------- |
| not modified   | the view is there already | the same words, plainer    | the new view       | it stays            |
| target gone    | the view, a new message   | the same words, plainer    | the new view       | it is gone          |
| unchangeable   | the view, a new message   | the same words, plainer    | the new view       | it stays            |
| query too old  | the view, a new message   | the same words, plainer    | the new view       | it stays            |
| bad entities   | the view without bold     | the view without bold      | the new view       | it stays            |
| other 400      | the view, a new message   | the same words, plainer,   | the new view       | it stays            |
|                |                           | at last the way out        |                    |                     |
| 403, no chat   | nothing: she left         | nothing: she left          | the new view       | it stays            |
| 429            | the view, after the wait  | the view, after the wait   | the new view       | gone after the wait |
| 429 too long   | the old view, its buttons | nothing: typing again      | the new view       | it stays            |
|                | work when pressed again   | works                      |                    |                     |
| a wait of ours | the view, after the wait; | the view, after the wait;  | (none: it draws on | (none: it draws on  |
| (Budgets)      | too long: as 429 too long | too long: as 429 too long  | no budget)         | no budget)          |
| 409            | as 5xx                    | as 5xx                     | the new view       | as 5xx              |
| 5xx            | the view, tried again;    | the view, tried again;     | the new view       | gone, tried again;  |
|                | then a new message        | then nothing               |                    | else it stays       |
| timeout        | as 5xx                    | as 5xx, maybe twice        | the new view       | as 5xx              |
| network        | as 5xx                    | as 5xx, maybe twice        | the new view       | as 5xx              |
| cut JSON (200) | the view: it was done     | the view: it was done      | the new view       | gone: it was done   |
| 401, 404       | nothing: the bot stops    | nothing: the bot stops     | nothing            | it stays            |

`answer` stops the spinner and nothing else; when it fails the spinner stops by itself, and the view comes all the same.
To a person in danger a message that comes twice is better than none. Each cell is a test in tests/bot/wire.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from aiogram import Bot
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    DeleteMessages,
    EditMessageText,
    SendContact,
    SendMessage,
    TelegramMethod,
)
from aiogram.types import LinkPreviewOptions

from bot.wire.attempts import attempt
from bot.wire.budgets import LONGEST_WAIT, Budgets
from bot.wire.payload import Card, Payload, Urgency, plainer, without_bold
from bot.wire.recipient import Recipient
from bot.wire.refusals import Refusal, Refused

SECONDS = 10
"""How long one attempt may take."""
PAUSES = (1.0, 3.0)
"""Seconds before the second and the third attempt."""

_Result = TypeVar("_Result")

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
PASSING = frozenset({Refusal.CONFLICT, Refusal.TOO_MANY, Refusal.SERVER, Refusal.TIMEOUT, Refusal.NETWORK})
"""What may go better another time."""
_NOT_THE_WORDS = PASSING | {Refusal.BLOCKED, Refusal.UNAUTHORIZED}
"""Other words would be refused likewise."""
_NO_NEW_MESSAGE = frozenset({Refusal.BLOCKED, Refusal.TOO_MANY, Refusal.UNAUTHORIZED})
"""After an edit refused so, a new message will not come through."""
_PERHAPS_DONE = frozenset({Refusal.SERVER, Refusal.TIMEOUT, Refusal.NETWORK, Refusal.CUT_JSON})
_ORDINARY = frozenset({Refusal.NOT_MODIFIED, Refusal.QUERY_TOO_OLD, Refusal.BLOCKED})
_HELD = Refused(refusal=Refusal.TOO_MANY, retry_after=LONGEST_WAIT + 1)
"""Our own no: Telegram said how long to wait, and that is not over."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What became of a view."""

    message_id: int | None = None
    """Where it stands; None where that is not known, or nowhere."""
    may_stray: bool = False
    """Whether there may be a message whose number we were never told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    """A call that is tried again. `urgency` is None for what shows nothing: it draws on no budget."""

    recipient: Recipient
    urgency: Urgency | None = None


class Sender:
    """All that is shown to people goes through here. Never raises because of what Telegram says.

    `way_out` gives the emergency way out in a language, or in the nearest one there is; it must not fail.
    """

    def __init__(
        self,
        bot: Bot,
        *,
        way_out: Callable[[str | None], Payload],
        budgets: Budgets,
        pause: Callable[[float], Awaitable[None]],
    ) -> None:
        self._bot = bot
        self._way_out = way_out
        self._budgets = budgets
        self._pause = pause

    async def show(self, recipient: Recipient, payload: Payload, message_id: int | None = None) -> Shown:
        """Turns this message into the view, else sends it as a new one."""
        if message_id is None:
            return await self._send(recipient, payload)
        refusal = await self.change(recipient, payload, message_id)
        if refusal in {None, Refusal.NOT_MODIFIED}:
            return Shown(message_id=message_id)
        if refusal in _NO_NEW_MESSAGE:
            return Shown()
        return await self._send(recipient, payload)

    async def change(self, recipient: Recipient, payload: Payload, message_id: int) -> Refusal | None:
        """Turns this message into the view, and does nothing else if that cannot be. None: done."""
        refusal = await self._edit(recipient, payload, message_id)
        if refusal is Refusal.BAD_ENTITIES:
            refusal = await self._edit(recipient, without_bold(payload), message_id)
        return refusal

    async def rescue(self, recipient: Recipient, language: str | None) -> Shown:
        """When all else has failed: the emergency way out."""
        return await self._send(recipient, self._way_out(language))

    async def hand(self, recipient: Recipient, card: Card) -> Shown:
        """Sends a contact card, silently. Not tried in other words: the number stands in the view as well."""
        method = SendContact(
            chat_id=recipient.chat_id,
            phone_number=card.number,
            first_name=card.name,
            reply_markup=card.keyboard,
            disable_notification=True,
        )
        sent = await self._insist(_Call(recipient=recipient, urgency=Urgency.ORDINARY), method)
        return Shown(message_id=None if isinstance(sent, Refused) else sent.message_id)

    async def answer(self, query_id: str) -> None:
        """Stops the spinner on the button. Tried once: it stops by itself, and the view is what she waits for."""
        await self._attempt(AnswerCallbackQuery(callback_query_id=query_id))

    async def erase(self, recipient: Recipient, message_id: int) -> bool:
        """Deletes a message of either side for both. Whether it is gone: Telegram says so of one, not of many."""
        method = DeleteMessage(chat_id=recipient.chat_id, message_id=message_id)
        outcome = await self._insist(_Call(recipient=recipient), method)
        return _refusal(outcome) in {None, Refusal.TARGET_GONE}

    async def erase_many(self, recipient: Recipient, message_ids: Sequence[int]) -> bool:
        """Up to 100. True means that Telegram took the call, not that anything is gone (docs: deleteMessages)."""
        method = DeleteMessages(chat_id=recipient.chat_id, message_ids=list(message_ids))
        outcome = await self._insist(_Call(recipient=recipient), method)
        return _refusal(outcome) is None

    async def _edit(self, recipient: Recipient, payload: Payload, message_id: int) -> Refusal | None:
        call = _Call(recipient=recipient, urgency=payload.urgency)
        outcome = await self._insist(call, _editing(recipient, payload, message_id))
        return _refusal(outcome)

    async def _send(self, recipient: Recipient, payload: Payload) -> Shown:
        """Down a step at each 400. Any other failure has been tried long enough, or for good."""
        met: list[Refusal] = []
        call = _Call(recipient=recipient, urgency=payload.urgency)
        for step in chain(plainer(payload), plainer(self._way_out(payload.language))):
            sent = await self._insist(call, _sending(recipient, step), met)
            if not isinstance(sent, Refused):
                return Shown(message_id=sent.message_id, may_stray=not _PERHAPS_DONE.isdisjoint(met))
            if sent.refusal is Refusal.CUT_JSON:
                return Shown(may_stray=True)
            if sent.refusal in _NOT_THE_WORDS:
                break
        _log.warning("wire.unsent")
        return Shown(may_stray=not _PERHAPS_DONE.isdisjoint(met))

    async def _insist(
        self, call: _Call, method: TelegramMethod[_Result], met: list[Refusal] | None = None
    ) -> _Result | Refused:
        """As `_attempt`, again after a pause where the failure may pass. `met` is told of every failure."""
        pauses = iter(PAUSES)
        while isinstance(outcome := await self._in_turn(call, method), Refused):
            if met is not None:
                met.append(outcome.refusal)
            wait = _wait(outcome, next(pauses, None))
            if wait is None:
                break
            await self._pause(wait)
        return outcome

    async def _in_turn(self, call: _Call, method: TelegramMethod[_Result]) -> _Result | Refused:
        chat_id = call.recipient.chat_id
        if call.urgency is not None and not await self._budgets.turn(chat_id, call.urgency):
            return _HELD
        outcome = await self._attempt(method)
        if isinstance(outcome, Refused) and outcome.refusal is Refusal.TOO_MANY:
            self._budgets.hold(chat_id, outcome.retry_after or PAUSES[0])
        return outcome

    async def _attempt(self, method: TelegramMethod[_Result]) -> _Result | Refused:
        outcome = await attempt(self._bot, method, seconds=SECONDS)
        if isinstance(outcome, Refused):
            level = logging.INFO if outcome.refusal in _ORDINARY else logging.WARNING
            _log.log(level, "wire.refused.%s %s", outcome.refusal.value, method.__api_method__)
        return outcome


def _refusal(outcome: object) -> Refusal | None:
    """None when it was done. HTTP 200 means done, even if its JSON was cut."""
    if not isinstance(outcome, Refused) or outcome.refusal is Refusal.CUT_JSON:
        return None
    return outcome.refusal


def _wait(refused: Refused, pause: float | None) -> float | None:
    """Seconds until another attempt; None when there should be none."""
    if pause is None or refused.refusal not in PASSING:
        return None
    wait = max(pause, refused.retry_after or 0)
    return wait if wait <= LONGEST_WAIT else None


def _editing(recipient: Recipient, payload: Payload, message_id: int) -> EditMessageText:
    return EditMessageText(
        chat_id=recipient.chat_id,
        message_id=message_id,
        text=payload.text,
        entities=list(payload.entities) or None,
        reply_markup=payload.keyboard,
        link_preview_options=_NO_PREVIEW,
    )


def _sending(recipient: Recipient, payload: Payload) -> SendMessage:
    return SendMessage(
        chat_id=recipient.chat_id,
        text=payload.text,
        entities=list(payload.entities) or None,
        reply_markup=payload.keyboard,
        link_preview_options=_NO_PREVIEW,
        disable_notification=True,
    )
