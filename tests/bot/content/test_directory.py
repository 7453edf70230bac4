"""The directory is read whole or not at all. Its faults one by one: tests/bot/operators/faults.py."""

import gc
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.content.directory import directory_problems, read_directory
from flows.model import ContentError, Language, Need, Region
from flows.referrals import (
    Audience,
    Check,
    Confidence,
    ContactKind,
    LineFor,
    RunBy,
    Service,
    Status,
    publishable,
)
from tests.bot.content.a_good_directory import GOOD, NOW, problems, written


def test_a_good_file_is_read_whole(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)

    known = read_directory(path, NOW)

    assert directory_problems(path, NOW) == ()
    example = known.organisations["kh-example"]
    assert publishable(example)
    assert (example.source.path, example.source.line) == ("referral_directory.yaml", 11)
    assert example.needs == {Need.HOTLINE, Need.SHELTER}
    assert example.serves == {Region("KH"), Region("TH")}
    assert (example.near, example.citizens) == (Region("KH-12"), frozenset({Region("VN")}))
    assert example.audience == {Audience.WOMEN}
    assert example.languages == (Language("km"), Language("no"))
    assert (example.run_by, example.status, example.confidence) == (
        RunBy.NGO,
        Status.ACTIVE,
        Confidence.MEDIUM,
    )
    assert example.newest_page == date(2018, 1, 1)
    assert example.checked == Check(on=date(2026, 11, 22), by="outreach worker", way="called")
    assert example.check_every == 90


def test_contacts_are_shown_as_people_read_them(tmp_path: Path) -> None:
    contacts = read_directory(written(tmp_path, GOOD), NOW).organisations["kh-example"].contacts

    assert [contact.shown for contact in contacts] == ["+855 12 532 554", "1280", "example.org/help"]
    assert [contact.kind for contact in contacts] == [ContactKind.PHONE, ContactKind.PHONE, ContactKind.WEB]
    assert [contact.dial_from for contact in contacts] == [None, frozenset({Region("KH")}), None]


def test_emergency_numbers_are_read_with_their_limits(tmp_path: Path) -> None:
    lines = read_directory(written(tmp_path, GOOD), NOW).emergency[Region("KH")]

    assert [(each.service, each.number, each.only_in) for each in lines.numbers] == [
        (Service.POLICE, "117", None),
        (Service.AMBULANCE, "119", "towns"),
    ]
    assert lines.lines == ((LineFor.CHILD, "1280"), (LineFor.CRISIS, "017222372"))
    assert lines.newest_page == date(2024, 9, 1)


def test_opening_hours_become_stretches_of_time_with_local_labels(tmp_path: Path) -> None:
    opening = read_directory(written(tmp_path, GOOD), NOW).organisations["kh-example"].opening

    assert opening is not None
    current = opening.at(NOW.moment)
    assert current is not None
    assert (current.opens_label, current.closes_label) == ("08:00", "17:00")
    assert current.closes == datetime(2026, 11, 23, 10, tzinfo=UTC)
    assert [each.opens.day for each in opening.intervals] == [23, 24, 25, 26, 27, 30, 1, 2]
    assert opening.known_until == datetime(2026, 12, 2, 3, tzinfo=UTC)


def test_all_faults_are_named_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = (
        GOOD.replace("run_by: ngo", "run_by: NGO")
        .replace("Mo-Fr 08:00-17:00", "Mo-Fr 8-17")
        .replace("KH, TH", "KH, UK")
    )

    found = problems(tmp_path, text)

    assert [each.split(":")[1] for each in found] == ["13", "15", "21"]


def test_a_faulty_file_is_never_served(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD.replace("run_by: ngo", "run_by: NGO"))

    with pytest.raises(ContentError) as caught:
        read_directory(path, NOW)

    assert caught.value.problems == directory_problems(path, NOW)


def test_a_country_without_emergency_numbers_is_refused(tmp_path: Path) -> None:
    assert any("LA has no emergency numbers" in each for each in problems(tmp_path, GOOD + "LA: {}\n"))
    without = "LA:\n  emergency: {confidence: low, read_on: 2026-11-21}\n"
    assert any("it has no emergency numbers" in each for each in problems(tmp_path, GOOD + without))
    excused = without.replace("{", "{no_numbers: Nobody lives there., ")
    assert problems(tmp_path, GOOD + excused) == []
    both = excused.replace("{", '{numbers: [{for: all, number: "112"}], ')
    assert any("says it has none" in each for each in problems(tmp_path, GOOD + both))


def test_emergency_numbers_that_are_hearsay_are_not_served(tmp_path: Path) -> None:
    low = 'LA:\n  emergency: {numbers: [{for: all, number: "112"}], confidence: low, read_on: 2026-11-21}\n'

    assert Region("LA") not in read_directory(written(tmp_path, GOOD + low), NOW).emergency


def test_unverified_lines_are_kept_and_never_read(tmp_path: Path) -> None:
    text = GOOD.replace("    confidence: high", '    unverified: {women: "115"}\n    confidence: high', 1)

    assert problems(tmp_path, text) == []
    lines = read_directory(written(tmp_path, text), NOW).emergency[Region("KH")].lines
    assert LineFor.WOMEN not in dict(lines)


