"""What an import has to say about a feed: by file, row and field, with what was done about it."""

from dataclasses import dataclass
from enum import Enum


class Grade(Enum):
    """How grave it is."""

    NOTE = "note"
    """Nothing was done to the data; somebody should know."""
    REPAIRED = "repaired"
    """Certain enough to be mended."""
    DROPPED = "dropped"
    """The field was left out; the row goes on."""
    DOUBTFUL = "doubtful"
    """It may be right. A person has to look."""
    REFUSED = "refused"
    """The row was left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the feed."""

    file: str
    row: str
    field: str = ""

    def at(self, field: str) -> "Place":
        """A field of the same row."""
        return Place(file=self.file, row=self.row, field=field)

    def __str__(self) -> str:
        return f"{self.file}:{self.row} {self.field}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One line of the report."""

    place: Place
    grade: Grade
    what: str
    done: str

    def __str__(self) -> str:
        return f"{self.place}: {self.grade.value}: {self.what}; {self.done}"


class FeedError(Exception):
    """The file cannot be used at all: what it is, and what to ask for."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what}: {mend}")
        self.what = what
        self.mend = mend
