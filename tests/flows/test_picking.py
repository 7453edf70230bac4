"""Choosing a language, a place, a part of it, a nationality: by tapping or typing, and never losing the way."""

from dataclasses import replace

import pytest

from flows.graph import HELP, KNOWN_PLACE, LANGUAGE, START, WHICH_PLACE
from flows.model import Effect, Language, Need, NodeKey, Region, Spot, State, Typed
from flows.picking import settled, which_place
from flows.places import name
from flows.referrals import EVERYWHERE
from flows.snapshot import Content
from tests.conftest import NOON
from tests.flows.making import CALIFORNIA, EN, ES, HELPER, KH, NP, PH, TH, US, knowing
from tests.flows.walking import begin, going, stand

OFFER, PEOPLE = NodeKey("offer"), NodeKey("people")
FRAME = 4
"""Help, Close, Back, Menu."""


def chosen_labels(content: Content, node: str, **where: str) -> list[str]:
    return [button.label for button in going(stand(content, node, **where).view)[:-FRAME]]


def test_every_language_stands_by_its_own_name_in_the_order_of_the_grid(content: Content) -> None:
    assert chosen_labels(content, LANGUAGE) == list(content.texts.names.values())


def test_another_language_keeps_the_place_and_the_answers(content: Content) -> None:
    asked = stand(content, "people", here="KH")
    asked = asked.at(
        replace(asked.state, need=Need.SHELTER, answers=content.graph.checklists["offer"].begin())
    )

    changed = asked.at(replace(asked.state.to(LANGUAGE), back=asked.state.spot)).press("Español")

    assert changed.state == replace(asked.state, language=ES)


def test_a_language_chosen_out_of_nowhere_leads_to_the_start(content: Content) -> None:
    assert stand(content, LANGUAGE).press("Español").state == State(language=ES, node=START)


def test_back_from_the_start_offers_the_languages(content: Content) -> None:
    assert begin(content).sign("‹").state.node == LANGUAGE


@pytest.mark.parametrize("language", ["en", "es", "ar"])
@pytest.mark.parametrize("node", ["place", "people.place", "help.place", "help", "people", "help.people"])
def test_the_eight_likeliest_countries_of_her_language_come_first(
    language: str, node: str, content: Content
) -> None:
    likeliest = content.places.likeliest[Language(language)]

    labels = chosen_labels(content, node, language=language)

    assert labels[:8] == [name(content.places, region, Language(language)) for region in likeliest]


def test_a_language_without_a_list_of_its_own_has_countries_too(content: Content) -> None:
    assert len(chosen_labels(content, "place", language="fil")) >= 8


def test_the_parts_of_the_world_hold_every_country_once(content: Content) -> None:
    areas = stand(content, "place.areas")
    offered = [
        button.label
        for area in going(areas.view)[:-FRAME]
        for button in going(areas.press(area.label).view)[:-FRAME]
    ]

    countries = [region for area in content.places.areas.values() for region in area]
    assert sorted(offered) == sorted(name(content.places, region, EN) for region in countries)
    assert len(set(offered)) == 250


def test_countries_stand_in_the_order_of_their_names(content: Content) -> None:
    labels = [button.label for button in going(stand(content, "place.areas").pick("035").view)[:-FRAME]]

    assert labels == sorted(labels)


@pytest.mark.parametrize("area", [None, "000", "999"])
def test_a_part_of_the_world_that_does_not_exist_shows_another(area: str | None, content: Content) -> None:
    forged = State(language=EN, node=NodeKey("place.country"), area=area)

    walk = begin(content).at(forged)

    assert len(going(walk.view)) > FRAME


@pytest.mark.parametrize(
    ("node", "back", "leads_to"),
    [
        ("start", None, "place.known"),
        ("menu", None, "place.known"),
        ("offer", None, "place.known"),
        ("find", None, "place.known"),
        ("place", None, "place.known"),
        ("place", "start", "place.known"),
        ("place", "menu", "place.known"),
        ("place", "offer", "offer"),
        ("place.areas", "offer", "offer"),
        ("place.country", "offer", "offer"),
        ("help", None, "help"),
        ("help.place", None, "help"),
        ("help.country", "offer", "help"),
        ("help.police", "offer", "place.known"),
        ("help.people", None, "help.people"),
        ("people", "find", "people"),
        ("people.place", "find", "people"),
        ("people.country", "find", "people"),
        ("people.parts", "find", "people"),
        ("offer.J1", None, "place.known"),
        ("unclear", "offer", "place.known"),
    ],
)
def test_where_a_place_leads(node: str, back: str | None, leads_to: str, content: Content) -> None:
    spot = Spot(node=NodeKey(back)) if back else None
    state = State(language=EN, node=NodeKey(node), page=3, back=spot)

    on = settled(state, KH, content)

    assert (on.node, on.page, on.here) == (leads_to, 0, KH)


