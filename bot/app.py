"""The composition root: builds every part, wires them, owns the one TaskGroup and the clock. Knows everyone."""

import asyncio
import ctypes
import gc
import logging
import resource
import signal
import sys
import time
from collections.abc import AsyncIterable, Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from aiogram import Bot, Dispatcher

from bot import emulator
from bot.content.snapshot import Shelves
from bot.library import Library
from bot.settings import Settings, SettingsError
from bot.tally import Tally
from bot.telegram.handlers import Handlers, router
from bot.telegram.intake import Intake
from bot.telegram.profile import introduce
from bot.telegram.render import render
from bot.telegram.serve import poll
from bot.wire.budgets import TELEGRAM, UNLIMITED, Budgets, Rates
from bot.wire.journal import open_journal, where
from bot.wire.memory import Memory
from bot.wire.payload import Everyday, Payload, Urgency
from bot.wire.screen import Screen
from bot.wire.sender import Sender
from bot.wire.session import LeanSession
from flows.graph import CLOSED, CLOSED_LEFT, HELP
from flows.model import Language, NodeKey, Now, State
from flows.snapshot import Content
from flows.views import view

PROJECT = Path(__file__).resolve().parent.parent
MINUTE = 60.0
WEB = 8080
LOCAL = "No WAYPOST_BOT_TOKEN is set, so this is the local chat: the same bot, without Telegram. End it with Ctrl-D."
AS_A_PHONE = "As a phone, in a browser on this computer: {address}"

Clock = Callable[[], Now]

_log = logging.getLogger(__name__)


def clock() -> Now:
    """The present moment: the only place that asks for it."""
    return Now(moment=datetime.now(UTC))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How time passes for the wire, and how fast it may speak. Not the time of day: that is `Clock`."""

    clock: Callable[[], float] = time.monotonic
    pause: Callable[[float], Awaitable[None]] = asyncio.sleep
    rates: Rates = UNLIMITED
    """Telegram's where there is Telegram; the local Bot API has no limits."""


LOCAL_PACE = Pace()


def shelves_of(settings: Settings) -> Shelves:
    """Where the content stands: the project's own, and the operator's directory file."""
    return Shelves.of_project(PROJECT, settings.directory, settings.operator)


async def run(settings: Settings) -> None:
    """The bot on Telegram, until stopped; without a token the local chat, until its input ends."""
    open_journal(settings.log_level.value)
    if settings.bot_token is None:
        print(LOCAL, file=sys.stderr)  # noqa: T201 - said to the person who started it, not logged
        await chat(settings, language="en", port=WEB)
        return
    forbid_core_dumps()
    library = Library(shelves_of(settings), clock)
    bot = Bot(settings.bot_token.get_secret_value(), session=LeanSession(settings.api_url))
    _stop_on_terminate()
    await serve(bot, library, clock, Pace(rates=TELEGRAM), folder=settings.data_dir)


async def chat(
    settings: Settings,
    *,
    language: str,
    manner: emulator.Manner = emulator.Manner.SCREEN,
    port: int = 0,
) -> None:
    """The terminal chat on the same bot, through a local Bot API. Ends with its input.

    With a port also the web chat, which is then told of; where the port is in use, at any free one.
    """
    open_journal(settings.log_level.value)
    library = Library(shelves_of(settings), clock)
    greeting = ("/start",) if sys.stdin.isatty() else ()
    visit = emulator.Visit(language=language, greeting=greeting, manner=manner)
    await talk(library, clock, lines=emulator.lines_of(sys.stdin), write=print, visit=visit, port=port)


async def talk(
    library: Library,
    now: Clock,
    *,
    lines: AsyncIterable[str],
    write: Callable[[str], None],
    visit: emulator.Visit,
    port: int = 0,
) -> None:
    """One visit to the bot on an emulator of its own; the clock is the caller's."""
    memory = Memory(LOCAL_PACE.clock)
    local = emulator.Emulator(report=memory.report)
    address = await _opened(local, port)
    bot = Bot(local.settings.token, session=LeanSession(address))
    serving = asyncio.ensure_future(serve(bot, library, now, memory=memory))
    try:
        await emulator.chat(address, lines=lines, write=write, visit=visit)
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
        await local.stop()


