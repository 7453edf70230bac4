"""What is worth a look in a directory although nothing is wrong with it."""

from pathlib import Path

from bot.content.directory import read_directory
from tests.bot.content.a_good_directory import GOOD, NOW, warnings


def test_a_changed_contact_loses_its_check_and_the_line_is_named_kindly(tmp_path: Path) -> None:
    text = GOOD.replace("+85512532554", "+85512532555")

    said = warnings(tmp_path, text)

    (line,) = said
    assert line.startswith(
        "referral_directory.yaml:24: +85512532555 is new since the check, so people see the entry as not checked; "
    )
    assert line.endswith("try it, then run waypost directory verify kh-example")
    assert (
        read_directory(tmp_path / "referral_directory.yaml", NOW).organisations["kh-example"].checked is None
    )


def test_a_contact_taken_out_leaves_the_others_checked(tmp_path: Path) -> None:
    text = GOOD.replace('        - {type: phone, value: "+85512532554"}\n', "")

    assert warnings(tmp_path, text) == []
    assert read_directory(tmp_path / "referral_directory.yaml", NOW).organisations["kh-example"].checked


def test_a_check_that_names_no_contacts_does_not_count_and_what_to_write_is_said(tmp_path: Path) -> None:
    marks = GOOD[GOOD.index("of: [") : GOOD.index("]}", GOOD.index("of: [")) + 1]
    text = GOOD.replace(f", {marks}", "")

    (said,) = warnings(tmp_path, text)

    assert ":32: this check does not say which contacts were tried" in said
    assert marks in said


def test_twins_are_worth_a_look_unless_one_is_part_of_the_other(tmp_path: Path) -> None:
    twin = (
        GOOD[GOOD.index("    - id:") :]
        .replace("kh-example", "kh-other")
        .replace("name: Example", "name: Other")
    )

    said = warnings(tmp_path, GOOD + twin)

    assert [each.split(";")[0] for each in said] == [
        "referral_directory.yaml:35: +85512532554 is the number of «kh-example» too (line 11)",
        "referral_directory.yaml:35: 1280 is the number of «kh-example» too (line 11)",
    ]
    together = twin.replace("name: Other", "name: Other\n      part_of: Example and others")
    assert warnings(tmp_path, GOOD + together) == []


def test_a_number_of_a_country_that_is_not_served_is_worth_a_look(tmp_path: Path) -> None:
    stamp = GOOD[GOOD.index("      checked:") : GOOD.index("      notes:")]
    text = GOOD.replace("+85512532554", "+442079460018").replace(stamp, "")

    (said,) = warnings(tmp_path, text)

    assert "+442079460018 is a number of GB, and «kh-example» does not serve GB" in said
    assert warnings(tmp_path, text.replace("serves: [KH, TH]", "serves: [KH, TH, GB]")) == []
    assert warnings(tmp_path, text.replace('"+442079460018"', '"+80012341234", dial_from: anywhere')) == []


def test_a_hotline_of_one_country_names_its_languages(tmp_path: Path) -> None:
    text = GOOD.replace('      languages: [km, "no"]\n      languages_promised: true\n', "")

    (said,) = warnings(tmp_path, text.replace("serves: [KH, TH]", "serves: [KH]"))

    assert "a hotline that names no languages" in said