def test_a_place_for_help_keeps_the_place_to_return_to(content: Content) -> None:
    state = State(language=EN, node=NodeKey("help.country"), back=Spot(node=OFFER))

    assert settled(state, KH, content).back == Spot(node=OFFER)


def test_arriving_where_there_is_a_choice_of_topics_uses_up_the_way_back(content: Content) -> None:
    state = State(language=EN, node=NodeKey("place"), back=Spot(node=START))

    assert settled(state, KH, content).back is None
    assert settled(state, KH, content).node == KNOWN_PLACE


def test_parts_of_a_country_are_those_with_help_of_their_own(content: Content) -> None:
    local = knowing(content, replace(HELPER, region=US, serves=frozenset({US}), near=CALIFORNIA))

    walk = stand(local, "people", here="US").choose("people.parts").press("California")

    assert (walk.state.node, walk.state.here) == (PEOPLE, CALIFORNIA)


def test_parts_of_nowhere_are_an_empty_choice_with_a_way_on(content: Content) -> None:
    assert chosen_labels(content, "people.parts") == []
    assert stand(content, "people.parts").sign("☎").state.node == HELP


def test_nationalities_are_those_with_somebody_of_their_own_here(content: Content) -> None:
    embassy = replace(HELPER, region=TH, serves=frozenset({TH}), citizens=frozenset({PH, NP}))
    known = knowing(content, embassy)

    walk = stand(known, "people", here="TH").choose("people.origin")

    assert [button.label for button in going(walk.view)[:-FRAME]] == ["Nepal", "Philippines"]
    assert walk.press("Nepal").state == State(language=EN, node=PEOPLE, here=TH, origin=NP)


def test_nationalities_of_nowhere_are_an_empty_choice(content: Content) -> None:
    assert chosen_labels(content, "people.origin") == []


def test_a_nationality_can_be_typed(content: Content) -> None:
    walk = stand(content, "people.origin", here="AE").hears(Typed(places=(NP,)))

    assert (walk.state.here, walk.state.origin) == (Region("AE"), NP)


def test_a_name_of_several_places_is_asked_with_their_countries(content: Content) -> None:
    asked = begin(content).hears(Typed(places=(CALIFORNIA, Region("CR"))))

    assert asked.state.node == WHICH_PLACE
    assert [button.label for button in going(asked.view)[:-FRAME]] == [
        "California, United States",
        "Costa Rica",
        "Another country",
    ]


def test_which_place_is_laid_over_what_she_was_doing_and_takes_her_words_off_the_chat(
    content: Content,
) -> None:
    people = State(language=EN, node=PEOPLE, page=2, here=KH, back=Spot(node=OFFER))

    turn = which_place(people, (CALIFORNIA, Region("CR")), content, NOON)

    assert turn.state == replace(people, node=WHICH_PLACE, page=0, back=Spot(node=PEOPLE, page=2))
    assert turn.effects == (Effect.ERASE_HERS,)


def test_none_of_those_places_leads_to_the_picker_and_from_there_back_where_she_was(content: Content) -> None:
    asked = stand(content, "find").hears(Typed(places=(CALIFORNIA, Region("CR"))))

    picking = asked.choose("place")

    assert picking.state == State(language=EN, node=NodeKey("place"), back=Spot(node=NodeKey("find")))
    assert picking.sign("‹").state == State(language=EN, node=NodeKey("find"))


def test_from_which_place_back_and_help_lead_past_it(content: Content) -> None:
    people = stand(content, "people", here="KH")

    asked = people.hears(Typed(places=(CALIFORNIA, Region("CR"))))

    assert asked.sign("‹").state == people.state
    assert asked.sign("☎").sign("‹").state == people.state


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_help_for_another_place_shows_the_likeliest_and_the_parts_of_the_world_at_once(
    language: str, content: Content
) -> None:
    labels = chosen_labels(content, "help.place", language=language)

    areas = [name(content.places, area, Language(language)) for area in content.places.areas]
    assert labels[8:] == areas


@pytest.mark.parametrize("node", ["place", "people.place", "help", "people", "help.people"])
def test_elsewhere_the_rest_of_the_world_is_one_button(node: str, content: Content) -> None:
    walk = stand(content, node)

    assert walk.say("word.other_country") in [button.label for button in going(walk.view)]


def test_the_one_she_means_leads_on_with_what_she_was_doing(content: Content) -> None:
    asked = stand(content, "people", here="KH").hears(Typed(places=(CALIFORNIA, Region("CR"))))

    assert asked.press("Costa Rica").state == State(language=EN, node=PEOPLE, here=Region("CR"))


def test_rather_not_saying_shows_people_without_a_place(content: Content) -> None:
    walk = stand(content, "people").tap("people.nowhere")

    assert walk.state.here == EVERYWHERE
    assert len(walk.view.rows) > 2
