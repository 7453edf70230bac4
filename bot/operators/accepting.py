"""What a person must look at before it is served: many entries gone at once, an emergency number gone or changed.

The last accepted state lies beside the directory, `referral_directory.accepted.json`: ids and numbers, all of them
public, none of a person. Without that file nothing is suspicious yet.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.operators.conversation import agreed
from bot.operators.desk import Desk, opened
from flows.directory import Directory
from flows.model import ContentError, Problem, Region, Source

GONE = 10
"""A tenth of the entries. Fewer may be a week's work; so many at once are seldom meant."""

NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What somebody looked at last and found right."""

    entries: frozenset[str]
    """All ids, records too: an id never goes."""
    offered: frozenset[str]
    """Ids of what people are shown."""
    emergency: Mapping[Region, frozenset[str]]
    """Each country's numbers, such as `police 117` or `child 1280`."""


def accepted_of(directory: Directory) -> Accepted:
    """What of this directory is remembered once it is accepted."""
    entries = directory.organisations
    return Accepted(
        entries=frozenset(entries),
        offered=frozenset(each.id for found in directory.index.values() for each in found),
        emergency={
            region: frozenset(
                [f"{each.service.value} {each.number}" for each in lines.numbers]
                + [f"{line.value} line {number}" for line, number in lines.lines]
            )
            for region, lines in directory.emergency.items()
        },
    )


def suspicious(before: Accepted, after: Directory) -> tuple[Problem, ...]:
    """What must wait for `accept`; none means that the directory may be served at once."""
    new = accepted_of(after)
    path = next((each.source.path for each in after.organisations.values()), "referral_directory.yaml")
    top = Source(path=path, line=1)
    return (
        *_gone(before.entries, new.entries, "entries are gone from the file", top),
        *_gone(before.offered, new.offered, "entries would no longer be shown", top),
        *_emergency(before, after, new, top),
    )


def accepted_path(directory: Path) -> Path:
    """Where the accepted state of a directory file lies."""
    return directory.with_suffix(".accepted.json")


def read_accepted(directory: Path) -> Accepted | None:
    """The accepted state; None where none was ever accepted. ContentError if its file was damaged."""
    path = accepted_path(directory)
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        return Accepted(
            entries=frozenset(map(str, read["entries"])),
            offered=frozenset(map(str, read["offered"])),
            emergency={Region(key): frozenset(map(str, each)) for key, each in read["emergency"].items()},
        )
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        source = Source(path=path.name, line=1)
        mend = "delete it, look the directory through, and run waypost directory accept"
        problem = Problem(source=source, what="this file was damaged", mend=mend)
        raise ContentError((problem,)) from error


def accept(desk: Desk) -> int:
    """Shows what is suspicious, asks, and makes the file as it stands the accepted one. 1 if it was not meant."""
    directory = opened(desk).directory
    before = read_accepted(desk.path)
    doubts = suspicious(before, directory) if before else ()
    for doubt in doubts:
        desk.say(str(doubt))
    if doubts and not agreed(desk, "Is all of this meant?"):
        desk.say("Nothing was accepted; the bot keeps what it serves.")
        return 1
    now = accepted_of(directory)
    accepted_path(desk.path).write_text(_written(now), encoding="utf-8")
    desk.say(f"Accepted: {len(now.entries)} entries, emergency numbers of {len(now.emergency)} countries.")
    return 0


def _gone(before: frozenset[str], after: frozenset[str], what: str, top: Source) -> Iterator[Problem]:
    gone = sorted(before - after)
    if gone and len(gone) * GONE >= len(before):
        named = ", ".join(gone[:NAMED]) + (" …" if len(gone) > NAMED else "")
        mend = "put them back, or say that it is meant: waypost directory accept"
        yield Problem(source=top, what=f"{len(gone)} of {len(before)} {what}: {named}", mend=mend)


def _emergency(before: Accepted, after: Directory, new: Accepted, top: Source) -> Iterator[Problem]:
    for region, numbers in before.emergency.items():
        lines = after.emergency.get(region)
        gone = sorted(numbers - new.emergency.get(region, frozenset()))
        come = sorted(new.emergency.get(region, frozenset()) - numbers)
        if gone:
            instead = f", instead: {', '.join(come)}" if come else ""
            yield Problem(
                source=lines.source if lines else top,
                what=f"an emergency number of {region} is gone or changed: {', '.join(gone)}{instead}",
                mend="look at its source again; if it is right, run waypost directory accept",
            )


def _written(accepted: Accepted) -> str:
    plain = {
        "entries": sorted(accepted.entries),
        "offered": sorted(accepted.offered),
        "emergency": {region: sorted(numbers) for region, numbers in sorted(accepted.emergency.items())},
    }
    return json.dumps(plain, indent=1, ensure_ascii=False) + "\n"
