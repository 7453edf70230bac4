"""Sums of many people, a week late, rounded; of few people nothing, and of one person never anything."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.counts import FEWEST, FILE, Counts
from bot.wire.recipient import Recipient

MONDAY = date(2026, 11, 23)


class Calendar:
    def __init__(self) -> None:
        self.day = MONDAY

    def today(self) -> date:
        return self.day

    def turn(self, days: int) -> None:
        self.day += timedelta(days=days)


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def counts(tmp_path: Path, calendar: Calendar) -> Counts:
    return Counts(folder=tmp_path, today=calendar.today)


def happens(counts: Counts, people: Iterable[int], what: str = "nothing fitted") -> None:
    for person in people:
        counts.count(Recipient(chat_id=person), what)


def written(folder: Path) -> list[str]:
    path = folder / FILE
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def test_a_week_is_written_when_it_is_over_and_rounded(
    counts: Counts, calendar: Calendar, tmp_path: Path
) -> None:
    happens(counts, range(1, 24))
    counts.close_week()
    assert written(tmp_path) == []

    calendar.turn(7)
    counts.close_week()
    counts.close_week()

    assert written(tmp_path) == ["2026-W48\tnothing fitted\t25"]


def test_a_person_counts_once_a_day_and_again_on_another(
    counts: Counts, calendar: Calendar, tmp_path: Path
) -> None:
    for _ in range(3):
        happens(counts, [*range(1, 6)] * 9)
        calendar.turn(1)
    calendar.turn(4)
    counts.close_week()

    assert written(tmp_path) == ["2026-W48\tnothing fitted\t15"]


@pytest.mark.parametrize("few", [1, FEWEST - 1])
def test_few_are_not_written(few: int, counts: Counts, calendar: Calendar, tmp_path: Path) -> None:
    happens(counts, range(few))
    calendar.turn(7)
    counts.close_week()

    assert written(tmp_path) == []


def test_small_sums_melt_into_one(counts: Counts, calendar: Calendar, tmp_path: Path) -> None:
    happens(counts, range(20), "large")
    happens(counts, range(6), "small")
    happens(counts, range(6), "smaller")
    calendar.turn(7)
    counts.close_week()

    assert written(tmp_path) == ["2026-W48\tlarge\t20", "2026-W48\tother\t10"]


def test_marks_and_key_are_gone_with_the_day(counts: Counts, calendar: Calendar) -> None:
    happens(counts, [7_777_000_001])
    key = counts._key
    calendar.turn(1)
    happens(counts, [])
    counts.close_week()

    assert (counts._counted, counts._key == key) == (set(), False)
    assert b"7777000001" not in repr(vars(counts)).encode()


def test_weeks_stand_one_below_the_other_and_none_is_lost_to_a_bad_folder(
    calendar: Calendar, tmp_path: Path
) -> None:
    counts = Counts(folder=tmp_path / "data", today=calendar.today)
    (tmp_path / "data").write_text("a file where the folder should be", encoding="utf-8")
    for _ in range(2):
        happens(counts, range(30))
        calendar.turn(7)
        with pytest.raises(OSError, match="data"):
            counts.close_week()
    (tmp_path / "data").unlink()
    counts.close_week()

    assert written(tmp_path / "data") == ["2026-W48\tnothing fitted\t30", "2026-W49\tnothing fitted\t30"]


def test_without_a_folder_nothing_is_written(calendar: Calendar) -> None:
    counts = Counts(folder=None, today=calendar.today)
    happens(counts, range(30))
    calendar.turn(7)

    counts.close_week()
