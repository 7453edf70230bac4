"""Waiting until the bot has finished answering, without sleeping and without knowing the bot.

A typed text is answered once the bot did something in the chat after it; a press once its query was answered, and the
bot either did something in the chat or let `grace` pass. Then it must be `quiet` for a moment: bots tend to follow
an answer with deletions. What a call did counts also when it was refused.
"""

import asyncio
from dataclasses import dataclass

from bot.emulator.chats import Awaited, Chat
from bot.emulator.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds of real time: for the answer as a whole, for an edit after an answered press, for the last calm."""

    timeout: float = 5.0
    grace: float = 0.3
    quiet: float = 0.05


async def settle(world: World, chat: Chat, patience: Patience) -> bool:
    """False when something stayed unanswered. Either way nothing is awaited from then on."""
    awaited = tuple(chat.awaited)
    if not awaited:
        return True
    answered = await world.bell.until(
        lambda: all(_answered(world, chat, one) for one in awaited), patience.timeout
    )
    if answered:
        last = awaited[-1].acts
        await world.bell.until(lambda: chat.acts > last, patience.grace)
        await _quiet(world, chat, patience)
    done = set(map(id, awaited))  # by identity: two equal ones are two
    chat.awaited = [one for one in chat.awaited if id(one) not in done]
    return answered


def _answered(world: World, chat: Chat, awaited: Awaited) -> bool:
    if awaited.query is not None:
        return awaited.query not in world.queries
    return chat.acts > awaited.acts


async def _quiet(world: World, chat: Chat, patience: Patience) -> None:
    try:
        async with asyncio.timeout(patience.timeout):
            seen = -1
            while seen != chat.acts:
                seen = chat.acts
                await world.bell.until(lambda seen=seen: chat.acts != seen, patience.quiet)  # type: ignore[misc] # mypy cannot type a default in a lambda
    except TimeoutError:  # it never falls silent: what is there is shown
        return
