"""The only door: what each event does (SAFETY 15). How help is reached: test_reaching.py."""

from dataclasses import replace

import pytest

from flows.graph import CLOSED, HELP, LANGUAGE, MENU, PRIVACY, REFUSED, START, UNCLEAR, WHICH_PLACE
from flows.model import (
    Answer,
    Command,
    Commanded,
    Effect,
    Event,
    Language,
    Need,
    NodeKey,
    Pressed,
    Region,
    Sent,
    Spot,
    Started,
    State,
    Typed,
)
from flows.places import name
from flows.reducer import advance, opening
from flows.rehearsal import states
from flows.snapshot import Content
from flows.views import view
from tests.conftest import NOON
from tests.flows.making import AR, EN, ES, KH, NP, TH
from tests.flows.walking import Walk, begin, copied, is_closed, is_signed, stand

LANGUAGES = ("en", "es", "ar")
PEOPLE = NodeKey("people")


def full(content: Content, node: str = "people", language: Language = EN) -> Walk:
    """Somebody of whom everything is known that can be known."""
    state = State(
        language=language,
        node=NodeKey(node),
        page=1,
        here=KH,
        origin=NP,
        need=Need.SHELTER,
        area="035",
        back=Spot(node=NodeKey("find")),
        answers=content.graph.checklists["offer"].begin().marked(0, Answer.YES),
    )
    return begin(content).at(state)


@pytest.mark.parametrize(
    ("code", "language"), [("en", EN), ("es-MX", ES), ("ar", AR), ("km", EN), (None, EN)]
)
def test_the_first_view_is_the_start_in_the_apps_language(
    code: str | None, language: Language, content: Content
) -> None:
    assert opening(code, content) == State(language=language, node=START)


def test_a_tap_shows_the_view_of_its_state_and_erases_nothing(content: Content) -> None:
    for state in states(content):
        turn = advance(state, Pressed(), content, NOON)

        assert turn.state == state
        assert Effect.ERASE_HERS not in turn.effects
        assert turn.view == view(state, content, NOON)


@pytest.mark.parametrize(
    "event",
    [
        Started(),
        Started(language=ES, here=KH, node=HELP),
        *(Commanded(command=command) for command in Command),
        Typed(),
        Typed(places=(KH,)),
        Typed(places=(KH, TH)),
        Sent(),
    ],
    ids=str,
)
def test_what_she_typed_or_sent_is_taken_off_the_chat(event: Event, content: Content) -> None:
    assert Effect.ERASE_HERS in full(content).hears(event).turn.effects


@pytest.mark.parametrize(
    "event",
    [
        Started(),
        *(Commanded(command=command) for command in Command),
        Typed(),
        Typed(places=(KH, TH)),
        Sent(),
    ],
    ids=str,
)
def test_whatever_comes_in_a_view_with_help_comes_out_except_the_closed_card(
    event: Event, content: Content
) -> None:
    for node in content.graph.nodes:
        walk = stand(content, node).hears(event)

        assert is_closed(content, walk.state) or is_signed(walk.view)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_start_is_the_same_for_a_new_and_a_returning_person(language: str, content: Content) -> None:
    """SAFETY 15."""
    new = begin(content, language).hears(Started())

    returning = full(content, language=Language(language)).hears(Started())

    assert returning.turn == new.turn
    assert new.view == begin(content, language).view


def test_a_link_forgets_all_it_does_not_say(content: Content) -> None:
    walk = full(content).hears(Started(language=ES, here=TH, node=HELP))

    assert walk.state == State(language=ES, node=HELP, here=TH)


def test_a_link_without_a_language_keeps_hers(content: Content) -> None:
    walk = full(content, language=AR).hears(Started(here=TH))

    assert walk.state == State(language=AR, node=START, here=TH)


@pytest.mark.parametrize(
    ("command", "node"),
    [
        (Command.START, START),
        (Command.HELP, HELP),
        (Command.MENU, MENU),
        (Command.LANGUAGE, LANGUAGE),
        (Command.PRIVACY, PRIVACY),
        (Command.CLOSE, CLOSED),
    ],
)
def test_a_command_leads_to_its_view(command: Command, node: NodeKey, content: Content) -> None:
    assert full(content).hears(Commanded(command=command)).state.node == node


@pytest.mark.parametrize("command", [Command.START, Command.CLOSE])
def test_start_and_close_forget_everything_but_the_language(command: Command, content: Content) -> None:
    state = full(content, language=AR).hears(Commanded(command=command)).state

    assert state == State(language=AR, node=state.node)


@pytest.mark.parametrize("command", [Command.HELP, Command.LANGUAGE, Command.PRIVACY])
def test_back_from_help_language_and_privacy_leads_where_she_was(command: Command, content: Content) -> None:
    walk = full(content)

    back = walk.hears(Commanded(command=command)).sign("‹")

    assert back.state == replace(walk.state, back=None)


def test_the_menu_keeps_what_is_known_and_drops_the_way_back(content: Content) -> None:
    walk = full(content)

    menu = walk.hears(Commanded(command=Command.MENU))

    assert menu.state == replace(walk.state, node=MENU, page=0, back=None)


def test_help_typed_at_help_shows_the_numbers_again(content: Content) -> None:
    walk = stand(content, "help", here="KH").hears(Commanded(command=Command.HELP))

    assert (walk.state.node, walk.state.here) == (HELP, "KH")
    assert walk.sign("☎").state.node == "help.people"


