"""A new entry, question by question: each answer is tried at once, and the lines stand where they belong."""

from pathlib import Path

from bot.content.directory import examine_directory
from bot.operators.adding import add
from tests.bot.operators.desks import NOW, SMALL, desk, text_at

EMPTY = '"NO":\n  emergency:\n    no_numbers: x\n    confidence: low\n    read_on: 2026-11-21\n\n# the end\nTH:\n  emergency: {no_numbers: x, confidence: low, read_on: 2026-11-21}\n  organisations: []\n'
ANSWERS = (
    *("KH", "Help: «Us»", "ngo", "hotline shelter", "km, en", "Mo-Fr 09:00-17:00", "Asia/Phnom_Penh"),
    *("phone", "012532554", "yes", "web", "https://a.example.org", "no"),
    *("https://a.example.org/about", 'it says "free"', "yes"),
)
LINES = """\
    - id: kh-help-us
      name: "Help: «Us»"
      run_by: ngo
      needs: [hotline, shelter]
      languages: [km, en]
      hours: "Mo-Fr 09:00-17:00"
      time_zone: Asia/Phnom_Penh
      contacts:
        - {type: phone, value: "012532554", dial_from: [KH]}
        - {type: web, value: "https://a.example.org"}
      status: active
      confidence: medium
      read_on: 2026-11-23
      sources:
        - {where: "https://a.example.org/about", said: "it says \\"free\\""}
"""


def test_the_lines_stand_a_to_z_and_all_else_stays(tmp_path: Path) -> None:
    at, keyboard = desk(tmp_path, SMALL, ANSWERS)

    code = add(at)

    assert code == 0
    assert text_at(at) == SMALL.replace("    - id: kh-second", LINES + "    - id: kh-second")
    found = examine_directory(at.path, NOW)
    assert found.problems == ()
    assert found.directory is not None
    assert found.directory.organisations["kh-help-us"].checked is None
    assert "waypost directory verify kh-help-us" in keyboard.said()


def test_a_wrong_answer_is_met_with_what_to_write_and_asked_again(tmp_path: Path) -> None:
    wrong = (
        *("kh", "QQ", "KH", "", "Us", "NGOs", "ngo", "shelters", "shelter", "kh", "", "9-5", ""),
        *("fone", "phone", "", "012 532 554", "+85512532554", "no", "", "x", "y", "perhaps", "yes"),
    )
    at, keyboard = desk(tmp_path, SMALL, wrong)

    assert add(at) == 0
    for complaint in (
        "«kh» is not in the directory", "did you mean «ngo»?", "did you mean «shelter»?", "did you mean km?",
        "are no opening hours", "Please write one of: phone", "write + and digits only", "Please write yes or no",
    ):  # fmt: skip
        assert complaint in keyboard.said()
    assert '{type: phone, value: "+85512532554"}' in text_at(at)


def test_what_is_always_open_needs_no_time_zone_and_a_wrong_one_is_refused(tmp_path: Path) -> None:
    always = (*ANSWERS[:5], "24/7", *ANSWERS[7:])
    at, keyboard = desk(tmp_path, SMALL, always)
    assert add(at) == 0
    assert "Time zone" not in keyboard.said()

    at, keyboard = desk(tmp_path, SMALL, (*ANSWERS[:6], "Khmer time", *ANSWERS[6:]))
    assert add(at) == 0
    assert "is no time zone" in keyboard.said()


def test_an_answer_of_no_writes_nothing(tmp_path: Path) -> None:
    at, keyboard = desk(tmp_path, SMALL, (*ANSWERS[:-1], "no"))

    assert add(at) == 1
    assert text_at(at) == SMALL
    assert "Nothing was changed" in keyboard.said()


def test_the_first_entry_of_a_country_brings_its_heading(tmp_path: Path) -> None:
    norway = ("NO", "Us", "ngo", "shelter", "no", "", "phone", "112", "no", "x", "y", "yes")
    at, _ = desk(tmp_path, SMALL + EMPTY, norway)

    assert add(at) == 0
    text = text_at(at)
    assert '    read_on: 2026-11-21\n  organisations:\n    - id: no-us\n      name: "Us"\n' in text
    assert 'languages: ["no"]\n' in text
    assert 'dial_from: ["NO"]' in text
    assert "\n\n# the end\nTH:" in text


def test_an_empty_list_gives_way(tmp_path: Path) -> None:
    thailand = ("TH", "Us", "ngo", "shelter", "", "", "phone", "1300", "no", "x", "y", "yes")
    at, _ = desk(tmp_path, SMALL + EMPTY, thailand)

    assert add(at) == 0
    assert "    - id: th-us\n" in text_at(at)
    assert "organisations: []" not in text_at(at)


def test_the_last_place_and_a_taken_id(tmp_path: Path) -> None:
    at, _ = desk(tmp_path, SMALL, (ANSWERS[0], "Second", *ANSWERS[2:]))

    assert add(at) == 0
    assert text_at(at).startswith(SMALL)
    assert "    - id: kh-second-2\n" in text_at(at)


def test_a_new_last_entry_stands_right_behind_the_notes_of_the_one_before(tmp_path: Path) -> None:
    noted = SMALL + "      notes: |\n        Text.\n\n\n"
    at, _ = desk(tmp_path, noted + EMPTY, (ANSWERS[0], "Zoe", *ANSWERS[2:]))

    assert add(at) == 0
    assert "        Text.\n    - id: kh-zoe\n" in text_at(at)
    assert text_at(at).endswith("\n\n\n" + EMPTY)
