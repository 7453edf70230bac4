"""The terminal chat: lines in, text pictures out. Knows only HTTP.

A line is a button's number as printed, its label (in any case, the sign before it may be left out), `@N text` to reply
to the N-th newest message of the bot, or anything else: typed text, commands too.
"""

import asyncio
import re
import threading
from collections.abc import AsyncIterable, AsyncIterator, Callable
from dataclasses import dataclass
from enum import Enum
from typing import TextIO

from aiohttp import ClientSession

from bot.emulator.people import ActError
from bot.emulator.person_client import PersonClient
from bot.emulator.transcript import Button, Transcript, buttons_of
from bot.emulator.values import JsonObject, as_number, as_object

_REPLY = re.compile(r"@(\d{1,3})\s+(\S.*)")
_SIGN = re.compile(r"^[\W_]+")


class Manner(Enum):
    """What is written: on a screen what the bot shows, in a transcript also what she did."""

    SCREEN = "screen"
    TRANSCRIPT = "transcript"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Who comes and how. `greeting` is sent first by itself: ("/start",) for a person at a terminal."""

    language: str = "en"
    person_id: int = 1001
    manner: Manner = Manner.SCREEN
    greeting: tuple[str, ...] = ()
    timeout: float = 15.0  # seconds for one answer; the bot may still be starting


async def chat(
    base_url: str, *, lines: AsyncIterable[str], write: Callable[[str], None], visit: Visit | None = None
) -> None:
    """Talks until `lines` end. Each line is answered before the next is read. `write` adds the line ends."""
    visit = visit or Visit()
    async with ClientSession() as session:
        client = PersonClient(session, base_url, visit.person_id)
        await client.join(visit.language)
        talk = _Talk(client, Transcript(write), visit, await client.cursor())
        for line in visit.greeting:
            await talk.take(line)
        async for line in lines:
            if line.strip():
                await talk.take(line.strip())


async def lines_of(stream: TextIO) -> AsyncIterator[str]:
    """A stream's lines, read in a thread that never keeps the program from ending."""
    loop, queue = asyncio.get_running_loop(), asyncio.Queue[str | None]()
    threading.Thread(target=_pump, args=(stream, loop, queue), daemon=True).start()
    while (line := await queue.get()) is not None:
        yield line


def _pump(stream: TextIO, loop: asyncio.AbstractEventLoop, queue: asyncio.Queue[str | None]) -> None:
    try:
        for line in stream:
            loop.call_soon_threadsafe(queue.put_nowait, line)
        loop.call_soon_threadsafe(queue.put_nowait, None)
    except RuntimeError:  # the loop was closed first: nobody listens any more
        return


class _Talk:
    """One visit: where in the events she is, and what is written about it."""

    def __init__(self, client: PersonClient, transcript: Transcript, visit: Visit, cursor: int) -> None:
        self._client = client
        self._transcript = transcript
        self._visit = visit
        self._cursor = cursor

    async def take(self, line: str) -> None:
        """Does what the line says, waits for the answer, writes what she sees."""
        try:
            await self._do(line)
        except ActError as error:
            self._transcript.note(str(error))
        if not await self._client.settled(self._visit.timeout):
            self._transcript.note("no answer")
        events, self._cursor = await self._client.events(self._cursor)
        for event in events:
            self._transcript.saw(event)

    async def _do(self, line: str) -> None:
        messages = await self._client.messages()
        living = next((message for message in reversed(messages) if buttons_of(message)), None)
        button = _named(line, buttons_of(living)) if living is not None else None
        if living is not None and button is not None:
            await self._press(living, button)
            return
        if self._visit.manner is Manner.TRANSCRIPT:
            self._transcript.typed(line)
        text, reply_to = _reply(line, messages)
        await self._client.say(text, reply_to)

    async def _press(self, message: JsonObject, button: Button) -> None:
        if self._visit.manner is Manner.TRANSCRIPT:
            self._transcript.pressed(button.label)
        message_id = as_number(message["message_id"]) or 0
        kind, text = await self._client.press(message_id, button.row, button.column)
        if kind != "callback":
            self._transcript.note(f"{kind}: {text}")


def _named(line: str, buttons: list[Button]) -> Button | None:
    """The exact label wins over a label without its sign; a number no button has is typed text, such as 112."""
    if line.isdecimal():
        return next((button for button in buttons if button.number == int(line)), None)
    wish = line.casefold()
    exact = next((button for button in buttons if button.label.casefold() == wish), None)
    return exact or next((button for button in buttons if _bare(button.label) == wish), None)


def _bare(label: str) -> str:
    return _SIGN.sub("", label).casefold()


def _reply(line: str, messages: list[JsonObject]) -> tuple[str, int | None]:
    match = _REPLY.fullmatch(line)
    theirs = [message for message in messages if (as_object(message.get("from")) or {}).get("is_bot") is True]
    if match is None or not 1 <= int(match.group(1)) <= len(theirs):
        return line, None
    return match.group(2), as_number(theirs[-int(match.group(1))]["message_id"])
