"""Typed text -> what it means here. The text itself goes no further than this room's front step.

Commands by word, topics, danger, language, the place where help is wanted, organisations by name.
"""

import re
import unicodedata
from dataclasses import dataclass

from flows.graph import REFUSED, START, UNCLEAR, WHICH_PLACE, Rule
from flows.model import Command, Commanded, Event, Language, Region, Started, Topic, Typed
from flows.places import recognise
from flows.routing.grams import words
from flows.routing.router import BEST
from flows.snapshot import Content

PLANNING = frozenset({Topic.JOB_OFFER_CHECK, Topic.BEFORE_YOU_GO})
NOTHING = (Topic.OFF_TOPIC, Topic.GET_HELP, Topic.FIND_ORGANIZATION)
"""What a text without words is taken for."""
MOST_OF_PLACE, MOST_OF_NAME = 3, 4
"""Words of a text that may be just a place, or just a name."""
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
    """What a typed text asks for: a command by word, a place by name, or something that is routed to a topic."""
    command = content.words.get(folded(text))
    if command is not None:
        return Commanded(command=command)
    places = _named_in(text, content)
    said = words(text)
    if places and len(said) <= MOST_OF_PLACE:
        return Typed(places=places)
    routed = content.router.route(text)
    asks_whom = routed.topics[:1] == (Topic.FIND_ORGANIZATION,) or len(said) <= MOST_OF_NAME
    fits = routed.fits or routed.danger
    return Typed(
        places=_where(routed.topics, places),
        topics=routed.topics if fits else (),
        sure=routed.sure and fits,
        danger=routed.danger,
        language=routed.language if fits else None,
        named=content.names.found(text) if asks_whom and not routed.danger else (),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What `waypost ask` tells of a text."""

    language: Language | None
    topics: tuple[Topic, ...]
    danger: bool
    region: Region | None


def understand(text: str, content: Content) -> Understood:
    """The same as `hear`, for those who measure: always three topics, and one region or none."""
    routed = content.router.route(text)
    places = _where(routed.topics, _named_in(text, content))
    return Understood(
        language=routed.language,
        topics=routed.topics if routed.fits or routed.danger else _unfitted(routed.topics),
        danger=routed.danger,
        region=places[0] if places else None,
    )


def _named_in(text: str, content: Content) -> tuple[Region, ...]:
    """The places named at the beginning of a text; of a long one that names none there, at its end."""
    places = recognise(text[:LONGEST], content.places)
    return places or (recognise(text[-LONGEST:], content.places) if len(text) > LONGEST else ())


def _unfitted(topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
    """Where the chat says that it did not understand: it has no topic of ours first of all."""
    return tuple(dict.fromkeys((Topic.OFF_TOPIC, *topics, *NOTHING)))[:BEST]


def _where(topics: tuple[Topic, ...], places: tuple[Region, ...]) -> tuple[Region, ...]:
    """The places where help is wanted. Where the person only plans to go, help is wanted elsewhere, or nowhere yet."""
    return () if topics[:1] and topics[0] in PLANNING else places


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
