"""Every rehearsed view, in every language: what a person must find on each of them."""

import re
from datetime import timedelta

import pytest

from flows.graph import PHONE_LIKE, Rule
from flows.model import Language, NodeKey, Now, Region, State, TextKey, View
from flows.packing import LIMIT, pack, unpack
from flows.rehearsal import states
from flows.snapshot import Content
from flows.views import RULES, view
from tests.conftest import NOON
from tests.flows.making import AR, EN
from tests.flows.walking import buttons, going, is_closed, is_signed

Shown = tuple[tuple[State, View], ...]

NUMBERS = (Rule.HELP, Rule.PEOPLE, Rule.LOCAL)
ISOLATE = re.compile("[\u2066\u2068][^\u2069]*\u2069")
NUMBER_ALONE = re.compile("(?:SMS |WhatsApp )?\u200f\u2066[^\u2069]+\u2069")
YEAR = re.compile(r"\b20[0-9]{2}\b")


@pytest.fixture(scope="module")
def shown(content: Content) -> Shown:
    return tuple((state, view(state, content, NOON)) for state in states(content))


def test_every_rule_has_a_view() -> None:
    assert set(RULES) == set(Rule)


def test_every_view_ends_with_help_close_back_menu(content: Content, shown: Shown) -> None:
    unsigned = [state for state, each in shown if not is_signed(each)]

    assert [state for state in unsigned if not is_closed(content, state)] == []


def test_the_closed_view_has_no_buttons(content: Content, shown: Shown) -> None:
    assert {each.rows for state, each in shown if is_closed(content, state)} == {()}


def test_no_button_leads_to_the_view_it_stands_on(shown: Shown) -> None:
    assert [state for state, each in shown if state in [button.to for button in going(each)]] == []


def test_every_tap_shows_something_else(content: Content) -> None:
    """In one language: a view that looks the same after a tap seems broken."""
    checklist = content.graph.checklists["offer"]
    in_english = [
        state
        for state in states(content)
        if state.language == EN and (state.answers is None or checklist.fits(state.answers))
    ]
    looks = {state: view(state, content, NOON) for state in in_english}

    still = [
        (state.node, state.here, button.label)
        for state, each in looks.items()
        for button in going(each)
        if (after := looks.get(button.to) or view(button.to, content, NOON)).text == each.text
        and [row.label for row in buttons(after)] == [row.label for row in buttons(each)]
    ]

    assert still == []


def test_every_button_rides_in_64_bytes_and_comes_back_the_same(content: Content, shown: Shown) -> None:
    riding = {button.to for _, each in shown for button in going(each)}

    data = {state: pack(state, content.codes) for state in riding}

    assert max(len(each.encode()) for each in data.values()) <= LIMIT
    assert [state for state in riding if unpack(data[state], content.codes) != state] == []


def test_every_label_is_short_and_says_something(shown: Shown) -> None:
    labels = {button.label for _, each in shown for button in buttons(each)}

    assert [label for label in labels if not label.strip() or len(label) > 60] == []


def test_no_view_shows_two_buttons_alike(shown: Shown) -> None:
    doubled = [
        state for state, each in shown if len({button.label for button in buttons(each)}) < len(buttons(each))
    ]

    assert doubled == []


def test_no_text_is_longer_than_a_small_phone_shows(content: Content, shown: Shown) -> None:
    too_long = []
    for state, each in shown:
        one_idea = 350 if state.language == EN else 450
        limit = 700 if content.graph.nodes[state.node].rule in NUMBERS else one_idea
        if len(each.text) > limit:
            too_long.append((state, len(each.text)))

    assert too_long == []


def test_every_view_is_a_pure_function(content: Content, shown: Shown) -> None:
    assert [state for state, each in shown if view(state, content, NOON) != each] == []


def test_only_hours_and_freshness_end_a_view(content: Content, shown: Shown) -> None:
    ending = {content.graph.nodes[state.node].rule for state, each in shown if each.valid_until}

    assert ending == set(NUMBERS)


def test_a_view_never_ends_in_the_past_nor_after_today(shown: Shown) -> None:
    midnight = NOON.moment.replace(hour=0) + timedelta(days=1)
    moments = {each.valid_until for _, each in shown if each.valid_until}

    assert min(moments) > NOON.moment
    assert max(moments) == midnight


def test_a_view_is_the_same_until_it_ends(content: Content, shown: Shown) -> None:
    changed = []
    for state, each in shown:
        if state.language == EN and each.valid_until:
            last = Now(moment=each.valid_until - timedelta(microseconds=1))
            later = view(state, content, last)
            if (later.text, later.rows) != (each.text, each.rows):
                changed.append(state)

    assert changed == []


def test_a_view_without_an_end_is_the_same_next_year(content: Content, shown: Shown) -> None:
    next_year = Now(moment=NOON.moment + timedelta(days=365))

    changed = [
        state
        for state, each in shown
        if state.language == EN and each.valid_until is None and view(state, content, next_year) != each
    ]

    assert changed == []


def test_no_arabic_digits_that_may_be_dialled_stand_outside_an_isolate(shown: Shown) -> None:
    bare = [
        (state, line)
        for state, each in shown
        if state.language == AR
        for line in (*each.text.splitlines(), *(button.label for button in buttons(each)))
        if PHONE_LIKE.search(YEAR.sub("", ISOLATE.sub("", line)))
    ]

    assert bare == []


def numbers_amid_words(shown: Shown) -> list[tuple[State, str]]:
    return [
        (state, line)
        for state, each in shown
        if state.language == AR
        for line in each.text.splitlines()
        if any(PHONE_LIKE.search(number) for number in re.findall("\u2066[^\u2069]*\u2069", line))
        and not NUMBER_ALONE.fullmatch(line)
    ]


def test_every_arabic_number_of_a_known_place_stands_alone_on_its_line(
    content: Content, shown: Shown
) -> None:
    known = tuple(
        (state, each)
        for state, each in shown
        if state.here in content.directory.emergency and state.here != "ZZ"
    )

    assert numbers_amid_words(known) == []


def test_every_arabic_number_stands_alone_on_its_line(shown: Shown) -> None:
    assert numbers_amid_words(shown) == []


def test_a_language_we_do_not_have_is_shown_in_english(content: Content) -> None:
    forged = State(language=Language("fr"), node=NodeKey("offer"))

    assert view(forged, content, NOON).text == view(State(language=EN, node=forged.node), content, NOON).text


def test_a_place_names_the_view_of_what_there_is(content: Content) -> None:
    known = State(language=EN, node=NodeKey("place.known"), here=Region("KH"))
    unknown = State(language=EN, node=NodeKey("place.known"))

    assert view(known, content, NOON).heading == "Cambodia"
    assert view(unknown, content, NOON).heading == content.texts.say(EN, TextKey("people.anywhere"))
