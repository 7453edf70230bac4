"""`waypost directory import`, `export` and `schema`: parsed here, done in this room, printed by the command line."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.content.forms import first_day
from bot.content.gazetteer import read_places
from bot.content.regions import is_region
from bot.content.snapshot import Shelves
from bot.operators.exchange.editor_schema import schema_text
from bot.operators.exchange.exporting import export_to
from bot.operators.exchange.losses import LOSSES, Format
from bot.operators.exchange.outgoing import Scope
from bot.operators.exchange.proposing import propose
from bot.operators.exchange.records import Feed
from bot.operators.exchange.remarks import FeedError
from bot.settings import Settings
from flows.model import Now, Region

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse names it no other way


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What to print, and the exit code."""

    lines: tuple[str, ...]
    code: int = 0


Act = Callable[[argparse.Namespace, Shelves, Now], Answer]
ShelvesOf = Callable[[Settings], Shelves]


def add_to(below: "Subparsers", shelves_of: ShelvesOf, clock: Callable[[], Now]) -> None:
    """Puts `import FORMAT FILE`, `export FORMAT PATH` and `schema` under `waypost directory`."""

    def put(name: str, help_text: str, act: Act) -> argparse.ArgumentParser:
        parser = below.add_parser(name, help=help_text, description=help_text)
        parser.set_defaults(
            command=lambda parsed, settings: _said(act(parsed, shelves_of(settings), clock()), print)
        )
        return parser

    _with_feed(put("import", "propose entries from somebody else's file; changes nothing", import_file))
    exporting = put("export", "write the directory for other programs and people", export_file)
    _with_format(exporting, tuple(Format))
    exporting.add_argument("path", type=Path, metavar="PATH", help="the file to write; for hsds-csv a folder")
    exporting.add_argument(
        "--all", action="store_true", help="also records nobody is offered, marked as such"
    )
    put("schema", "the JSON Schema by which editors check the directory's file", print_schema)


def _said(answer: Answer, say: Callable[[str], None]) -> int:
    for line in answer.lines:
        say(line)
    return answer.code


def _with_format(parser: argparse.ArgumentParser, formats: Sequence[Format]) -> None:
    names = ", ".join(each.value for each in formats)
    parser.add_argument("format", type=Format, choices=formats, metavar="FORMAT", help=names)


def _with_feed(parser: argparse.ArgumentParser) -> None:
    _with_format(parser, tuple(Format))
    parser.add_argument("file", type=Path, metavar="FILE", help="a file; for hsds also a folder or zip")
    parser.add_argument(
        "--output", type=Path, help="where to write the proposed entries; else they are printed"
    )
    parser.add_argument("--source", help="whose data it is, as it stands under sources; else the file's name")
    parser.add_argument("--licence", default="", help="what its publisher allows, such as CC BY 4.0")
    parser.add_argument("--dated", default="", help="the day, month or year of the data, such as 2026-11")
    parser.add_argument("--region", type=Region, help="for rows that name no country: a code such as KH")


def import_file(options: argparse.Namespace, shelves: Shelves, now: Now) -> Answer:
    """The report, and the proposed entries to the file named or behind the report."""
    try:
        feed = _feed(options, now)
        places = read_places(shelves.flows / "gazetteer")
        proposal = propose(options.format, options.file, shelves.directory, feed, places, now)
    except FeedError as error:
        return Answer(lines=(f"{options.file.name}: {error.what}; {error.mend}",), code=2)
    output: Path | None = options.output
    if output is None:
        return Answer(lines=(*proposal.report(), "", proposal.yaml()), code=proposal.code)
    if output.resolve() == shelves.directory.resolve():
        return Answer(lines=("An import never writes the directory itself; name another file.",), code=2)
    output.write_text(proposal.yaml(), encoding="utf-8")
    return Answer(lines=(*proposal.report(), f"Proposed entries: {output}"), code=proposal.code)


def _feed(options: argparse.Namespace, now: Now) -> Feed:
    region: Region | None = options.region
    if region is not None and (not is_region(region) or "-" in region):
        raise FeedError(f"«{region}» is no country code", "write two capitals, such as KH")
    day = first_day(options.dated) if options.dated else now.today
    if day is None or day > now.today:
        raise FeedError(f"«{options.dated}» is no date that was", "write it as 2026-11-21, 2026-11 or 2026")
    return Feed(
        name=options.source or options.file.name,
        licence=options.licence,
        dated=options.dated,
        region=region,
        read_on=now.today,
    )


def export_file(options: argparse.Namespace, shelves: Shelves, now: Now) -> Answer:
    """Writes it, and says what went out and what the format could not carry."""
    scope = Scope.RECORDS if options.all else Scope.OFFERED
    try:
        entries = export_to(options.format, options.path, shelves.directory, now, scope)
    except FeedError as error:
        return Answer(lines=(f"{error.what}; {error.mend}",), code=2)
    offered = sum(each.is_offered for each in entries)
    records = f" and {len(entries) - offered} records" if options.all else ""
    unverified = sum(each.check is None for each in entries)
    return Answer(
        lines=(
            f"{options.path}: {offered} organisations{records}, {unverified} of them never verified by anybody here.",
            *(f"  not carried: {loss}" for loss in LOSSES[options.format]),
        )
    )


def print_schema(_: argparse.Namespace, __: Shelves, ___: Now) -> Answer:
    """To be saved as referral_directory.schema.json beside the directory."""
    return Answer(lines=(schema_text().rstrip("\n"),))
