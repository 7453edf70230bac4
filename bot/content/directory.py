"""The referral directory: one YAML file becomes a checked Directory, or a list of every fault in it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bot.content.directory_twins import twin_warnings
from bot.content.directory_yaml import document, odd_characters, text_of
from bot.content.documents import Item
from bot.content.emergency_lines import FIELDS as EMERGENCY_FIELDS
from bot.content.emergency_lines import read_lines
from bot.content.forms import Form, pairs
from bot.content.hours import Timetable
from bot.content.local_facts import FIELDS as LOCAL_FIELDS
from bot.content.local_facts import read_local_facts
from bot.content.organisations import FIELDS as ORGANISATION_FIELDS
from bot.content.organisations import read_organisation
from bot.content.regions import TRUTH_TAG, is_region
from flows.directory import Directory
from flows.matters import LocalFact
from flows.model import ContentError, Now, Problem, Region
from flows.referrals import EVERYWHERE, CountryLines, Organisation

FIELDS = frozenset({"emergency", "local", "organisations"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What one reading of the file found."""

    directory: Directory | None
    """None where there is a fault: a faulty file is never served."""
    problems: tuple[Problem, ...]
    """Every fault, in the order of the file."""
    warnings: tuple[Problem, ...] = ()
    """What may be served and is worth a look."""
    never_call: frozenset[str] = frozenset()
    """Ids of entries that nobody may call just to try them."""


def read_directory(path: Path, now: Now) -> Directory:
    """The directory as of now: hours are compiled for the nine days after it. ContentError carries every problem."""
    found = examine_directory(path, now)
    if found.directory is None:
        raise ContentError(found.problems)
    return found.directory


def directory_problems(path: Path, now: Now) -> tuple[Problem, ...]:
    """Every fault of the file, in its order; none means that it can be served."""
    return examine_directory(path, now).problems


def examine_directory(path: Path, now: Now) -> Examination:
    """Everything there is to say of the file. Never raises for what stands in it; OSError stays OSError."""
    try:
        text = text_of(path)
    except ContentError as error:
        return Examination(directory=None, problems=error.problems)
    return examine_text(text, path.name, now)


def examine_text(text: str, name: str, now: Now) -> Examination:
    """The same for a text that is not in a file yet."""
    try:
        with _collector_at_rest():
            reading = _read(document(text, name), now)
    except ContentError as error:
        return Examination(directory=None, problems=error.problems)
    faults = _in_order([*reading.faults, *odd_characters(text, name)])
    directory = None
    if not faults:
        directory = Directory(
            organisations=reading.organisations, emergency=reading.emergency, local=reading.local
        )
        reading.warnings += twin_warnings(directory, name)
    return Examination(
        directory=directory,
        problems=faults,
        warnings=_in_order(reading.warnings),
        never_call=frozenset(reading.never_call),
    )


@dataclass(slots=True, kw_only=True)
class _Reading:
    """A directory coming into being."""

    now: Now
    timetable: Timetable
    faults: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    earlier: list[Item] = field(default_factory=list)
    """Ids that entries had before."""
    emergency: dict[Region, CountryLines] = field(default_factory=dict)
    local: dict[Region, tuple[LocalFact, ...]] = field(default_factory=dict)
    never_call: set[str] = field(default_factory=set)


def _read(root: Item, now: Now) -> _Reading:
    reading = _Reading(now=now, timetable=Timetable(now))
    for key, value in pairs(root, reading.faults):
        _read_region(reading, key, value)
    for item in reading.earlier:
        if item.text() in reading.organisations:
            what = f"the id «{item.text()}» of earlier is used again"
            reading.faults.append(
                item.problem(what, "give the new entry another id: old links lead to this one")
            )
    return reading


def _in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.source.line))


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Nothing read here is rubbish before the end: looking for some doubles the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read_region(reading: _Reading, key: Item, value: Item) -> None:
    code = Region(key.text())
    if code != EVERYWHERE and ("-" in code or not is_region(code)):
        mend = (
            f'write it in capitals, "{code.upper()}"'
            if is_region(code.upper())
            else "use a code of ISO 3166-1"
        )
        reading.faults.append(key.problem(f"«{code}» is no country code", mend))
        return
    if key.node.tag == TRUTH_TAG:
        reading.faults.append(
            key.problem(f"without quotes other programs read {code} as no", f'write "{code}":')
        )
    form = Form(value, FIELDS, reading.faults, reading.warnings)
    if form.at("emergency"):
        lines = read_lines(form.inner("emergency", EMERGENCY_FIELDS), code, reading.now)
        if lines:
            reading.emergency[code] = lines
    else:
        form.fault(key, f"{code} has no emergency numbers", "add emergency: …; see the top of the file")
    if facts := read_local_facts(form.forms("local", LOCAL_FIELDS), reading.now):
        reading.local[code] = facts
    for organisation in form.forms("organisations", ORGANISATION_FIELDS):
        _add(reading, organisation, code)


def _add(reading: _Reading, form: Form, region: Region) -> None:
    organisation = read_organisation(form, region, reading.timetable, reading.now)
    if form.truth("do_not_test_call"):
        reading.never_call.add(organisation.id)
    reading.earlier += (item for item in form.items("was") if isinstance(item.node, yaml.ScalarNode))
    earlier = reading.organisations.setdefault(organisation.id, organisation)
    if organisation.id and earlier is not organisation:
        form.fault(
            "id",
            f"the id «{organisation.id}» is taken: see line {earlier.source.line}",
            "give this one another, for ever",
        )
