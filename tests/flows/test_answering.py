"""Typed text is answered by what it means: danger first, then the topic; what is not clear is asked, never guessed."""

from dataclasses import replace

import pytest

from flows.answering import answered
from flows.graph import HELP, NAMED, WHICH_TOPIC
from flows.model import Effect, Language, NodeKey, Region, State, Topic, Typed
from flows.referrals import RunBy, Service, Status
from flows.snapshot import Content
from tests.conftest import NOON
from tests.flows.making import EN, HELPER, KH, PAGE, knowing, lines_of
from tests.flows.walking import Walk, begin, copied, going, is_signed, stand

SURE = {"sure": True}
THREE = (Topic.WAGES_DEBT, Topic.CONTRACT, Topic.OFF_TOPIC)


def typing(walk: Walk, *topics: Topic, **said: object) -> Walk:
    """The same person after she typed what was understood so."""
    return walk.hears(Typed(topics=topics, **said))  # type: ignore[arg-type]  # a test names the fields it needs


@pytest.mark.parametrize("topic", [topic for topic in Topic if topic is not Topic.DANGER_NOW])
def test_every_topic_has_a_view_of_its_own_with_help(topic: Topic, content: Content) -> None:
    walk = typing(begin(content), topic, **SURE)

    assert walk.state.node == content.entries[topic].node
    assert walk.state.need is content.entries[topic].need
    assert is_signed(walk.view)
    assert walk.turn.effects == (Effect.ERASE_HERS,)


def test_danger_shows_the_numbers_first_and_the_topic_one_tap_on(content: Content) -> None:
    known = knowing(content, lines_of(KH, (Service.POLICE, "117")))

    walk = typing(begin(known), Topic.DANGER_NOW, Topic.FORCED_MARRIAGE, danger=True, places=(KH,))

    assert walk.state.node == HELP
    assert copied(walk.view) == ["117"]
    onward = walk.press(walk.say("topic.forced_marriage"))
    assert onward.state.node == content.entries[Topic.FORCED_MARRIAGE].node


def test_danger_while_at_help_stays_at_help_with_the_new_place(content: Content) -> None:
    walk = typing(stand(content, "help", here="TH"), Topic.DANGER_NOW, danger=True, places=(KH,))

    assert (walk.state.node, walk.state.here) == (HELP, KH)


def test_danger_never_traps_her(content: Content) -> None:
    asked = begin(content).choose("offer").choose("offer.J1")

    walk = typing(asked, Topic.DANGER_NOW, danger=True)

    assert walk.sign("‹").state == asked.state


def test_thoughts_of_dying_show_that_page_and_not_the_police(content: Content) -> None:
    walk = typing(begin(content), Topic.SUICIDE_CRISIS, danger=True)

    assert walk.state.node == "crisis"


def test_what_is_not_clear_is_asked_with_the_likeliest_as_buttons(content: Content) -> None:
    walk = typing(begin(content), *THREE)

    labels = [button.label for button in going(walk.view)][:3]
    assert walk.state.node == WHICH_TOPIC
    assert labels == [
        walk.say("topic.wages_debt"),
        walk.say("topic.contract"),
        walk.say("topic.which.option.1"),
    ]
    assert walk.press(labels[0]).state.node == "pay"


def test_what_fits_nothing_is_counted_as_that_and_what_fits_is_not(content: Content) -> None:
    nothing, unsure, place = (
        begin(content).hears(heard) for heard in (Typed(), Typed(topics=THREE), Typed(places=(KH,)))
    )

    assert nothing.turn.effects == (Effect.ERASE_HERS, Effect.UNFITTED)
    assert unsure.turn.effects == place.turn.effects == (Effect.ERASE_HERS,)


def test_a_topic_typed_where_it_is_answered_begins_it_anew(content: Content) -> None:
    state = State(language=EN, node=NodeKey("pay"), page=2)

    turn = answered(state, Typed(topics=THREE, sure=True), content, NOON)

    assert (turn.state.node, turn.state.page) == ("pay", 0)


@pytest.mark.parametrize(
    ("places", "here"),
    [((KH,), "KH"), ((Region("US-CA"),), "US-CA"), ((Region("US-CA"), Region("US-TX")), "US"), ((), None)],
)
def test_one_country_in_the_text_is_where_she_is(
    places: tuple[Region, ...], here: str | None, content: Content
) -> None:
    assert typing(begin(content), Topic.WAGES_DEBT, places=places, **SURE).state.here == here


def test_several_countries_are_not_guessed_between(content: Content) -> None:
    places = (KH, Region("TH"))

    assert typing(begin(content), Topic.WAGES_DEBT, places=places, **SURE).state.here is None


def test_another_language_is_offered_and_changes_nothing_else(content: Content) -> None:
    walk = typing(begin(content), Topic.WAGES_DEBT, language=Language("es"), **SURE)

    first = going(walk.view)[0]
    spanish = walk.press("Español")
    assert first.label == "Español"
    assert spanish.state == replace(walk.state, language=Language("es"))


@pytest.mark.parametrize("language", ["en", "th", None])
def test_her_own_language_and_one_we_have_not_are_not_offered(language: str | None, content: Content) -> None:
    walk = typing(begin(content), *THREE, language=Language(language) if language else None)

    assert going(walk.view)[0].label == walk.say("topic.wages_debt")


def test_an_organisations_name_finds_its_card(content: Content) -> None:
    walk = typing(begin(knowing(content, HELPER)), Topic.FIND_ORGANIZATION, named=("helper",))

    assert walk.state.node == NAMED
    assert "+855 12 000 000" in walk.view.body
    assert copied(walk.view) == ["+85512000000"]
    assert is_signed(walk.view)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"status": Status.CLOSED}, "named.closed"),
        ({"status": Status.RENAMED, "now_known_as": "New House"}, "named.renamed"),
        ({"status": Status.UNCONFIRMED}, "named.unknown"),
        ({"direct_help": False, "why": "It writes reports."}, "named.indirect"),
        ({"sources": ()}, "named.unknown"),
    ],
)
def test_what_became_of_an_organisation_is_said_and_no_number_shown(
    changes: dict[str, object], said: str, content: Content
) -> None:
    gone = replace(HELPER, **changes)  # type: ignore[arg-type]  # a test names the fields it needs

    walk = typing(begin(knowing(content, gone)), Topic.FIND_ORGANIZATION, named=("helper",))

    assert walk.say(said) in walk.view.body
    assert all(each in walk.view.body for each in (gone.now_known_as, gone.why) if each)
    assert "+855" not in walk.view.body
    assert copied(walk.view) == []


def test_of_several_with_the_name_the_one_that_may_be_shown_is(content: Content) -> None:
    closed = replace(HELPER, id="closed", status=Status.CLOSED)
    known = knowing(content, closed, replace(HELPER, contacts=(PAGE,), run_by=RunBy.STATE))

    walk = typing(begin(known), Topic.FIND_ORGANIZATION, named=("closed", "helper"))

    assert walk.say("contact.web") in [button.label for row in walk.view.rows for button in row]


def test_a_place_typed_at_a_topic_question_goes_on(content: Content) -> None:
    asked = typing(begin(content), *THREE)

    assert asked.hears(Typed(places=(KH,))).state.here == KH
