"""One person alone flags nothing, nobody can be found in what is kept, and a week's end leaves ids of entries only."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.counts import FILE, week_of
from bot.tally import ENOUGH, FLAGS, MARKS, Tally
from bot.wire.recipient import Recipient

MONDAY = date(2026, 11, 23)
MANY = range(7_777_000_000, 7_777_000_200)


class Calendar:
    def __init__(self) -> None:
        self.day = MONDAY

    def today(self) -> date:
        return self.day


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def tally(tmp_path: Path, calendar: Calendar) -> Tally:
    return Tally(folder=tmp_path / "data", today=calendar.today)


def say(tally: Tally, people: Iterable[int], entry: str = "kh-example") -> None:
    for person in people:
        tally.did_not_work(Recipient(chat_id=person), entry)


def written(tmp_path: Path) -> str:
    path = tmp_path / "data" / FLAGS
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_one_person_never_reaches_the_threshold_however_often_she_says_it(tally: Tally) -> None:
    for person in MANY:
        alone = Tally(folder=None, today=lambda: MONDAY)
        say(alone, [person] * 50)
        assert alone.flagged() == frozenset()


def test_several_people_flag_an_entry_and_no_other(tally: Tally) -> None:
    say(tally, MANY)
    say(tally, [1, 2, 3, 4], "kh-other")

    assert tally.flagged() == {"kh-example"}


def test_fewer_people_than_the_threshold_flag_nothing(tally: Tally) -> None:
    say(tally, range(1, ENOUGH))

    assert tally.flagged() == frozenset()


def test_a_mark_fits_so_many_people_that_it_says_nothing_of_one(tally: Tally) -> None:
    say(tally, MANY)

    (marks,) = tally._marks.values()

    assert marks <= set(range(MARKS))
    assert len(marks) > MARKS // 2


def test_the_weeks_end_writes_the_flag_and_forgets_all_marks_and_the_key(
    tally: Tally, calendar: Calendar, tmp_path: Path
) -> None:
    say(tally, MANY)
    key = tally._key

    calendar.day += timedelta(days=7)
    tally.close_week()

    assert written(tmp_path) == "kh-example\t2026-W48\n"
    assert (tally._marks, tally._key == key) == ({}, False)


def test_marks_and_key_are_gone_with_the_week_even_where_sums_cannot_be_written(
    tally: Tally, calendar: Calendar, tmp_path: Path
) -> None:
    say(tally, MANY)
    for person in MANY:
        tally.nothing_fitted(Recipient(chat_id=person))
    key = tally._key
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / FILE).mkdir()

    calendar.day += timedelta(days=7)
    with pytest.raises(OSError, match=FILE):
        tally.close_week()

    assert (tally._marks, tally._key == key) == ({}, False)
    assert written(tmp_path) == "kh-example\t2026-W48\n"


def test_within_the_week_nothing_is_written(tally: Tally, calendar: Calendar, tmp_path: Path) -> None:
    say(tally, MANY)

    calendar.day += timedelta(days=6)
    tally.close_week()

    assert written(tmp_path) == ""


def test_words_of_two_weeks_are_never_added_up(tally: Tally, calendar: Calendar) -> None:
    say(tally, range(1, ENOUGH))
    calendar.day += timedelta(days=7)
    say(tally, range(101, 101 + ENOUGH - 1))

    assert tally.flagged() == frozenset()


def test_flags_of_earlier_weeks_stay_and_none_is_written_twice(
    tally: Tally, calendar: Calendar, tmp_path: Path
) -> None:
    say(tally, MANY)
    tally.write()
    tally.write()
    calendar.day += timedelta(days=7)
    say(tally, MANY, "a-first")
    tally.write()

    assert written(tmp_path).splitlines() == ["a-first\t2026-W49", "kh-example\t2026-W48"]


def test_below_the_threshold_no_file_comes_to_be(tally: Tally, tmp_path: Path) -> None:
    say(tally, [1])
    tally.write()

    assert list(tmp_path.iterdir()) == []


def test_without_a_folder_nothing_is_written() -> None:
    alone = Tally(folder=None, today=lambda: MONDAY)
    say(alone, MANY)

    alone.write()

    assert alone.flagged() == {"kh-example"}


def test_the_weeks_are_those_of_the_calendar_people_use() -> None:
    assert (week_of(date(2027, 1, 1)), week_of(date(2026, 1, 5))) == ("2026-W53", "2026-W02")


def test_a_folder_that_cannot_be_written_fails_nobody_and_loses_no_flag(
    tally: Tally, calendar: Calendar, tmp_path: Path
) -> None:
    say(tally, MANY)
    (tmp_path / "data").write_text("a file where the folder should be", encoding="utf-8")
    calendar.day += timedelta(days=7)

    say(tally, [1], "a-first")
    with pytest.raises(OSError, match="data"):
        tally.close_week()
    (tmp_path / "data").unlink()
    tally.close_week()

    assert written(tmp_path) == "kh-example\t2026-W48\n"
    assert set(tally._marks) == {"a-first"}
