"""One raw update into the dispatcher. Whatever is wrong with it, it is over afterwards, and she sees the way out."""

import logging

from aiogram import Bot, Dispatcher
from aiogram.types import Update

from bot.telegram.envelope import Envelope, read
from bot.wire.journal import where
from bot.wire.screen import Screen
from bot.wire.sender import Sender

_log = logging.getLogger(__name__)


class Intake:
    """Takes updates, from polling or any other source. Never raises: a poison update must not end the bot.

    `Dispatcher.feed_raw_update` is not used: it logs the update's id and the exception's text.
    """

    def __init__(self, *, bot: Bot, dispatcher: Dispatcher, screen: Screen, sender: Sender) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._screen = screen
        self._sender = sender

    async def take(self, raw: object) -> None:
        """Returns when the update is handled, was not for us, or failed and was answered with the way out."""
        envelope = read(raw)
        if envelope is None:  # aiogram would print an unknown kind, whole, as a warning
            return
        try:
            update = Update.model_validate(raw, context={"bot": self._bot})
            await self._dispatcher.feed_update(self._bot, update)
        except Exception as error:  # noqa: BLE001 - a bug met by one person is not to silence the bot for all
            _log.error("telegram.update.failed %s", where(error))
            await self._rescue(envelope)

    async def _rescue(self, envelope: Envelope) -> None:
        try:
            if envelope.query_id is not None:
                await self._sender.answer(envelope.query_id)
            if envelope.recipient is not None:
                language, hers = envelope.language_code, envelope.message_id
                await self._screen.rescue(envelope.recipient, language, hers=hers)
        except Exception as error:  # noqa: BLE001 - as above; nothing more can be done for this update
            _log.error("telegram.rescue.failed %s", where(error))
