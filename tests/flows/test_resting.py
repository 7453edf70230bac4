"""A check with heavy questions: after four of them she may rest, and nothing is lost."""

from dataclasses import replace

import pytest

from flows.checklist import Checklist
from flows.graph import Rule
from flows.model import Answer, Answers, NodeKey
from flows.snapshot import Content
from tests.flows.walking import Walk, begin, is_signed, labels, with_answers

NO, SKIPPED = Answer.NO, Answer.SKIPPED
ROUND = 12
"""Questions everybody is asked."""


@pytest.fixture
def resting(content: Content) -> Content:
    """The same questions, every one of them heavy, with a place to rest."""
    offer = content.graph.checklists["offer"]
    heavy = tuple(replace(question, heavy=True) for question in offer.questions)
    rest = replace(content.graph.nodes[offer.changed], rule=Rule.PAUSE, checklist="offer")
    checklists = {"offer": replace(offer, questions=heavy, pause=rest.key)}
    graph = replace(content.graph, nodes={**content.graph.nodes, rest.key: rest}, checklists=checklists)
    return replace(content, graph=graph)


def test_after_four_heavy_questions_she_may_rest_and_nothing_is_lost(resting: Content) -> None:
    asked = begin(resting).choose("offer").choose("offer.J1")

    rest = asked.answers([NO, SKIPPED, NO]).answer(NO)

    assert rest.state.node == "offer.changed"
    assert rest.tap("word.go_on").state.answers == rest.state.answers
    assert rest.tap("word.go_on").view.heading == rest.say("offer.counted", page="5", pages="12")
    assert rest.tap("word.to_result").state.node == "offer.result"
    assert rest.sign("‹").state.node == "offer.J4"
    assert is_signed(rest.view)


def test_the_second_rest_comes_after_four_more(resting: Content) -> None:
    asked = begin(resting).choose("offer").choose("offer.J1")

    nodes = []
    walk = asked
    for _ in range(ROUND):
        walk = walk.answer(SKIPPED)
        nodes.append(walk.state.node)
        walk = walk.tap("word.go_on") if walk.state.node == "offer.changed" and len(nodes) < ROUND else walk

    assert [number for number, node in enumerate(nodes, start=1) if node == "offer.changed"] == [4, 8]


def test_light_questions_have_no_rest(asked: Walk) -> None:
    assert "offer.changed" not in [asked.answers([SKIPPED] * count).state.node for count in range(1, ROUND)]


def test_a_rest_of_other_questions_begins_again_kindly(resting: Content, offer: Checklist) -> None:
    start = begin(resting)
    rest = NodeKey("offer.changed")

    old = with_answers(start, rest, Answers(checklist="offer", revision=offer.revision + 1, marks=(NO,)))
    fresh = with_answers(start, rest, offer.begin())

    assert old.say("word.begin_again") in labels(old)
    assert fresh.view.text == with_answers(start, offer.intro, None).view.text


def test_a_rest_after_the_last_question_offers_the_result_alone(resting: Content, offer: Checklist) -> None:
    everything = offer.begin()
    for question in offer.questions:
        everything = everything.marked(question.slot, SKIPPED)

    rest = with_answers(begin(resting), NodeKey("offer.changed"), everything)

    assert rest.say("word.go_on") not in labels(rest)
    assert rest.tap("word.to_result").state.node == "offer.result"