@pytest.mark.parametrize("node", ["help.people", "help.police", "help.country", "help.keep", "help.kept"])
def test_help_typed_below_help_shows_the_numbers(node: str, content: Content) -> None:
    walk = stand(content, node, here="KH").hears(Commanded(command=Command.HELP))

    assert walk.state.node == HELP
    assert copied(walk.view)


@pytest.mark.parametrize("node", ["closed", "closed.left"])
def test_an_everyday_card_clears_the_chat(node: str, content: Content) -> None:
    pressed = advance(stand(content, node).state, Pressed(), content, NOON)
    typed = stand(content, "menu").hears(Commanded(command=Command.CLOSE)).turn

    assert pressed.effects == (Effect.CLEAR,)
    assert typed.effects == (Effect.ERASE_HERS, Effect.CLEAR)


@pytest.mark.parametrize("command", [Command.LANGUAGE, Command.PRIVACY])
def test_asking_twice_keeps_the_way_back(command: Command, content: Content) -> None:
    walk = stand(content, "offer")

    twice = walk.hears(Commanded(command=command)).hears(Commanded(command=command))

    assert twice.sign("‹").state == walk.state


def test_help_keeps_the_one_place_to_return_to_through_another_country(content: Content) -> None:
    asked = begin(content).choose("offer").choose("offer.J1").answers([Answer.NO, Answer.NO])

    helped = asked.sign("☎").pick("KH").choose("help.place").pick("TH")

    assert helped.state.here == TH
    assert helped.sign("‹").state == replace(asked.state, here=TH)


def test_help_is_reached_from_deep_within_help_without_losing_the_way_back(content: Content) -> None:
    asked = begin(content).choose("offer").choose("offer.J1")

    helped = asked.sign("☎").tap("word.other_country").pick("035").sign("☎")

    assert helped.state.node == HELP
    assert replace(helped.sign("‹").state, area=None) == asked.state


def test_another_language_keeps_the_place(content: Content) -> None:
    walk = full(content)

    changed = walk.hears(Commanded(command=Command.LANGUAGE)).press("العربية")

    assert changed.state == replace(walk.state, language=AR, back=None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_closed_card_is_the_same_whatever_came_before(language: str, content: Content) -> None:
    cards = [
        full(content, node, Language(language)).hears(Commanded(command=Command.CLOSE)).turn
        for node in content.graph.nodes
    ]
    tapped = full(content, language=Language(language)).sign("✕").view

    assert {(card.state, card.view) for card in cards} == {(cards[0].state, tapped)}
    assert tapped.rows == ()


def test_after_close_an_old_button_and_the_start_still_answer(content: Content) -> None:
    closed = begin(content).sign("✕")

    assert closed.hears(Started()).view == begin(content).view
    assert closed.hears(Typed(places=(KH,))).state.here == KH


@pytest.mark.parametrize(
    ("node", "leads_to"),
    [
        ("start", "place.known"),
        ("offer.J3", "place.known"),
        ("place", "place.known"),
        ("place.country", "place.known"),
        ("people", "people"),
        ("people.place", "people"),
        ("help", "help"),
        ("help.place", "help"),
        ("help.people", "help.people"),
        ("unclear", "place.known"),
    ],
)
def test_a_typed_place_is_taken_where_she_stands(node: str, leads_to: str, content: Content) -> None:
    walk = stand(content, node).types("Cambodia")

    assert (walk.state.node, walk.state.here) == (leads_to, KH)


def test_a_place_typed_at_the_picker_returns_where_it_was_opened(content: Content) -> None:
    known = stand(content, "place.known", here="KH")

    walk = known.choose("place").types("Thailand")

    assert walk.state == replace(known.state, here=TH)


def test_a_name_of_several_places_is_asked(content: Content) -> None:
    asked = stand(content, "help").hears(Typed(places=(Region("GE"), Region("US-GA"))))

    assert asked.state.node == WHICH_PLACE
    assert asked.press(name(content.places, "GE", EN)).state == State(
        language=EN, node=HELP, here=Region("GE")
    )


def test_help_in_the_middle_of_which_place_leads_back_to_what_she_was_doing(content: Content) -> None:
    offer = stand(content, "offer")

    asked = offer.hears(Typed(places=(Region("GE"), Region("US-GA"))))

    assert asked.sign("☎").sign("‹").state == offer.state


def test_what_is_not_understood_is_said_and_help_stays_one_tap(content: Content) -> None:
    asked = begin(content).choose("offer").choose("offer.J1")

    walk = asked.types("?! 123")

    assert walk.view.body == walk.say("unclear.text")
    assert walk.sign("☎").state.node == HELP
    assert walk.sign("‹").state == asked.state


def test_not_understood_twice_keeps_the_way_back(content: Content) -> None:
    walk = stand(content, "offer").hears(Typed()).hears(Typed())

    assert walk.sign("‹").state.node == "offer"


def test_what_is_no_text_is_kindly_refused(content: Content) -> None:
    walk = stand(content, "offer").hears(Sent())

    assert walk.state.node == REFUSED
    assert walk.view.body == walk.say("refused.text")
    assert walk.sign("‹").state.node == "offer"


def test_nothing_understood_leads_to_unclear_from_anywhere(content: Content) -> None:
    assert {stand(content, node).hears(Typed()).state.node for node in content.graph.nodes} == {UNCLEAR}