async def _opened(local: emulator.Emulator, port: int) -> str:
    if not port:
        return await local.start()
    try:
        address = await local.start(port)
    except OSError:
        address = await local.start()
    print(AS_A_PHONE.format(address=address), file=sys.stderr)  # noqa: T201 - said to the person who started it
    return address


async def serve(
    bot: Bot,
    library: Library,
    now: Clock,
    pace: Pace = LOCAL_PACE,
    memory: Memory | None = None,
    folder: Path | None = None,
) -> None:
    """Answers people until cancelled."""
    memory = Memory(pace.clock) if memory is None else memory
    budgets = Budgets(clock=pace.clock, pause=pace.pause, rates=pace.rates)
    sender = Sender(bot, way_out=way_out(library.content(), now()), budgets=budgets, pause=pace.pause)
    screen = Screen(sender=sender, memory=memory, everyday=everyday(library.content, now))
    dispatcher = Dispatcher(disable_fsm=True)
    tally = Tally(folder=folder, today=lambda: now().today)
    handlers = Handlers(content=library.content, screen=screen, sender=sender, tally=tally, clock=now)
    dispatcher.include_router(router(handlers))
    intake = Intake(bot=bot, dispatcher=dispatcher, screen=screen, sender=sender)
    gc.collect()
    gc.freeze()  # what is loaded now lives as long as the process: collections need not walk it (engineering.md)
    try:
        async with asyncio.TaskGroup() as tasks:
            keeping = [
                tasks.create_task(library.watch(asyncio.sleep)),
                tasks.create_task(keep_quiet(screen, tally, pace)),
            ]
            tasks.create_task(introduce(bot, library.content().texts))
            try:
                await poll(bot, intake, tasks=tasks, pause=asyncio.sleep)
            finally:
                for task in keeping:
                    task.cancel()
    except BaseExceptionGroup as failed:
        refused = failed.subgroup(SettingsError)
        raise (refused.exceptions[0] if refused else failed) from None
    finally:
        _last_words(tally)
        await bot.session.close()


async def keep_quiet(screen: Screen, tally: Tally, pace: Pace) -> None:
    """Each minute, views that nobody touched for an hour turn into the everyday card; a week that is over is closed.

    Whatever fails, it goes on.
    """
    while True:
        await pace.pause(MINUTE)
        try:
            await screen.fall_quiet()
            tally.close_week()
        except Exception as error:  # noqa: BLE001 - a bug here must not end the bot, nor the quiet of the others
            _log.error("app.quiet.failed %s", where(error))


def _last_words(tally: Tally) -> None:
    try:
        tally.write()
    except OSError as error:
        _log.error("app.tally.failed %s", where(error))


def way_out(content: Content, now: Now) -> Callable[[str | None], Payload]:
    """The emergency way out in each language, made ready before anything can fail."""
    ready = {
        language: replace(_card(language, HELP, content, now), urgency=Urgency.EMERGENCY)
        for language in content.texts.languages
    }
    return lambda code: ready[content.texts.known(code)]


def everyday(content: Callable[[], Content], now: Clock) -> Callable[[str | None], Everyday]:
    """The cards that betray nothing, in a language or the nearest one there is."""

    def cards(code: str | None) -> Everyday:
        known, moment = content(), now()
        language = known.texts.known(code)
        return Everyday(
            clean=_card(language, CLOSED, known, moment), left=_card(language, CLOSED_LEFT, known, moment)
        )

    return cards


def _card(language: Language, node: NodeKey, content: Content, now: Now) -> Payload:
    return render(view(State(language=language, node=node), content, now), content.codes)


def forbid_core_dumps() -> None:
    """A dump would hold what is being answered at that moment (SAFETY 6)."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        pr_set_dumpable = 4  # linux/prctl.h
        ctypes.CDLL(None).prctl(pr_set_dumpable, 0, 0, 0, 0)


def _stop_on_terminate() -> None:
    """A stop signal ends the bot as Ctrl-C does: what is in flight is finished."""
    task = asyncio.current_task()
    if task is not None:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
