"""The two handlers: unpack, advance, render. No filter of ours runs in a thread (aiogram runs plain functions so)."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery, InaccessibleMessage, Message

from bot.tally import Tally
from bot.telegram.events import HERS, heard, recall
from bot.telegram.render import contact_card, render
from bot.wire.payload import Payload, Urgency
from bot.wire.recipient import Recipient
from bot.wire.screen import Screen
from bot.wire.sender import Sender
from flows.graph import HELP
from flows.model import Effect, Now, Pressed, Report, SendContact, Started, State, Turn
from flows.packing import pack, unpack
from flows.reducer import advance, opening
from flows.snapshot import Content


class Handlers:
    """What comes from a person, and what she is shown. Content and time are asked for anew at each update."""

    def __init__(
        self,
        *,
        content: Callable[[], Content],
        screen: Screen,
        sender: Sender,
        tally: Tally,
        clock: Callable[[], Now],
    ) -> None:
        self._content = content
        self._screen = screen
        self._sender = sender
        self._tally = tally
        self._clock = clock

    async def pressed(self, query: CallbackQuery) -> None:
        """The spinner and the view are one wait to her, so both calls go out at once. Before a Close goes nothing."""
        content = self._content()
        state = unpack(query.data or "", content.codes) or opening(query.from_user.language_code, content)
        turn = advance(state, Pressed(), content, self._clock())
        recipient, living = _presser(query), _living(query)
        if Effect.CLEAR in turn.effects:
            covered = await self._screen.cover(recipient, turn.view.language, on=living, hers=None)
            await asyncio.gather(self._sender.answer(query.id), self._screen.clear(covered))
            return
        if Effect.TAKE_AWAY in turn.effects and living is not None:
            await asyncio.gather(self._sender.answer(query.id), self._screen.take_away(recipient, living))
            return
        data = pack(turn.state, content.codes)
        await asyncio.gather(
            self._sender.answer(query.id),
            self._screen.show(recipient, _payload(turn, content), data, on=living),
        )
        for effect in turn.effects:
            if isinstance(effect, SendContact):
                await self._screen.hand(recipient, contact_card(effect, content.codes))
            elif isinstance(effect, Report):
                self._tally.did_not_work(recipient, effect.entry)

    async def pressed_elsewhere(self, query: CallbackQuery) -> None:
        """A button of ours outside a private chat: nothing is shown there, the spinner stops."""
        await self._sender.answer(query.id)

    async def sent(self, message: Message) -> None:
        """Answered first, then erased: what she wrote is on the screen until help is. Before a Close goes nothing."""
        content = self._content()
        recipient, hers = Recipient(chat_id=message.chat.id), message.message_id
        event = heard(message, content)
        turn = advance(self._state(message, content), event, content, self._clock())
        if isinstance(event, Started):
            self._screen.begins(recipient)
        self._screen.heard(recipient, hers)
        if Effect.CLEAR in turn.effects:
            language, on = turn.view.language, _replied(message)
            covered = await self._screen.cover(recipient, language, on=on, hers=hers)
            await self._screen.clear(covered)
            return
        answered = hers if Effect.ERASE_HERS in turn.effects else None
        data = pack(turn.state, content.codes)
        await self._screen.reply(recipient, _payload(turn, content), data, hers=answered)
        if Effect.UNFITTED in turn.effects:
            self._tally.nothing_fitted(recipient)

    def _state(self, message: Message, content: Content) -> State:
        """From the buttons of the message she replies to, else where she stood last, else from the app's language."""
        answered = message.reply_to_message
        state = recall(answered.reply_markup, content.codes) if answered else None
        state = state or unpack(self._screen.recall(Recipient(chat_id=message.chat.id)), content.codes)
        return state or opening(message.from_user.language_code if message.from_user else None, content)


def router(handlers: Handlers) -> Router:
    """The only router. Of messages it takes what a person sends in a private chat; all else passes unseen."""
    only = Router(name="waypost")
    only.callback_query.register(handlers.pressed, _pressed_in_private)
    only.callback_query.register(handlers.pressed_elsewhere)
    only.message.register(handlers.sent, _sent_in_private)
    return only


async def _pressed_in_private(query: CallbackQuery) -> bool:
    return query.inline_message_id is None and (query.message is None or query.message.chat.type == "private")


async def _sent_in_private(message: Message) -> bool:
    person = message.from_user
    return (
        message.chat.type == "private"
        and person is not None
        and not person.is_bot
        and message.content_type in HERS
    )


def _presser(query: CallbackQuery) -> Recipient:
    """A private chat has its person's id (Bot API, Chat), so a query without a message is answered too."""
    return Recipient(chat_id=query.message.chat.id if query.message else query.from_user.id)


def _living(query: CallbackQuery) -> int | None:
    """The message she pressed on; None when it cannot be edited, being out of reach."""
    if query.message is None or isinstance(query.message, InaccessibleMessage):
        return None
    return query.message.message_id


def _replied(message: Message) -> int | None:
    """The message of ours she replies to."""
    answered = message.reply_to_message
    return answered.message_id if answered and answered.from_user and answered.from_user.is_bot else None


def _payload(turn: Turn, content: Content) -> Payload:
    """Help and what is below it goes first where not all can go at once."""
    is_emergency = content.graph.is_within(turn.state.node, HELP)
    urgency = Urgency.EMERGENCY if is_emergency else Urgency.ORDINARY
    return replace(render(turn.view, content.codes), urgency=urgency)
