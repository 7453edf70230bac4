"""Where an operator's command stands: the files, the moment, and how to ask and tell the person at the keyboard."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.content.directory import examine_directory
from bot.content.forms import suggestion
from bot.content.snapshot import Shelves
from flows.directory import Directory
from flows.model import ContentError, Now, Problem, Source
from flows.referrals import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """All that a command may touch. `ask` raises EOFError where nobody answers any more."""

    shelves: Shelves
    now: Now
    ask: Callable[[str], str]
    say: Callable[[str], None]
    data_dir: Path | None = None
    """Where the bot writes what people said did not work, week by week."""

    @property
    def path(self) -> Path:
        """The directory file itself, behind any link to it."""
        return self.shelves.directory.resolve()


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The directory, with what only operators need of it."""

    directory: Directory
    never_call: frozenset[str]


def opened(desk: Desk) -> Book:
    """The directory in use at this desk. ContentError with every fault if it has one."""
    found = examine_directory(desk.path, desk.now)
    if found.directory is None:
        raise ContentError(found.problems)
    return Book(directory=found.directory, never_call=found.never_call)


def entry(book: Book, name: str, desk: Desk) -> Organisation:
    """The entry with this id; ContentError with the likeliest one if there is none."""
    found = book.directory.organisations.get(name)
    if found is None:
        mend = suggestion(name, book.directory.organisations)[:200]
        source = Source(path=desk.path.name, line=1)
        raise ContentError((Problem(source=source, what=f"there is no entry «{name}»", mend=mend),))
    return found
