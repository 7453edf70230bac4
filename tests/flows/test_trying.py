"""«Did it work?»: one button under a card, three choices, a word about the entry and none about her."""

from dataclasses import replace

import pytest

from flows.model import Need, NodeKey, Report, Spot
from flows.snapshot import Content
from tests.flows.making import HELPER, knowing
from tests.flows.walking import Walk, going, is_signed, stand


@pytest.fixture
def two(content: Content) -> Content:
    return knowing(content, replace(HELPER, id="a"), replace(HELPER, id="b", name="Other"))


def asked(content: Content, node: str = "people", page: int = 0) -> Walk:
    walk = stand(content, node, here="KH")
    return walk.at(replace(walk.state, page=page, need=Need.HOTLINE)).tap("word.worked")


@pytest.mark.parametrize("node", ["people", "help.people"])
def test_each_card_asks_and_offers_three_answers(node: str, two: Content) -> None:
    walk = asked(two, node)

    labels = [button.label for button in going(walk.view)]
    assert labels[:3] == [walk.say(f"worked.{key}") for key in ("yes", "nobody", "wrong")]
    assert is_signed(walk.view)
    assert walk.sign("‹").state.node == node


@pytest.mark.parametrize(
    ("page", "answer", "said"),
    [
        (0, "worked.nobody", (Report(entry="a"),)),
        (1, "worked.wrong", (Report(entry="b"),)),
        (1, "worked.yes", ()),
    ],
)
def test_only_what_did_not_work_is_said_on_with_the_entrys_id_alone(
    page: int, answer: str, said: tuple[Report, ...], two: Content
) -> None:
    assert asked(two, page=page).tap(answer).turn.effects == said


def test_after_a_bad_number_the_next_contact_is_one_tap_away(two: Content) -> None:
    walk = asked(two).tap("worked.nobody")

    onward = walk.tap("word.next_contact")

    assert (onward.state.node, onward.state.page) == ("people", 1)
    assert "Other" in onward.view.body


def test_forged_answers_say_nothing(two: Content) -> None:
    walk = asked(two).tap("worked.wrong")

    forged = [walk.at(replace(walk.state, page=9)), walk.at(replace(walk.state, back=None))]

    assert [each.turn.effects for each in forged] == [(), ()]
    assert all(is_signed(each.view) for each in forged)


def test_where_nobody_is_known_any_more_nothing_is_asked(two: Content) -> None:
    walk = asked(two)

    gone = asked(two).at(replace(walk.state, back=Spot(node=walk.state.node)))
    emptied = Walk(content=knowing(two), turn=walk.turn).at(walk.state)

    assert is_signed(gone.view)
    assert emptied.say("people.nobody") in emptied.view.body


def test_a_list_without_the_question_shows_no_such_button(two: Content) -> None:
    people = replace(two.graph.nodes[NodeKey("people")], worked=None)
    graph = replace(two.graph, nodes={**two.graph.nodes, people.key: people})

    walk = stand(replace(two, graph=graph), "people", here="KH")

    assert walk.say("word.worked") not in [button.label for button in going(walk.view)]
