"""Typed text -> what it means here. The text itself goes no further than this room's front step.

Knows whole words that mean a command, and places. Topics and danger are the next thing this room will learn.
"""

import re
import unicodedata

from flows.graph import REFUSED, START, UNCLEAR, WHICH_PLACE, Rule
from flows.model import Command, Commanded, Event, Language, Region, Started, Typed
from flows.places import recognise
from flows.snapshot import Content

LONGEST = 400
"""Characters looked at; Telegram lets people send 4096."""

_REGION = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")
_CAMPAIGN = re.compile(r"C[0-9]{1,3}")


def folded(text: str) -> str:
    """Text as it is compared: no case, no accents, no signs, single spaces."""
    decomposed = unicodedata.normalize("NFKD", text[:LONGEST]).casefold()
    letters = "".join(
        each if each.isalnum() else " " for each in decomposed if not unicodedata.combining(each)
    )
    return " ".join(letters.split())


def hear(text: str, content: Content) -> Event:
    """What a typed text asks for: a command by word, or a place; neither is said too."""
    command = content.words.get(folded(text))
    if command is not None:
        return Commanded(command=command)
    return Typed(places=recognise(text[:LONGEST], content.places))


def follow(payload: str, content: Content) -> Started:
    """What a start link says: language, region, node code, campaign, joined by `_`, each if present, in this order.

    Anything else is the plain start: a link can carry nothing about a person (SAFETY 9).
    """
    rest = payload.split("_")
    language = Language(rest.pop(0)) if rest and rest[0] in content.texts.names else None
    here = Region(rest.pop(0)) if rest and _REGION.fullmatch(rest[0]) else None
    node = content.codes.nodes[rest.pop(0)] if rest and _may_open(rest[0], content) else None
    if rest and _CAMPAIGN.fullmatch(rest[0]):
        rest.pop(0)
    return Started() if rest else Started(language=language, here=here, node=node or START)


def _may_open(code: str, content: Content) -> bool:
    """A link opens what makes sense to begin with; never a result, a card, a step of a picker."""
    node = content.graph.nodes.get(content.codes.nodes.get(code, UNCLEAR))
    return node is not None and node.rule in LINKED and node.key not in (UNCLEAR, REFUSED, WHICH_PLACE)


LINKED = (Rule.PLAIN, Rule.HELP, Rule.PEOPLE, Rule.LIKELIEST)

COMMANDS = {f"/{command.value}": command for command in Command}
"""What stands in Telegram's menu of commands."""


def command_in(text: str) -> Command | None:
    """The command a text begins with, such as `/help` or `/help@guide`; None for any other text."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return COMMANDS.get(first.partition("@")[0].lower())
