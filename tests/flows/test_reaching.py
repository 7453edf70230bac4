"""How few taps lead to a number that works, whatever is missing (SAFETY 16, 19)."""

from dataclasses import replace

import pytest

from flows.graph import HELP
from flows.model import (
    Language,
    NodeKey,
    Region,
    Spot,
    State,
)
from flows.snapshot import Content
from tests.flows.making import EN, HELPER, knowing
from tests.flows.walking import begin, copied, is_closed, is_signed, stand

LANGUAGES = ("en", "es", "ar")
PEOPLE = NodeKey("people")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("node", ["start", "offer", "people", "privacy", "unclear", "place.areas"])
def test_one_tap_on_help_shows_a_number(language: str, node: str, content: Content) -> None:
    """SAFETY 16."""
    helped = stand(content, node, language=language).sign("☎")

    assert copied(helped.view)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_likely_country_is_two_taps_away(language: str, content: Content) -> None:
    """SAFETY 16."""
    helped = begin(content, language).sign("☎")

    for region in content.places.likeliest[Language(language)]:
        numbers = {each.number for each in content.directory.emergency[region].numbers}

        assert set(copied(helped.pick(region).view)) & numbers


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_country_is_four_taps_away(language: str, content: Content) -> None:
    """SAFETY 16: all 250, by real buttons from the first view; where no number is known, the widest is shown."""
    areas = begin(content, language).sign("☎").tap("word.other_country")

    reached: set[Region] = set()
    for area, regions in content.places.areas.items():
        countries = areas.pick(area)
        for region in regions:
            helped = countries.pick(region)
            assert helped.state == replace(countries.state, node=HELP, here=region)
            known = content.directory.emergency.get(region) or content.directory.emergency[Region("ZZ")]
            assert copied(helped.view)[0] in {each.number for each in known.numbers}
            reached.add(region)

    assert len(reached) == 250
    assert reached >= content.directory.emergency.keys() - {"ZZ"}


@pytest.mark.parametrize("here", ["KH", "US-CA", "ZZ"])
def test_any_country_is_four_taps_away_from_another_too(here: str, content: Content) -> None:
    """SAFETY 16, where a place is known already: Help, Another country, a part of the world, the country."""
    helped = stand(content, "people", here=here).sign("☎")
    places = helped.tap("word.other_country") if here == "ZZ" else helped.choose("help.place")

    reached: set[Region] = set()
    for area, regions in content.places.areas.items():
        countries = places.pick(area)
        for region in regions:
            fourth = countries.pick(region)
            assert fourth.state == State(
                language=EN, node=HELP, here=region, area=area, back=Spot(node=PEOPLE)
            )
            known = content.directory.emergency.get(region) or content.directory.emergency[Region("ZZ")]
            assert copied(fourth.view)[0] in {each.number for each in known.numbers}
            reached.add(region)

    assert len(reached) == 250


def test_from_another_place_a_likely_country_is_three_taps_away(content: Content) -> None:
    places = stand(content, "offer", here="US-CA").sign("☎").choose("help.place")

    for region in content.places.likeliest[EN]:
        assert places.pick(region).state.here == region


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_an_empty_directory_every_view_still_shows_help(language: str, content: Content) -> None:
    """SAFETY 19: no entries, no numbers, no referrals, and yet no error and no dead end."""
    empty = knowing(content)

    for node in content.graph.nodes:
        for here in (None, "KH", "US-CA", "ZZ", "XX"):
            walk = stand(empty, node, here=here, language=language)
            if is_closed(empty, walk.state):
                continue
            assert is_signed(walk.view)
            assert is_signed(walk.sign("☎").view)


def test_with_nothing_translated_every_view_is_in_english(content: Content) -> None:
    """SAFETY 19."""
    english = replace(content, texts=replace(content.texts, translations={}))

    for node in content.graph.nodes:
        spanish = stand(english, node, language="es").view

        assert spanish.text == stand(english, node).view.text


def test_who_has_no_numbers_still_gets_a_helper(content: Content) -> None:
    """SAFETY 19."""
    walk = begin(knowing(content, HELPER)).sign("☎").pick("KH")

    assert copied(walk.view) == ["+85512000000"]
