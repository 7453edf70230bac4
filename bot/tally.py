"""What several people say of a contact, and nothing of any of them: at a threshold, a flag that it wants a look.

A person's word leaves one of 32 marks on an entry, by a keyed hash: always the same one for the same person, so nobody
reaches the threshold alone; and the same one for every thirty-second person in the world, so a mark says nothing of
who made it, even to somebody who seizes the running memory with the key. What is written is an entry's id and a week,
at the week's end or an orderly stop: a time that tells nothing of anybody's evening.
"""

import hashlib
import secrets
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bot.counts import Counts, week_of
from bot.wire.recipient import Recipient

ENOUGH = 5
"""Different marks that make a flag: five people, seldom six."""
MARKS = 32
NOTHING_FITTED = "nothing fitted"
FLAGS = "recheck.tsv"
"""In the data folder: entry, tab, week, a line each. `waypost directory stale` reads it."""


class Tally:
    """Counts for one week at a time. Without a folder it counts and writes nothing."""

    def __init__(self, *, folder: Path | None, today: Callable[[], date]) -> None:
        self._folder = folder
        self._today = today
        self._counts = Counts(folder=folder, today=today)
        self._due: frozenset[str] = frozenset()
        """Flags of weeks that are over and are not in the file yet: ids of entries, nothing of anybody."""
        self._begin()

    def did_not_work(self, recipient: Recipient, entry: str) -> None:
        """A person's word on an entry. Said twice, it is one word. Never touches the disk, so it cannot fail her."""
        self._turn_week()
        said = f"{recipient.chat_id} {entry}".encode()
        mark = hashlib.blake2b(said, key=self._key, digest_size=1).digest()[0] % MARKS
        self._marks.setdefault(entry, set()).add(mark)

    def nothing_fitted(self, recipient: Recipient) -> None:
        """What a person typed fitted nothing: counted as that, without a word of it."""
        self._counts.count(recipient, NOTHING_FITTED)

    def flagged(self) -> frozenset[str]:
        """The entries enough people said did not work, this week."""
        return frozenset(entry for entry, marks in self._marks.items() if len(marks) >= ENOUGH)

    def close_week(self) -> None:
        """Once the week is over its flags and sums are written. OSError where they cannot be: they wait."""
        self._turn_week()
        try:
            self._add(self._due)
            self._due = frozenset()
        finally:
            self._counts.close_week()

    def write(self) -> None:
        """Adds all flags so far to the file, whole or not at all. OSError where the folder cannot be written."""
        self._add(self._due | self._rows())

    def _turn_week(self) -> None:
        """All marks and their key are gone once their week is over, whatever becomes of the file."""
        if week_of(self._today()) != self._week:
            self._due |= self._rows()
            self._begin()

    def _rows(self) -> frozenset[str]:
        return frozenset(f"{entry}\t{self._week}" for entry in self.flagged())

    def _add(self, rows: frozenset[str]) -> None:
        if self._folder is None or not rows:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / FLAGS
        known = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []
        whole = path.with_suffix(".new")
        whole.write_text("".join(f"{row}\n" for row in sorted(rows.union(known))), encoding="utf-8")
        whole.replace(path)

    def _begin(self) -> None:
        self._week = week_of(self._today())
        self._key = secrets.token_bytes(32)
        self._marks: dict[str, set[int]] = {}
