"""The directory's own check, asked about a proposed entry before anybody pastes it."""

from bot.content.directory_yaml import odd_characters
from bot.content.documents import parse
from bot.content.forms import Form
from bot.content.hours import Timetable
from bot.content.organisations import FIELDS, read_organisation
from bot.operators.exchange.entries import Entry
from bot.operators.exchange.entry_lines import entry_lines
from flows.model import Now, Problem

NAME = "proposal"


def faults_of(entry: Entry, timetable: Timetable, now: Now) -> tuple[Problem, ...]:
    """What `waypost directory check` would say of it, were it pasted as proposed."""
    faults: list[Problem] = []
    text = "\n".join(["organisations:", *entry_lines(entry)])
    root = Form(parse(text, NAME), frozenset({"organisations"}), faults)
    for form in root.forms("organisations", FIELDS):
        read_organisation(form, entry.region, timetable, now)
    return (*faults, *odd_characters(text, NAME))
