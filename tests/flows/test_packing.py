"""A state survives its button; nothing a stranger sends can hurt."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.model import Answer, Answers, Language, Need, NodeKey, Region, Spot, State
from flows.packing import LIMIT, SLOTS, Codes, pack, unpack, worst_case

CODES = Codes(
    nodes={"a1": NodeKey("start"), "b22": NodeKey("help"), "c3": NodeKey("offer.J1")},
    needs=dict(zip("abcdefghijklmno", Need, strict=True)),
    checklists={"k": "offer"},
    slots={"offer": {f"J{number}": number for number in range(SLOTS)}},
    revisions={"offer": 1},
)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NODES = st.sampled_from(sorted(CODES.nodes.values()))
PAGES = st.integers(min_value=0, max_value=36 * 36 - 1)
COUNTRIES = st.text(LETTERS, min_size=2, max_size=2).map(Region)
REGIONS = COUNTRIES | st.builds(
    lambda country, part: Region(f"{country}-{part}"),
    COUNTRIES,
    st.text(LETTERS + "0123456789", min_size=1, max_size=3),
)


def _answers(marks: list[Answer], revision: int) -> Answers:
    answers = Answers(checklist="offer", revision=revision)
    for slot, mark in enumerate(marks):
        answers = answers.marked(slot, mark)
    return answers


STATES = st.builds(
    State,
    language=st.sampled_from([Language("en"), Language("ar"), Language("fil"), Language("pt-br")]),
    node=NODES,
    page=PAGES,
    here=st.none() | REGIONS,
    origin=st.none() | COUNTRIES,
    need=st.none() | st.sampled_from(Need),
    area=st.none() | st.text("0123456789", min_size=3, max_size=3),
    back=st.none() | st.builds(Spot, node=NODES, page=PAGES),
    answers=st.none()
    | st.builds(
        _answers,
        st.lists(st.sampled_from(Answer), max_size=24),
        st.integers(min_value=0, max_value=35),
    ),
)


@given(STATES)
def test_every_state_survives_its_button(state: State) -> None:
    assert unpack(pack(state, CODES), CODES) == state


@given(STATES)
def test_every_state_fits_64_bytes(state: State) -> None:
    assert 1 <= len(pack(state, CODES).encode()) <= LIMIT


@given(st.text(max_size=80))
def test_any_text_is_a_state_or_nothing(text: str) -> None:
    state = unpack(text, CODES)

    assert state is None or unpack(pack(state, CODES), CODES) == state


@given(st.from_regex(r"1\.[a-z]{2}\.(a1|zz9|b22)(\.[0-9a-zA-Z_-]{0,9}){0,8}", fullmatch=True))
def test_nearly_right_data_never_raises(text: str) -> None:
    state = unpack(text, CODES)

    assert state is None or state.node in CODES.of_node


def test_other_versions_and_unknown_codes_are_nothing() -> None:
    for data in (
        "",
        "1",
        "2.en.a1",
        "1.en.zz9",
        "1.en.a1..........",
        "1.EN.a1",
        "1.en.a1.0.K",
        "1.en.a1.....000.zz9",
    ):
        assert unpack(data, CODES) is None


def test_an_answer_that_does_not_exist_is_nothing() -> None:
    assert unpack("1.en.a1.......k1Z", CODES) is None


FEW = replace(CODES, slots={"offer": {"J1": 0, "J2": 1, "J3": 2}})


@pytest.mark.parametrize("marks", [1, 2, 3])
def test_answers_to_as_many_questions_as_there_are_survive(marks: int) -> None:
    state = State(language=Language("en"), node=NodeKey("start"), answers=_answers([Answer.YES] * marks, 1))

    assert unpack(pack(state, FEW), FEW) == state


@pytest.mark.parametrize("marks", [4, 5, 64])
def test_more_answers_than_there_are_questions_are_nothing(marks: int) -> None:
    forged = State(language=Language("en"), node=NodeKey("start"), answers=_answers([Answer.YES] * marks, 1))

    assert unpack(pack(forged, CODES), CODES) == forged
    assert unpack(pack(forged, CODES), FEW) is None


@pytest.mark.parametrize("slots", [{}, {"offer": {}}])
def test_answers_to_a_checklist_without_questions_are_nothing(slots: dict[str, dict[str, int]]) -> None:
    assert unpack("1.en.a1.......k11", replace(CODES, slots=slots)) is None


def test_a_checklist_that_does_not_exist_is_nothing() -> None:
    assert unpack("1.en.a1.......z11", CODES) is None


def test_button_data_reads_as_nothing() -> None:
    state = State(
        language=Language("en"), node=NodeKey("help"), need=Need.MENTAL_HEALTH, here=Region("US-CA")
    )

    data = pack(state, CODES)

    assert data == "1.en.b22..USCA..f"


def test_the_worst_case_is_what_the_longest_state_takes() -> None:
    short = Codes(nodes={"a1": NodeKey("start")}, needs={}, checklists={}, slots={}, revisions={})

    assert worst_case(CODES, (Language("en"), Language("pt-br"))) > LIMIT - 20
    assert worst_case(short, (Language("en"),)) < worst_case(CODES, (Language("en"),))


def test_changing_an_answer_leaves_the_others_and_no_blank_tail() -> None:
    answers = _answers([Answer.YES, Answer.NO, Answer.UNSURE], 1)

    changed = answers.marked(2, Answer.UNASKED)

    assert changed.marks == (Answer.YES, Answer.NO)
    assert answers.at(2) is Answer.UNSURE
    assert answers.at(63) is Answer.UNASKED
