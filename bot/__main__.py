"""The command line, `waypost`. Parses and prints; the work is done in the rooms."""

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Callable, Sequence

from bot import app, emulator
from bot.content.checking import problems_of, typed_problems
from bot.content.snapshot import load, update_catalogues
from bot.operators.commands import add_to as add_directory
from bot.operators.content_commands import add_to as add_content
from bot.operators.exchange.commands import add_to as add_exchange
from bot.pictures.commands import add_to as add_pictures
from bot.settings import Settings, SettingsError, read_settings
from flows.explaining import explained
from flows.finding import Query
from flows.listing import listed
from flows.model import ContentError, Language, Need, Region
from flows.pondering import pondered, understood


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; 0 when all is well, 1 when something is wrong, 2 when the call is."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace, Settings], int] = options.command
    try:
        return command(options, read_settings())
    except (ContentError, SettingsError) as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever read our output has had enough, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        print(f"{error.filename or 'a file'}: {error.strerror}", file=sys.stderr)
        return 1
    except (KeyboardInterrupt, asyncio.CancelledError):
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="waypost", description="A guide to working abroad, as a Telegram bot."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="the bot: on Telegram with a token, else the local chat")
    run.set_defaults(command=_run)
    chat = commands.add_parser("chat", help="the local chat in this terminal; lines may come from a pipe")
    chat.add_argument("--language", default="en", help="the app language of the person, such as es")
    chat.add_argument(
        "--transcript", action="store_true", help="write what she does too, as in tests/journeys"
    )
    chat.set_defaults(command=_chat)
    check = commands.add_parser("check", help="everything wrong with flows, translations and directory")
    check.set_defaults(command=_check)
    translations = commands.add_parser("translations", help="bring new and changed English into the PO files")
    translations.set_defaults(command=_translations)
    below = add_directory(commands, app.shelves_of, app.clock)
    add_exchange(below, app.shelves_of, app.clock)
    add_content(commands, app.shelves_of, app.clock)
    add_pictures(commands, app.shelves_of, app.clock)
    explain = commands.add_parser("explain", help="what a button's data means")
    explain.add_argument("data")
    explain.set_defaults(command=_explain)
    _add_ask(commands.add_parser("ask", help="what typed lines mean: topics, danger, language, place"))
    _add_find(commands.add_parser("find", help="the ranked referrals, as a person would get them"))
    return parser


def _add_ask(ask: argparse.ArgumentParser) -> None:
    ask.add_argument("--json", action="store_true", help="one JSON line for each line read")
    ask.add_argument("--explain", action="store_true", help="which pieces of words and rules decided")
    ask.set_defaults(command=_ask)


def _add_find(find: argparse.ArgumentParser) -> None:
    find.add_argument("region", type=Region, help="ISO code of the place, such as KH or US-CA")
    find.add_argument(
        "need", type=Need, choices=list(Need), metavar="NEED", help=", ".join(need.value for need in Need)
    )
    find.add_argument("--origin", type=Region, help="ISO code of the country she is from")
    find.add_argument("--language", type=Language, default=Language("en"))
    find.add_argument("--json", action="store_true", help="one JSON line for each referral")
    find.set_defaults(command=_find)


def _run(_: argparse.Namespace, settings: Settings) -> int:
    asyncio.run(app.run(settings))
    return 0


def _chat(options: argparse.Namespace, settings: Settings) -> int:
    manner = emulator.Manner.TRANSCRIPT if options.transcript else emulator.Manner.SCREEN
    asyncio.run(app.chat(settings, language=options.language, manner=manner))
    return 0


def _check(_: argparse.Namespace, settings: Settings) -> int:
    shelves = app.shelves_of(settings)
    problems = [*problems_of(shelves, app.clock()), *typed_problems(shelves)]
    for problem in problems:
        print(problem)
    print(f"{len(problems)} problems" if problems else "Flows, translations and directory: no problems.")
    return 1 if problems else 0


def _translations(_: argparse.Namespace, settings: Settings) -> int:
    update_catalogues(app.shelves_of(settings))
    return 0


def _explain(options: argparse.Namespace, settings: Settings) -> int:
    content = load(app.shelves_of(settings), app.clock())
    for line in explained(options.data, content):
        print(line)
    return 0


def _ask(options: argparse.Namespace, settings: Settings) -> int:
    content = load(app.shelves_of(settings), app.clock())
    for line in sys.stdin:
        text = line.rstrip("\n")
        if options.explain:
            print("\n".join(pondered(text, content)))
        else:
            found = understood(text, content)
            print(json.dumps(found, ensure_ascii=False) if options.json else _spoken(found), flush=True)
    return 0


def _spoken(found: dict[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in found.items())


def _find(options: argparse.Namespace, settings: Settings) -> int:
    content = load(app.shelves_of(settings), app.clock())
    query = Query(here=options.region, need=options.need, origin=options.origin, language=options.language)
    for row in listed(query, content, app.clock()):
        print(json.dumps(row, ensure_ascii=False) if options.json else f"{row['rank']}. {row['text']}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
