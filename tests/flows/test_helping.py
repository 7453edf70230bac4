"""Help now: numbers before questions, never a false number, never a dead end."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from flows.finding import Query, Tier, find
from flows.graph import HELP
from flows.model import Copy, Need, NodeKey, Region, State, Style
from flows.referrals import EVERYWHERE, Contact, ContactKind, Interval, Opening, Organisation, Service
from flows.snapshot import Content
from tests.conftest import NOON
from tests.flows.making import AR, CALIFORNIA, EN, HELPER, KH, NP, PAGE, TH, US, knowing, lines_of
from tests.flows.walking import begin, buttons, copied, going, is_signed, stand

PEOPLE = NodeKey("people")
WIDEST = lines_of(EVERYWHERE, (Service.ALL, "112"))
CAMBODIA = lines_of(KH, (Service.POLICE, "117"), (Service.AMBULANCE, "119"), (Service.FIRE, "118"))


def global_helper(number: int) -> Organisation:
    return replace(HELPER, id=f"global{number}", name=f"Global {number}", serves=frozenset({EVERYWHERE}))


def everywhere(content: Content) -> list[Region]:
    return [country for area in content.places.areas.values() for country in area]


def knows_a_line(content: Content, country: Region) -> bool:
    """Whether anybody there, or elsewhere for there, is known as a helpline."""
    answers = find(content.directory, Query(need=Need.HOTLINE, here=country), NOON).referrals
    lines = (each for each in answers if Need.HOTLINE in each.organisation.needs)
    return any(each.tier is not Tier.GLOBAL for each in lines)


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_of_every_country_without_a_line_both_views_say_so_and_of_no_other(
    language: str, content: Content
) -> None:
    silent = [country for country in everywhere(content) if not knows_a_line(content, country)]

    assert len(silent) > 50
    for country in everywhere(content):
        helped = stand(content, "help", here=country, language=language)
        asked = helped.at(replace(helped.state, node=PEOPLE, need=Need.HOTLINE))
        place = content.places.names[helped.state.language][country]
        said = {
            "help": helped.say("help.no_line", place=place) in helped.view.body
            or helped.say("help.unknown") in helped.view.body,
            "people": asked.say("people.no_line", place=place) in asked.view.body
            or asked.say("people.nobody") in asked.view.body,
        }
        assert said["people"] is (country in silent), country
        assert said["help"] or country not in silent, country
        assert not said["help"] or country in silent or country not in content.directory.emergency, country


def test_no_line_there_is_not_said_of_another_need_or_of_everywhere(content: Content) -> None:
    known = knowing(content, global_helper(1))
    line = begin(known).at(State(language=EN, node=PEOPLE, here=KH, need=Need.HOTLINE))
    shelter = begin(known).at(State(language=EN, node=PEOPLE, here=KH, need=Need.SHELTER))
    nowhere = begin(known).at(State(language=EN, node=PEOPLE, here=EVERYWHERE, need=Need.HOTLINE))

    assert line.view.body.startswith("We know no helpline in Cambodia. These may know more.")
    assert shelter.view.body.startswith(shelter.say("people.others"))
    assert "We know no" not in nowhere.view.body


def test_where_nobody_everywhere_answers_either_others_are_said_to_be_others(content: Content) -> None:
    legal = replace(global_helper(1), needs=frozenset({Need.LEGAL_AID}))

    walk = begin(knowing(content, legal)).at(
        State(language=EN, node=PEOPLE, here=EVERYWHERE, need=Need.HOTLINE)
    )

    assert walk.view.body.startswith(walk.say("people.others"))


def test_a_known_place_shows_its_numbers_and_no_question(content: Content) -> None:
    walk = stand(knowing(content, CAMBODIA, WIDEST), "help", here="KH")

    assert walk.view.heading == walk.say("help.heading.known", place="Cambodia")
    assert copied(walk.view) == ["117", "119"]
    assert "\n117\n" in walk.view.text


def test_red_buttons_stand_on_the_emergency_view(content: Content) -> None:
    walk = stand(knowing(content, CAMBODIA), "help", here="KH")

    styles = {button.style for button in buttons(walk.view) if isinstance(button, Copy)}

    assert styles == {Style.DANGER}


def test_a_part_of_a_country_shows_the_countrys_numbers(content: Content) -> None:
    known = knowing(content, lines_of(US, (Service.ALL, "911")))

    walk = stand(known, "help", here="US-CA")

    assert copied(walk.view) == ["911"]
    assert walk.view.heading == walk.say("help.heading.known", place="United States")


@pytest.mark.parametrize("here", [None, "ZZ"])
def test_an_unknown_place_shows_the_widest_number_with_its_limits_and_then_asks(
    here: str | None, content: Content
) -> None:
    walk = stand(knowing(content, WIDEST, CAMBODIA), "help", here=here)

    assert copied(walk.view) == ["112"]
    assert walk.view.body == f"112\n{walk.say('help.widest')}\n\n{walk.say('help.text')}"
    assert walk.pick("KH").state.here == KH


def test_a_country_without_numbers_shows_the_widest_and_says_so(content: Content) -> None:
    walk = stand(knowing(content, WIDEST, CAMBODIA), "help", here="TH")

    assert copied(walk.view) == ["112"]
    assert walk.say("help.unknown") in walk.view.body
    assert f"112\n{walk.say('help.widest')}" in walk.view.body


@pytest.mark.parametrize("here", [None, "ZZ", "TH", "XX", "US-CA"])
def test_without_any_number_help_is_still_a_view_with_a_way_on(here: str | None, content: Content) -> None:
    walk = stand(knowing(content), "help", here=here)

    assert copied(walk.view) == []
    assert is_signed(walk.view)
    assert walk.sign("☎").state.node == "help.people"
    assert walk.sign("☎").view.body


def test_a_helpline_stands_with_the_numbers(content: Content) -> None:
    walk = stand(knowing(content, CAMBODIA, HELPER), "help", here="KH")

    assert "Helper\n+855 12 000 000" in walk.view.body
    assert copied(walk.view) == ["117", "119", "+85512000000"]


def test_a_helpline_stands_where_no_number_is_known_too(content: Content) -> None:
    walk = stand(knowing(content, HELPER), "help", here="KH")

    assert walk.say("help.unknown") in walk.view.body
    assert copied(walk.view) == ["+85512000000"]


def test_who_has_only_a_web_page_is_no_helpline(content: Content) -> None:
    page_only = replace(HELPER, id="a", name="Page only", contacts=(PAGE,))

    walk = stand(knowing(content, CAMBODIA, page_only), "help", here="KH")

    assert "Page only" not in walk.view.body


def test_a_number_is_not_shown_twice(content: Content) -> None:
    same = replace(HELPER, contacts=(Contact(kind=ContactKind.PHONE, value="117", shown="117"),))

    walk = stand(knowing(content, CAMBODIA, same), "help", here="KH")

    assert copied(walk.view) == ["117", "119"]


def test_numbers_are_isolated_in_arabic(content: Content) -> None:
    walk = stand(knowing(content, CAMBODIA, HELPER), "help", here="KH", language="ar")

    assert "\n\u200f\u2066117\u2069\n" in walk.view.text
    assert "\n\u200f\u2066+855 12 000 000\u2069\n" in walk.view.text
    assert copied(walk.view) == ["117", "119", "+85512000000"]


def test_people_are_asked_for_where_she_is_only_once(content: Content) -> None:
    asked = begin(knowing(content, HELPER)).choose("find").choose("people", Need.HOTLINE)

    shown = asked.pick("KH")

    assert asked.view.body == asked.say("people.text")
    assert shown.view.heading == shown.say("people.counted", place="Cambodia", page="1", pages="1")
    assert "Helper" in shown.view.body


def test_nobody_known_is_said_and_leads_on(content: Content) -> None:
    walk = stand(knowing(content), "people", here="KH")

    assert walk.view.body == walk.say("people.nobody")
    assert walk.choose("find").state.node == "find"
    assert walk.choose("people.place").state.node == "people.place"


def test_nobody_for_just_this_is_said_before_others_are_shown(content: Content) -> None:
    state = State(language=EN, node=PEOPLE, here=KH, need=Need.SHELTER)

    walk = begin(knowing(content, HELPER)).at(state)

    assert walk.view.body.startswith(walk.say("people.others"))
    assert "Helper" in walk.view.body


def test_one_organisation_a_view_and_next_turns_to_the_other(content: Content) -> None:
    walk = stand(knowing(content, HELPER, replace(HELPER, id="second", name="Second")), "people", here="KH")

    turned = walk.tap("word.next")

    assert "Second" not in walk.view.body
    assert "Second" in turned.view.body
    assert turned.tap("word.next").view == walk.view


def test_a_page_beyond_the_last_shows_one_of_them(content: Content) -> None:
    forged = State(language=EN, node=PEOPLE, here=KH, page=36 * 36 - 1)

    walk = begin(knowing(content, HELPER, replace(HELPER, id="second"))).at(forged)

    assert walk.view.heading == walk.say("people.counted", place="Cambodia", page="2", pages="2")


def test_without_a_place_those_who_help_everywhere_are_shown(content: Content) -> None:
    known = knowing(content, HELPER, global_helper(1))

    walk = stand(known, "people", here="ZZ")

    anywhere = walk.say("people.anywhere")
    assert walk.view.heading == walk.say("people.counted", place=anywhere, page="1", pages="1")
    assert "Global 1" in walk.view.body


def test_choices_that_would_change_nothing_are_not_offered(content: Content) -> None:
    options = content.graph.nodes[PEOPLE].options
    plain = stand(knowing(content, HELPER), "people", here="KH")
    local = replace(HELPER, region=US, serves=frozenset({US}), near=CALIFORNIA, citizens=frozenset({NP}))
    rich = stand(knowing(content, local), "people", here="US")

    offered = [
        {
            option.to
            for option in options
            if walk.say(option.label) in [each.label for each in buttons(walk.view)]
        }
        for walk in (plain, rich)
    ]

    assert offered == [
        {"find", "people.place"},
        {"find", "people.place", "people.parts", "people.origin"},
    ]


def test_a_card_holds_until_the_day_is_over(content: Content) -> None:
    walk = stand(knowing(content, HELPER), "people", here="KH")

    assert walk.view.valid_until == datetime(2026, 11, 24, tzinfo=UTC)


def test_a_card_holds_until_the_office_closes(content: Content) -> None:
    day = Interval(
        opens=NOON.moment - timedelta(hours=3),
        closes=NOON.moment + timedelta(hours=2),
        opens_label="09:00",
        closes_label="14:00",
        opens_weekday=0,
    )
    walk = stand(
        knowing(content, CAMBODIA, replace(HELPER, opening=Opening(intervals=(day,)))), "help", here="KH"
    )

    assert walk.view.valid_until == day.closes


def test_help_without_a_place_holds_for_good(content: Content) -> None:
    assert stand(knowing(content, WIDEST), "help").view.valid_until is None


def test_from_help_on_people_who_answer_are_one_tap(content: Content) -> None:
    helped = stand(knowing(content, CAMBODIA, HELPER), "help", here="KH")

    walk = helped.choose("help.people", Need.HOTLINE)

    assert "Helper" in walk.view.body
    assert walk.sign("‹").state == replace(helped.state, need=Need.HOTLINE)


def test_where_help_is_in_another_place_is_said_in_every_language(content: Content) -> None:
    abroad = replace(HELPER, region=TH, serves=frozenset({KH}))

    walk = begin(knowing(content, abroad)).at(State(language=AR, node=PEOPLE, here=KH))

    assert walk.say("card.elsewhere", where=content.places.names[AR]["TH"]) in walk.view.body


def test_a_region_that_does_not_exist_shows_the_widest_number(content: Content) -> None:
    walk = begin(knowing(content, WIDEST)).at(State(language=EN, node=HELP, here=Region("XX-9")))

    assert copied(walk.view) == ["112"]


def test_without_a_place_what_there_is_to_read_stays_one_tap_away(content: Content) -> None:
    walk = stand(knowing(content, WIDEST), "help")

    targets = {button.to.node for button in going(walk.view)}

    readable = [option.to for option in content.graph.nodes[HELP].options if option.need is None]
    assert targets.intersection(readable) - {"help.place"}