def test_the_same_number_twice_for_one_service_is_refused(tmp_path: Path) -> None:
    text = GOOD.replace('for: ambulance, number: "119"', 'for: police, number: "117"')

    assert any("stands twice for the same service" in each for each in problems(tmp_path, text))


def test_an_empty_value_is_like_none(tmp_path: Path) -> None:
    text = GOOD.replace("audience: [women]", "audience:").replace("near: KH-12", "near: ~") + "LA:\n"

    assert problems(tmp_path, text) == [
        "referral_directory.yaml:35: LA has no emergency numbers; add emergency: …; see the top of the file"
    ]


def test_an_id_is_never_given_twice(tmp_path: Path) -> None:
    entry = GOOD[GOOD.index("    - id:") :]

    found = problems(tmp_path, GOOD + entry)

    assert found == [
        "referral_directory.yaml:35: the id «kh-example» is taken: see line 11; give this one another, for ever"
    ]


def test_a_held_contact_is_a_record(tmp_path: Path) -> None:
    text = GOOD.replace('"+85512532554"}', '"+85512532554", held: "one source only"}').replace(
        'note: "free"', "seen: false"
    )

    contacts = read_directory(written(tmp_path, text), NOW).organisations["kh-example"].contacts

    assert [contact.is_offered for contact in contacts] == [False, False, True]


def test_an_active_entry_needs_a_contact_that_may_be_shown(tmp_path: Path) -> None:
    head, tail = GOOD.split("      contacts:\n")
    text = head + tail[tail.index("      status:") :]

    assert any("no contact that may be shown" in each for each in problems(tmp_path, text))
    assert (
        problems(
            tmp_path, text.replace("      status: active", "      status: active\n      direct_help: false")
        )
        == []
    )


def test_a_free_number_may_be_known_to_work_from_anywhere(tmp_path: Path) -> None:
    text = GOOD.replace('"+85512532554"', '"+421800800818", dial_from: anywhere')

    assert (
        read_directory(written(tmp_path, text), NOW).organisations["kh-example"].contacts[0].dial_from is None
    )


def test_a_number_the_library_does_not_know_can_be_kept_as_printed(tmp_path: Path) -> None:
    text = GOOD.replace('"1280", dial_from', '"25589696", as_printed: true, dial_from')

    assert problems(tmp_path, text) == []


def test_a_line_can_be_kept_as_printed(tmp_path: Path) -> None:
    text = GOOD.replace('"017222372"}', '"80012870"}\n    as_printed: [crisis]')

    assert problems(tmp_path, text) == []


@pytest.mark.parametrize("hours", ["24/7", "Mo-Su 00:00-24:00"])
def test_always_open_is_said_as_such(tmp_path: Path, hours: str) -> None:
    known = read_directory(written(tmp_path, GOOD.replace("Mo-Fr 08:00-17:00", hours)), NOW)

    opening = known.organisations["kh-example"].opening
    assert opening is not None
    assert opening.always


def test_hours_past_midnight_keep_their_true_end(tmp_path: Path) -> None:
    known = read_directory(written(tmp_path, GOOD.replace("Mo-Fr 08:00-17:00", "Mo-Su 20:00-02:00")), NOW)

    opening = known.organisations["kh-example"].opening
    assert opening is not None
    following = opening.following(NOW.moment)
    assert following is not None
    assert (following.opens_label, following.closes_label) == ("20:00", "02:00")


def test_a_file_that_is_no_directory_says_so(tmp_path: Path) -> None:
    assert "names with values are expected" in problems(tmp_path, "- a\n- b\n")[0]
    assert "a name is expected" in problems(tmp_path, "? [a]\n: b\n")[0]
    assert "not readable YAML" in problems(tmp_path, 'KH:\n  a: "\\d"\n')[0]
    assert "another document" in problems(tmp_path, "KH: {}\n---\nKH: {}\n")[0]


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "referral_directory.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())

    assert directory_problems(path, NOW) == ()


def test_citizens_abroad_of_no_country_are_refused(tmp_path: Path) -> None:
    entry = (
        GOOD[GOOD.index("    - id:") :]
        .replace("citizens: [VN]", "abroad: true")
        .replace("near: KH-12\n      ", "")
    )
    world = (
        "ZZ:\n  emergency: {no_numbers: x, confidence: low, read_on: 2026-11-21}\n  organisations:\n" + entry
    )

    assert any("does not say whose; add citizens" in each for each in problems(tmp_path, world))


def test_lines_printed_so_need_lines(tmp_path: Path) -> None:
    text = GOOD.replace('    lines: {child: "1280", crisis: "017222372"}\n', "    as_printed: [child]\n")

    assert any("there are no lines to be printed so" in each for each in problems(tmp_path, text))


def test_reading_leaves_the_collector_as_it_was(tmp_path: Path) -> None:
    gc.disable()
    try:
        problems(tmp_path, GOOD)
        assert not gc.isenabled()
    finally:
        gc.enable()
    problems(tmp_path, GOOD)
    assert gc.isenabled()
