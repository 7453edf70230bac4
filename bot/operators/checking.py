"""`waypost directory check`: every fault at once, then what is worth a look, then what waits for `accept`."""

from bot.content.directory import examine_directory
from bot.operators.accepting import read_accepted, suspicious
from bot.operators.desk import Desk
from bot.operators.expiry import shown, vanishing
from flows.directory import Directory
from flows.model import ContentError


def check(desk: Desk) -> int:
    """0 when the file may be served as it stands, else 1."""
    found = examine_directory(desk.path, desk.now)
    try:
        before = read_accepted(desk.path)
    except ContentError as error:
        desk.say(str(error))
        return 1
    doubts = suspicious(before, found.directory) if before and found.directory else ()
    for problem in (*found.problems, *doubts):
        desk.say(str(problem))
    for warning in found.warnings:
        desk.say(f"worth a look: {warning}")
    if found.directory is None:
        desk.say(f"{_count(len(found.problems), 'problem')}. The bot goes on with the last good file.")
        return 1
    if doubts:
        desk.say("This waits for you: waypost directory accept. The bot goes on with the last good file.")
        return 1
    _sum_up(desk, found.directory)
    return 0


def _sum_up(desk: Desk, directory: Directory) -> None:
    visible = sum(1 for _ in shown(directory, desk.now.today))
    desk.say(
        f"No problems. {_count(len(directory.organisations), 'entry')}, {visible} of them shown to people."
    )
    if soon := vanishing(directory, desk.now):
        desk.say(f"{_count(len(soon), 'entry')} will vanish from {soon[0].on} on: waypost directory stale")


def _count(number: int, thing: str) -> str:
    plural = thing[:-1] + "ies" if thing.endswith("y") else thing + "s"
    return f"{number} {thing if number == 1 else plural}"
