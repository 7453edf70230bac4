"""How often something happened in a week, over everybody; nothing of anybody.

A person counts once a day. That she has been counted is kept as a keyed mark, and key and marks are gone when the day is. Sums
are written when their week is over, rounded, and only those that are large; the small ones are put together, and left out
where even that is few. A stop loses the open week: what is written twice could be taken apart.
"""

import hashlib
import secrets
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bot.wire.recipient import Recipient

FEWEST = 11
"""Below this nothing is written: k in SAFETY 28."""
STEP = 5
OTHER = "other"
FILE = "counts.tsv"
"""In the data folder: week, tab, what, tab, how often, a line each."""


def week_of(day: date) -> str:
    """The ISO week, such as `2026-W47`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


class Counts:
    """Counts of one week at a time. Without a folder it writes nothing."""

    def __init__(self, *, folder: Path | None, today: Callable[[], date]) -> None:
        self._folder = folder
        self._today = today
        self._sums: Counter[str] = Counter()
        self._due: tuple[str, ...] = ()
        """Lines of weeks that are over and are not in the file yet."""
        self._begin(today())

    def count(self, recipient: Recipient, what: str) -> None:
        """One event. Never touches the disk, so it cannot fail her."""
        self._turn()
        mark = hashlib.blake2b(f"{recipient.chat_id}".encode(), key=self._key, digest_size=8).digest()
        if (what, mark) not in self._counted:
            self._counted.add((what, mark))
            self._sums[what] += 1

    def close_week(self) -> None:
        """Once the week is over its sums are written. OSError where they cannot be: they wait for the next try."""
        self._turn()
        if self._folder is None or not self._due:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / FILE
        known = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
        whole = path.with_suffix(".new")
        whole.write_text(known + "".join(f"{line}\n" for line in self._due), encoding="utf-8")
        whole.replace(path)
        self._due = ()

    def _turn(self) -> None:
        today = self._today()
        if week_of(today) != week_of(self._day):
            self._due += tuple(
                f"{week_of(self._day)}\t{what}\t{number}" for what, number in _shown(self._sums)
            )
            self._sums.clear()
        if today != self._day:
            self._begin(today)

    def _begin(self, day: date) -> None:
        self._day = day
        self._key = secrets.token_bytes(32)
        self._counted: set[tuple[str, bytes]] = set()


def _shown(sums: Counter[str]) -> list[tuple[str, int]]:
    large = {what: number for what, number in sums.items() if number >= FEWEST}
    rest = sum(sums.values()) - sum(large.values())
    if rest >= FEWEST:
        large[OTHER] = rest
    return [(what, STEP * round(number / STEP)) for what, number in sorted(large.items())]
