"""What a button's data means, told to those who keep the guide."""

from dataclasses import replace

import pytest

from flows.explaining import explained
from flows.graph import START
from flows.model import Answer, Answers, Need, NodeKey, Region, Spot, State
from flows.packing import pack
from flows.snapshot import Content
from tests.flows.making import CALIFORNIA, EN, ES, NP


def lines(state: State, content: Content) -> list[str]:
    return list(explained(pack(state, content.codes), content))


def test_a_plain_button_says_where_it_leads_and_in_which_language(content: Content) -> None:
    assert lines(State(language=ES, node=START), content) == ["leads to: start", "language: Español"]


def test_everything_a_button_carries_is_said(content: Content) -> None:
    state = State(
        language=EN,
        node=NodeKey("people"),
        page=2,
        here=CALIFORNIA,
        origin=NP,
        need=Need.SHELTER,
        area="035",
        back=Spot(node=NodeKey("find"), page=1),
        answers=content.graph.checklists["offer"].begin().marked(1, Answer.NO),
    )

    assert lines(state, content) == [
        "leads to: people",
        "language: English",
        "place: California (US-CA)",
        "from: Nepal (NP)",
        "part of the world: 035 (UN M49)",
        "need: shelter",
        "page: 3",
        "returns to: find, page 2",
        f"answers: offer, revision {content.codes.revisions['offer']}",
        f"  J2 no: {content.texts.english[content.graph.nodes[NodeKey('offer.J2')].text].words}",
    ]


def test_answers_of_another_revision_are_said_to_begin_again(content: Content) -> None:
    state = State(language=EN, node=START, answers=Answers(checklist="offer", revision=9))

    assert (
        lines(state, content)[-1] == "answers: offer, revision 9, not the current one: the check begins again"
    )


def test_a_place_and_a_language_we_do_not_know_are_said_as_they_ride(content: Content) -> None:
    state = replace(State(language=EN, node=START), here=Region("XX"))

    assert lines(state, content)[-1] == "place: XX (XX)"
    assert list(explained("1.fr.z8", content)) == ["leads to: start", "language: fr"]


@pytest.mark.parametrize("data", ["", "1", "2.en.z8", "1.en.zz9", "hello", "1.en.z8.zzz", "\x00"])
def test_foreign_data_is_said_to_open_the_start(data: str, content: Content) -> None:
    (line,) = explained(data, content)

    assert line.startswith("Not a button of this guide")
