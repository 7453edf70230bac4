"""`waypost sources …` and `waypost doctor`: parsed here and done in this room."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.content.reviews import ROLES
from bot.content.snapshot import Shelves
from bot.operators.desk import Desk
from bot.operators.doctor import doctor
from bot.operators.reviewing import review
from bot.operators.sourcing import (
    authority_of,
    by_tag,
    ledger,
    source,
    sources,
    sources_csv,
    waiting,
)
from bot.settings import Settings
from flows.model import Now

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse names it no other way

Parsed = argparse.Namespace
Opened = Callable[[Settings], Desk]


def add_to(
    commands: "Subparsers", shelves_of: Callable[[Settings], Shelves], clock: Callable[[], Now]
) -> None:
    """Puts `sources` and `doctor` on the command line."""

    def desk(settings: Settings) -> Desk:
        return Desk(shelves=shelves_of(settings), now=clock(), ask=input, say=print)

    _add_sources(commands, desk)
    ready = commands.add_parser("doctor", help="ready to go live?")
    ready.set_defaults(command=lambda _, settings: doctor(desk(settings), settings))


def _add_sources(commands: "Subparsers", desk: Opened) -> None:
    parser = commands.add_parser("sources", help="what the words lean on, and what still wants a reviewer")
    parser.set_defaults(command=lambda parsed, settings: _sources(parsed, desk(settings)))
    parser.add_argument("--tag", metavar="TAG", help="one source, and every word that leans on it")
    parser.add_argument("--open", action="store_true", help="only what still wants a reviewer")
    parser.add_argument("--csv", action="store_true", help="for a spreadsheet")
    below = parser.add_subparsers(metavar="review")
    stamp = below.add_parser("review", help="say that a node's words were reviewed")
    stamp.add_argument("node", metavar="NODE", help="its key, such as offer.J1")
    stamp.add_argument(
        "--by", required=True, choices=ROLES, metavar="ROLE", help=f"never a name: {', '.join(ROLES)}"
    )
    stamp.set_defaults(command=lambda parsed, settings: review(desk(settings), parsed.node, parsed.by))


def _sources(parsed: Parsed, desk: Desk) -> int:
    book = ledger(desk)
    chosen = waiting(book) if parsed.open else by_tag(book)
    if parsed.tag:
        authority = authority_of(parsed.tag, desk)
        chosen = tuple(each for each in chosen if each.authority.tag == authority.tag)
        if not (parsed.csv or parsed.open):
            for line in source(book, authority):
                desk.say(line)
            return 0
    for line in (sources_csv(book, chosen).rstrip(),) if parsed.csv else sources(book, chosen):
        desk.say(line)
    return 0
