"""Anything, in any order: real buttons, typed junk, old, foreign and forged data. Never an error, always Help."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.graph import HELP, Rule
from flows.model import (
    Answer,
    Answers,
    Command,
    Commanded,
    Language,
    NodeKey,
    Pressed,
    Region,
    SendContact,
    Sent,
    State,
    Turn,
    Typed,
)
from flows.packing import LIMIT, pack, unpack
from flows.reducer import advance, opening
from flows.snapshot import Content
from flows.understanding import command_in, follow, hear
from tests.conftest import NOON
from tests.flows.walking import going, is_closed, is_signed

Act = Callable[[Turn, Content], Turn]

WALKS, STEPS = 250, 25
"""Enough to visit every rule; the whole file stays within seconds."""

ASCII = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_."


def shown(state: State, content: Content) -> Turn:
    return advance(state, Pressed(), content, NOON)


def ridden(data: str, content: Content) -> State:
    """What the handlers do with a button's data: what cannot be read opens the start."""
    return unpack(data, content.codes) or opening(None, content)


def pressing(number: int) -> Act:
    """One of the buttons before her; the closed card has none, so she starts anew."""

    def act(turn: Turn, content: Content) -> Turn:
        choice = going(turn.view)
        if not choice:
            return shown(opening(None, content), content)
        return shown(ridden(pack(choice[number % len(choice)].to, content.codes), content), content)

    return act


def typing(text: str) -> Act:
    def act(turn: Turn, content: Content) -> Turn:
        command = command_in(text)
        event = Commanded(command=command) if command else hear(text, content)
        return advance(turn.state, event, content, NOON)

    return act


def naming(places: list[str]) -> Act:
    """She names places, of which some may not exist."""
    return lambda turn, content: advance(
        turn.state, Typed(places=tuple(dict.fromkeys(map(Region, places)))), content, NOON
    )


def starting(payload: str) -> Act:
    return lambda turn, content: advance(turn.state, follow(payload, content), content, NOON)


def sending(_: None) -> Act:
    return lambda turn, content: advance(turn.state, Sent(), content, NOON)


def commanding(command: Command) -> Act:
    return lambda turn, content: advance(turn.state, Commanded(command=command), content, NOON)


def coded(data: str, number: int, content: Content) -> str:
    """Forged data with the code of a real node in the place of `@@`."""
    codes = sorted(content.codes.nodes)
    return data.replace("@@", codes[number % len(codes)])


def forging(data: str, number: int) -> Act:
    """A button that was never ours, or one of another version of the guide."""
    return lambda _, content: shown(ridden(coded(data, number, content), content), content)


def bending(number: int, at: int, letter: str) -> Act:
    """One of the buttons before her with a letter changed, added or cut off."""

    def act(turn: Turn, content: Content) -> Turn:
        choice = going(turn.view)
        data = pack(choice[number % len(choice)].to, content.codes) if choice else ""
        cut = at % (len(data) + 1)
        return shown(ridden(f"{data[:cut]}{letter}{data[cut + 1 :]}"[:LIMIT], content), content)

    return act


def outdating(revision: int, marks: list[Answer]) -> Act:
    """Answers to other questions, in a button of this place."""

    def act(turn: Turn, content: Content) -> Turn:
        answers = Answers(checklist="offer", revision=revision)
        for slot, mark in enumerate(marks):
            answers = answers.marked(slot, mark)
        nodes = sorted(content.graph.nodes)
        node = nodes[len(marks) * 7 % len(nodes)]
        state = State(language=turn.state.language, node=node, answers=answers)
        return shown(ridden(pack(state, content.codes), content), content)

    return act


