"""`waypost directory …`: the operators' commands, parsed here and done in this room."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.content.directory import read_directory
from bot.content.gazetteer import read_places
from bot.content.snapshot import Shelves
from bot.operators.accepting import accept
from bot.operators.adding import add
from bot.operators.changes import changes
from bot.operators.checking import check
from bot.operators.coverage import coverage, covered
from bot.operators.desk import Desk, opened
from bot.operators.due import WEEK, stale, stale_csv
from bot.operators.picture import png_of
from bot.operators.showing import show
from bot.operators.verifying import close, verify
from bot.operators.world_map import world_map
from bot.settings import Settings
from flows.model import Need, Now

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse names it no other way

Parsed = argparse.Namespace
Command = Callable[[Parsed, Desk], int]
ENDED = "Nothing was changed: the answers ended."


def add_to(
    commands: "Subparsers", shelves_of: Callable[[Settings], Shelves], clock: Callable[[], Now]
) -> "Subparsers":
    """Puts `directory` and all below it on the command line; returns what is below, so that others may add to it."""
    directory = commands.add_parser("directory", help="check, verify and compare the referral directory")
    below = directory.add_subparsers(required=True, metavar="WHAT")

    def put(name: str, help_text: str, command: Command) -> argparse.ArgumentParser:
        parser = below.add_parser(name, help=help_text, description=help_text)
        parser.set_defaults(
            command=lambda parsed, settings: _run(command, parsed, _desk(settings, shelves_of, clock))
        )
        return parser

    put(
        "check",
        "every problem of the file at once, with its line and how to mend it",
        lambda _, desk: check(desk),
    )
    put("accept", "say that a suspicious change is meant", lambda _, desk: accept(desk))
    put("add", "write a new entry, question by question", lambda _, desk: add(desk))
    _with_id(
        put("verify", "walk through one entry and stamp it", lambda parsed, desk: verify(desk, parsed.id))
    )
    _with_id(put("show", "the card as a person sees it, in each language", _show))
    _with_why(
        put("close", "an organisation is gone", lambda parsed, desk: close(desk, parsed.id, parsed.why))
    )
    _with_stale(put("stale", "whom to try this week, most dangerous first", _stale))
    _with_coverage(put("coverage", "countries and needs where nobody is known", _coverage))
    _with_two_files(put("diff", "what people will see change, in plain words", _diff))
    return below


def _desk(settings: Settings, shelves_of: Callable[[Settings], Shelves], clock: Callable[[], Now]) -> Desk:
    return Desk(shelves=shelves_of(settings), now=clock(), ask=input, say=print, data_dir=settings.data_dir)


def _run(command: Command, parsed: Parsed, desk: Desk) -> int:
    try:
        return command(parsed, desk)
    except EOFError:
        desk.say(ENDED)
        return 1


def _with_id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the entry's id, such as kh-chab-dai")


def _with_why(parser: argparse.ArgumentParser) -> None:
    _with_id(parser)
    parser.add_argument("--why", required=True, help="in a few words; no names of people")


def _with_two_files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", type=Path, metavar="OLD")
    parser.add_argument("new", type=Path, metavar="NEW")


def _with_stale(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--csv", action="store_true", help="for a spreadsheet")
    parser.add_argument("--most", type=int, default=WEEK, help=f"how many; {WEEK} if left out")


def _with_coverage(parser: argparse.ArgumentParser) -> None:
    needs = [need.value for need in Need]
    parser.add_argument("--svg", type=Path, metavar="FILE", help="write a map of the world, too")
    parser.add_argument("--png", type=Path, metavar="FILE", help="the same map for slides and reports")
    parser.add_argument(
        "--need", choices=needs, default=Need.ANY.value, help="draw the map for this need alone"
    )


def _show(parsed: Parsed, desk: Desk) -> int:
    return _said(show(desk, parsed.id), desk)


def _stale(parsed: Parsed, desk: Desk) -> int:
    if parsed.csv:
        desk.say(stale_csv(desk, most=parsed.most).rstrip())
        return 0
    return _said(stale(desk, most=parsed.most), desk)


def _coverage(parsed: Parsed, desk: Desk) -> int:
    places = read_places(desk.shelves.flows / "gazetteer")
    rows = covered(opened(desk).directory, places, desk.now)
    picture = world_map(rows, places, desk.now, Need(parsed.need))
    if parsed.svg:
        parsed.svg.write_text(picture, encoding="utf-8")
    if parsed.png:
        parsed.png.write_bytes(png_of(picture))
    return _said(coverage(rows, places), desk)


def _diff(parsed: Parsed, desk: Desk) -> int:
    old, new = (read_directory(path, desk.now) for path in (parsed.old, parsed.new))
    return _said(changes(old, new, desk.now), desk)


def _said(lines: Iterator[str], desk: Desk) -> int:
    for line in lines:
        desk.say(line)
    return 0
