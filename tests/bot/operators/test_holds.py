"""A contact's hold is taken off however it is written, and nothing else changes."""

import pytest

from bot.content.directory import examine_text
from bot.operators.holds import holds, released
from bot.operators.sheet import sheet_of
from flows.referrals import Organisation
from tests.bot.operators.desks import NOW, SECOND, UNCHECKED

NAME = "referral_directory.yaml"
PAGE = '        - {type: web, value: "https://second.example.org"}\n'


def entry(text: str) -> Organisation:
    found = examine_text(text, NAME, NOW)
    assert [str(each) for each in found.problems] == []
    assert found.directory is not None
    return found.directory.organisations["kh-second"]


def with_contact(contact: str) -> str:
    """The small directory, its second entry with this contact before its page."""
    return UNCHECKED.replace(PAGE, contact + PAGE)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '        - {type: phone, value: "+442079460019", held: "why"}\n',
            '        - {type: phone, value: "+442079460019"}\n',
        ),
        (
            '        - {type: phone, held: "why, oh why", value: "+442079460019"}  # new\n',
            '        - {type: phone, value: "+442079460019"}  # new\n',
        ),
        (
            "        - {held: why, type: phone, value: '+442079460019'}\n",
            "        - {type: phone, value: '+442079460019'}\n",
        ),
        (
            '        - {type: phone, value: "+442079460019",\n           held: "why"}\n',
            '        - {type: phone, value: "+442079460019"}\n',
        ),
        (
            '        - type: phone\n          value: "+442079460019"\n          held: why\n',
            '        - type: phone\n          value: "+442079460019"\n',
        ),
        (
            '        - type: phone\n          held: |\n            why\n            oh\n          value: "+442079460019"\n',
            '        - type: phone\n          value: "+442079460019"\n',
        ),
        (
            '        - type: phone\n          held: why\n          # a remark\n          value: "+442079460019"\n',
            '        - type: phone\n          # a remark\n          value: "+442079460019"\n',
        ),
        (
            '        - held: why\n          type: phone\n          value: "+442079460019"\n',
            '        - type: phone\n          value: "+442079460019"\n',
        ),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_hold_goes_and_every_other_byte_stays(before: str, after: str, ending: str) -> None:
    text = with_contact(before).replace("\n", ending)
    sheet, organisation = sheet_of(text, NAME), entry(text)
    (hold,) = holds(sheet, organisation)

    changed = released(sheet, organisation, hold.contact)

    assert hold.why.startswith("why")
    assert changed.text == with_contact(after).replace("\n", ending)
    assert all(each.is_offered for each in entry(changed.text).contacts)


def test_only_the_one_of_two_holds_goes() -> None:
    one = '        - {type: phone, value: "+442079460019", held: "one"}\n'
    two = '        - {type: sms, value: "+442079460019", held: "two"}\n'
    text = with_contact(one + two)
    sheet, organisation = sheet_of(text, NAME), entry(text)
    first, second = holds(sheet, organisation)

    changed = released(sheet, organisation, second.contact)

    assert (first.why, second.why) == ("one", "two")
    assert changed.text == with_contact(one + two.replace(', held: "two"', ""))


def test_a_hold_at_the_very_end_of_the_file_goes() -> None:
    contacts = SECOND[SECOND.index("      contacts:") : SECOND.index("      do_not")]
    moved = (
        SECOND.replace(contacts, "") + contacts + '        - type: phone\n          value: "+442079460019"\n'
    )
    text = UNCHECKED.replace(SECOND, moved) + "          held: why"
    sheet, organisation = sheet_of(text, NAME), entry(text)
    (hold,) = holds(sheet, organisation)

    assert released(sheet, organisation, hold.contact).text == text.removesuffix("          held: why")


def test_what_was_never_seen_in_a_source_is_not_offered_to_be_shown() -> None:
    text = with_contact('        - {type: phone, value: "+442079460019", seen: false, held: "why"}\n')

    assert holds(sheet_of(text, NAME), entry(text)) == ()


def test_a_contact_without_a_hold_stays_as_it_is() -> None:
    sheet, organisation = sheet_of(UNCHECKED, NAME), entry(UNCHECKED)

    assert released(sheet, organisation, organisation.contacts[0]) == sheet