FORGED = st.from_regex(
    r"1\.(en|es|ar|fr|pt-br)\.@@(\.[0-9a-z]{0,2})(\.([A-Z]{2}([A-Z]{2})?)?)(\.([A-Z]{2})?)"
    r"(\.[a-z]?)(\.([0-9]{3})?)(\.(@@(-[0-9a-z])?)?)(\.(k[0-9a-z][0-9a-zA-Z_-]{0,16})?)?",
    fullmatch=True,
)
NUMBERS = st.integers(min_value=0, max_value=99)
REAL = st.builds(pressing, NUMBERS)
ACTS = st.one_of(
    REAL,
    REAL,
    REAL,
    REAL,
    st.builds(typing, st.text(max_size=30)),
    st.builds(typing, st.sampled_from(["Cambodia", "help", "cerrar", "/language", "لبنان", "/start", "IN"])),
    st.builds(naming, st.lists(st.sampled_from(["KH", "US-CA", "GE", "US-GA", "XX", "ZZ"]), max_size=4)),
    st.builds(starting, st.sampled_from(["", "es_KH_j5", "ar", "ZZ_m2", "XX_c5", "en_b9", "junk"])),
    st.builds(sending, st.none()),
    st.builds(commanding, st.sampled_from(Command)),
    st.builds(forging, FORGED | st.text(ASCII, max_size=64), NUMBERS),
    st.builds(
        bending,
        NUMBERS,
        st.integers(min_value=0, max_value=64),
        st.text(ASCII, max_size=2),
    ),
    st.builds(
        outdating,
        st.integers(min_value=0, max_value=35),
        st.lists(st.sampled_from(Answer), max_size=30),
    ),
)


def check(turn: Turn, content: Content) -> None:
    """Help is one tap away and leads to a view with Help; every button can be sent, read again, and leads on."""
    if is_closed(content, turn.state):
        assert turn.view.rows == ()
        return
    assert is_signed(turn.view)
    helped = shown(going(turn.view)[-4].to, content)
    assert is_signed(helped.view)
    assert content.graph.is_within(helped.state.node, HELP)
    for button in going(turn.view):
        data = pack(button.to, content.codes)
        assert len(data.encode()) <= LIMIT
        assert unpack(data, content.codes) == button.to
        assert button.to != turn.state


# Content is not handed to hypothesis: it would print it, all of it, with a failure.


def test_whatever_she_does_help_stays_one_tap_away(content: Content) -> None:
    @settings(max_examples=WALKS, deadline=None)
    @given(st.sampled_from(["en", "es", "ar", None]), st.lists(ACTS, min_size=1, max_size=STEPS))
    def walk(language_code: str | None, acts: list[Act]) -> None:
        turn = shown(opening(language_code, content), content)

        for act in acts:
            turn = act(turn, content)
            check(turn, content)

    walk()


def test_forged_data_shows_a_view_with_help_or_the_closed_card(content: Content) -> None:
    @settings(max_examples=WALKS, deadline=None)
    @given(FORGED, NUMBERS)
    def press(data: str, number: int) -> None:
        turn = forging(data, number)(shown(opening(None, content), content), content)

        check(turn, content)

    press()


def test_real_buttons_alone_never_lead_to_answers_of_other_questions(content: Content) -> None:
    @settings(max_examples=20, deadline=None)
    @given(st.lists(NUMBERS, min_size=30, max_size=30))
    def walk(numbers: list[int]) -> None:
        turn = shown(opening("en", content), content)

        for number in numbers:
            turn = pressing(number)(turn, content)

            answers = turn.state.answers
            assert answers is None or content.graph.checklists[answers.checklist].fits(answers)

    walk()


def shown_number(turn: Turn) -> str:
    return turn.view.body.partition("\n")[0].strip("\u200f\u2066\u2069")


def test_a_card_is_sent_only_by_a_name_under_a_number_that_was_shown(content: Content) -> None:
    """Whatever else she does, no card comes: Back, Help and Language lead past the view it came with."""
    helpers = content.directory.organisations.values()
    known = {(contact.shown, contact.value) for helper in helpers for contact in helper.contacts}

    @settings(max_examples=60, deadline=None)
    @given(st.lists(REAL | st.builds(sending, st.none()), min_size=10, max_size=STEPS))
    def walk(acts: list[Act]) -> None:
        person = State(language=Language("en"), node=NodeKey("people.keep"), here=Region("KH"))
        turn = shown(person, content)

        for act in acts:
            before, turn = turn, act(turn, content)

            cards = [each for each in turn.effects if isinstance(each, SendContact)]
            assert not cards or content.graph.nodes[before.state.node].rule is Rule.KEEP
            assert not cards or (shown_number(before), cards[0].number) in known
            assert turn.state.back is None or not content.graph.nodes[turn.state.back.node].passing

    walk()
