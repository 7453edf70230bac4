"""`waypost doctor`: ready to go live? Every check by name, with its reason and mend where it fails.

A new check is a function that yields what is wrong, and a line in `CHECKS`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.content.checking import problems_of
from bot.content.gazetteer import read_places
from bot.operators.accepting import read_accepted, suspicious
from bot.operators.desk import Desk, opened
from bot.operators.expiry import NOTICE, vanishing
from bot.operators.sourcing import ledger, waiting
from bot.settings import Settings
from flows.model import ContentError

NAMED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Ailment:
    """What stands between this bot and people, and what to do."""

    what: str
    mend: str


Check = Callable[[Desk, Settings], Iterator[Ailment]]


def doctor(desk: Desk, settings: Settings) -> int:
    """0 when every check is well, else 1. A check that cannot look says why, and is not well."""
    ill = sum(_examined(name, check, desk, settings) for name, check in CHECKS)
    desk.say("")
    desk.say(f"{ill} of {len(CHECKS)} checks fail: not ready to go live." if ill else "Ready to go live.")
    return 1 if ill else 0


def content_is_clean(desk: Desk, _: Settings) -> Iterator[Ailment]:
    """Everything `waypost check` looks at."""
    if found := problems_of(desk.shelves, desk.now):
        first = "; ".join(f"{each.source.path}:{each.source.line}" for each in found[:NAMED])
        yield Ailment(what=f"{len(found)} problems, such as {first}", mend="waypost check names them all")


def nothing_vanishes(desk: Desk, _: Settings) -> Iterator[Ailment]:
    """What people see today they also see in two months."""
    if soon := vanishing(opened(desk).directory, desk.now):
        what = f"{len(soon)} entries vanish within {NOTICE.days} days, the first on {soon[0].on}"
        yield Ailment(what=what, mend="waypost directory stale names them; try them, then directory verify")


def directory_is_accepted(desk: Desk, _: Settings) -> Iterator[Ailment]:
    """Somebody looked at the directory as it stands."""
    directory, before = opened(desk).directory, read_accepted(desk.path)
    if before is None:
        yield Ailment(what="the directory was never accepted", mend="waypost directory accept")
    for doubt in suspicious(before, directory) if before else ():
        yield Ailment(what=doubt.what, mend=doubt.mend)


def likeliest_countries_have_numbers(desk: Desk, _: Settings) -> Iterator[Ailment]:
    """The countries of the picker's first page, in every language."""
    likeliest = read_places(desk.shelves.flows / "gazetteer").likeliest
    known = opened(desk).directory.emergency
    wanted = {country for countries in likeliest.values() for country in countries}
    if silent := sorted(country for country in wanted if country not in known or not known[country].numbers):
        yield Ailment(
            what=f"no emergency number for {', '.join(silent)}",
            mend="add it to the directory, with its source",
        )


def statements_are_reviewed(desk: Desk, _: Settings) -> Iterator[Ailment]:
    """What nobody read in a source, somebody who knows the field has agreed to: a role and a day."""
    if left := waiting(ledger(desk)):
        nodes = list(dict.fromkeys(each.node for each in left))
        named = ", ".join(nodes[:NAMED]) + (" …" if len(nodes) > NAMED else "")
        what = f"{len(left)} statements of {len(nodes)} nodes are a proposal, general knowledge or not read again"
        yield Ailment(
            what=f"{what}, and nobody reviewed them: {named}",
            mend="waypost sources --open, then docs/content-review.md",
        )


def token_is_set(_: Desk, settings: Settings) -> Iterator[Ailment]:
    """Without a token only the local chat runs."""
    if settings.bot_token is None:
        yield Ailment(what="no bot token is set", mend="export WAYPOST_BOT_TOKEN=… as BotFather gave it")


CHECKS: tuple[tuple[str, Check], ...] = (
    ("content has no problems", content_is_clean),
    ("statements are reviewed", statements_are_reviewed),
    ("directory is accepted", directory_is_accepted),
    ("no entry is about to vanish", nothing_vanishes),
    ("likeliest countries have numbers", likeliest_countries_have_numbers),
    ("bot token is set", token_is_set),
)
"""Not here: core dumps and log levels. `waypost run` sees to them itself, at every start."""


def _examined(name: str, check: Check, desk: Desk, settings: Settings) -> bool:
    try:
        found = list(check(desk, settings))
    except ContentError as error:
        found = [Ailment(what=each.what, mend=each.mend) for each in error.problems[:1]]
    desk.say(f"{'NO' if found else 'OK':4}{name}")
    for ailment in found:
        desk.say(f"      {ailment.what}; {ailment.mend}")
    return bool(found)
