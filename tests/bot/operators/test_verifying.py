"""A person is walked through one entry; what she found is stamped there and nowhere else. Never a name."""

from pathlib import Path

import pytest

from bot.content.directory import examine_directory, read_directory
from bot.operators.desk import Desk
from bot.operators.verifying import close, verify
from flows.finding import Freshness, freshness
from flows.model import ContentError
from tests.bot.operators.desks import NOW, SMALL, UNCHECKED, desk, text_at


def is_fresh(at: Desk, name: str) -> bool:
    entry = read_directory(at.path, NOW).organisations[name]
    return freshness(entry, NOW.today) is Freshness.FRESH


def test_a_good_result_is_stamped_and_every_other_byte_stays(tmp_path: Path) -> None:
    at, keyboard = desk(tmp_path, UNCHECKED, ("outreach worker", "called", "all of this is right"))

    code = verify(at, "kh-example")

    assert code == 0
    assert is_fresh(at, "kh-example")
    stamp = (
        "      checked: {on: 2026-11-23, by: outreach worker, way: called, of: [fkgjjn, hglmng, ekhcie]}\n"
    )
    assert text_at(at).replace(stamp, "") == UNCHECKED
    assert "+44 20 7946 0018" in keyboard.said()


def test_a_second_check_replaces_the_first(tmp_path: Path) -> None:
    at, _ = desk(tmp_path, SMALL, ("6", "2", "1"))

    verify(at, "kh-example")

    before, after = SMALL.splitlines(), text_at(at).splitlines()
    assert [new for old, new in zip(before, after, strict=True) if old != new] == [
        "      checked: {on: 2026-11-23, by: coordinator, way: wrote to them, of: [fkgjjn, hglmng, ekhcie]}"
    ]


def test_who_must_not_be_called_is_not_offered_to_be_called(tmp_path: Path) -> None:
    at, keyboard = desk(tmp_path, answers=("1", "1", "1"))

    verify(at, "kh-second")

    assert "Do not call it just to try it" in keyboard.said()
    assert "called" not in keyboard.read
    assert "way: wrote to them" in text_at(at)


def test_a_name_cannot_be_typed_and_answers_are_asked_again(tmp_path: Path) -> None:
    at, keyboard = desk(tmp_path, answers=("Maria Lopez", "2", "0", "3", "x", "3"))

    code = verify(at, "kh-example")

    assert code == 1
    assert keyboard.said().count("Please write a number") == 3
    assert "stays in the queue" in keyboard.said()
    assert text_at(at) == SMALL


def test_what_is_wrong_is_held_with_the_reason_and_can_come_back(tmp_path: Path) -> None:
    at, keyboard = desk(tmp_path, answers=("1", "1", "2", "", 'the number rings, "nobody" answers'))

    code = verify(at, "kh-example")

    assert code == 0
    assert "Please write something" in keyboard.said()
    held = text_at(at)
    assert "      status: held\n" in held
    assert 'why: "the number rings, \\"nobody\\" answers (found 2026-11-23)"' in held
    back, spoken = desk(tmp_path, held, ("1", "1", "1", "yes"))
    assert verify(back, "kh-example") == 0
    assert "why it waits: the number rings" in spoken.said()
    assert is_fresh(back, "kh-example")


def test_what_is_held_stays_so_unless_the_person_says_otherwise(tmp_path: Path) -> None:
    held = SMALL.replace("status: active", "status: held\n      why: x", 1)
    at, keyboard = desk(tmp_path, held, ("1", "1", "1", "perhaps", "no"))

    code = verify(at, "kh-example")

    assert code == 1
    assert "Please write yes or no" in keyboard.said()
    assert text_at(at) == held


def test_an_entry_with_nothing_to_show_cannot_be_shown(tmp_path: Path) -> None:
    held = SMALL.replace('"https://second.example.org"', '"https://second.example.org", held: "wrong"')
    held = held.replace("do_not_test_call: true\n      status: active", "status: held\n      why: x")
    at, keyboard = desk(tmp_path, held, ("1", "1", "1", "no"))

    assert verify(at, "kh-second") == 1
    assert "(not shown: held or never seen in a source)" in keyboard.said()
    assert text_at(at) == held


def test_a_record_is_not_verified(tmp_path: Path) -> None:
    at, _ = desk(tmp_path, SMALL.replace("status: active", "status: closed\n      why: gone", 1))

    with pytest.raises(ContentError, match="write status: held first"):
        verify(at, "kh-example")


def test_an_unknown_id_is_met_with_the_likeliest(tmp_path: Path) -> None:
    at, _ = desk(tmp_path)

    with pytest.raises(ContentError, match="did you mean «kh-example»"):
        verify(at, "kh-exampel")


def test_a_faulty_file_is_not_touched(tmp_path: Path) -> None:
    at, _ = desk(tmp_path, SMALL.replace("run_by: ngo", "run_by: nog"))

    with pytest.raises(ContentError, match="did you mean «ngo»"):
        verify(at, "kh-example")


def test_answers_that_end_change_nothing(tmp_path: Path) -> None:
    at, _ = desk(tmp_path, answers=("1",))

    with pytest.raises(EOFError):
        verify(at, "kh-example")
    assert text_at(at) == SMALL


def test_a_closed_organisation_stays_as_a_record_and_the_gap_is_named(tmp_path: Path) -> None:
    at, keyboard = desk(tmp_path, SMALL)

    code = close(at, "kh-example", "its page says: closed")

    assert code == 0
    assert examine_directory(at.path, NOW).problems == ()
    assert "status: closed\n" in text_at(at)
    assert 'why: "its page says: closed"' in text_at(at)
    assert "only line known in GB, KH" in keyboard.said()


def test_closing_somebody_beside_others_names_no_gap(tmp_path: Path) -> None:
    at, keyboard = desk(tmp_path, SMALL)

    close(at, "kh-second", "gone")

    assert "only line" not in keyboard.said()


HELD = '"1280", dial_from: [KH], held: "two pages name it differently"'
WAITING = UNCHECKED.replace('"1280", dial_from: ["KH"]', HELD)


def test_one_contact_that_was_held_is_shown_once_somebody_tried_it(tmp_path: Path) -> None:
    at, keyboard = desk(tmp_path, WAITING, ("1", "1", "1", "yes"))

    code = verify(at, "kh-example")

    assert code == 0
    assert "Held until somebody has tried it: 1280 (two pages name it differently)" in keyboard.said()
    stamp = (
        "      checked: {on: 2026-11-23, by: outreach worker, way: called, of: [fkgjjn, hglmng, ekhcie]}\n"
    )
    assert text_at(at).replace(stamp, "") == WAITING.replace(', held: "two pages name it differently"', "")
    assert is_fresh(at, "kh-example")


def test_one_that_was_not_tried_stays_held_and_the_stamp_does_not_cover_it(tmp_path: Path) -> None:
    at, _ = desk(tmp_path, WAITING, ("1", "1", "1", "no"))

    code = verify(at, "kh-example")

    assert code == 0
    assert HELD in text_at(at)
    assert "of: [fkgjjn, ekhcie]" in text_at(at)
    assert is_fresh(at, "kh-example")


def test_an_entry_whose_only_contact_was_held_comes_back_with_it(tmp_path: Path) -> None:
    held = SMALL.replace('"https://second.example.org"', '"https://second.example.org", held: "wrong"')
    held = held.replace("do_not_test_call: true\n      status: active", "status: held\n      why: x")
    at, _ = desk(tmp_path, held, ("1", "1", "1", "yes", "yes"))

    assert verify(at, "kh-second") == 0
    assert is_fresh(at, "kh-second")
