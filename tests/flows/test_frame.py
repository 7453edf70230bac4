"""What every view has: rows that fit a small phone, and where Help, Back and Menu lead."""

from dataclasses import replace

import pytest

from flows.frame import (
    back_from,
    following,
    help_from,
    option_rows,
    over,
    paired,
    returned,
    scene_of,
    turning,
)
from flows.graph import (
    HELP,
    HELP_PEOPLE,
    LANGUAGE,
    MENU,
    OFF_TOPIC,
    PRIVACY,
    REFUSED,
    START,
    UNCLEAR,
    WHICH_PLACE,
    WHICH_TOPIC,
    Caveat,
    Option,
    Rule,
)
from flows.model import Answer, Go, Need, NodeKey, Spot, State, TextKey
from flows.rehearsal import states
from flows.snapshot import Content
from flows.views import view
from tests.conftest import NOON
from tests.flows.making import EN, HERE, KH
from tests.flows.walking import begin, going, is_closed, is_signed, stand

OFFER, PEOPLE, FIND = map(NodeKey, ("offer", "people", "find"))
CARDS = frozenset(map(NodeKey, ("people.kept", "help.kept", "people.worked", "people.told", "people.named")))
PASSING = {LANGUAGE, UNCLEAR, REFUSED, WHICH_PLACE, WHICH_TOPIC, OFF_TOPIC, *CARDS}


def at(node: NodeKey, back: Spot | None = None, page: int = 0) -> State:
    return State(language=EN, node=node, back=back, page=page)


def button(label: str) -> Go:
    return Go(label=label, to=at(START))


def pages_of(content: Content, page: int, pages: int) -> list[int]:
    rows = turning(scene_of(at(PEOPLE, page=page), content, NOON), page, pages)
    return [each.to.page for row in rows for each in row if isinstance(each, Go)]


def test_two_short_labels_share_a_row_and_a_long_one_stands_alone() -> None:
    short, long = button("Peru"), button("Bosnia and Herzegovina")

    rows = paired([short, short, short, long, short, long, short, short])

    assert rows == ((short, short), (short,), (long,), (short,), (long,), (short, short))


def test_no_buttons_make_no_rows() -> None:
    assert paired([]) == ()


def test_one_page_has_nothing_to_turn(content: Content) -> None:
    assert pages_of(content, 0, 1) == []


def test_of_two_pages_the_other_one_is_next(content: Content) -> None:
    assert pages_of(content, 0, 2) == [1]
    assert pages_of(content, 1, 2) == [0]


def test_many_pages_turn_both_ways_and_round(content: Content) -> None:
    assert pages_of(content, 1, 5) == [0, 2]
    assert pages_of(content, 0, 5) == [4, 1]
    assert pages_of(content, 4, 5) == [3, 0]


def test_help_is_one_tap_and_remembers_where_she_was(content: Content) -> None:
    state = at(OFFER, page=3)

    assert help_from(scene_of(state, content, NOON)) == at(HELP, back=Spot(node=OFFER, page=3))


def test_help_from_help_leads_on_to_people(content: Content) -> None:
    state = replace(at(HELP, back=Spot(node=OFFER)), here=KH)

    onward = help_from(scene_of(state, content, NOON))

    assert onward == replace(state.to(HELP_PEOPLE), need=Need.HOTLINE)


@pytest.mark.parametrize("node", ["help.place", "help.areas", "help.country", "help.people", "help.police"])
def test_help_from_within_help_keeps_the_place_to_return_to(node: str, content: Content) -> None:
    state = at(NodeKey(node), back=Spot(node=OFFER))

    assert help_from(scene_of(state, content, NOON)) == at(HELP, back=Spot(node=OFFER))


def test_help_from_the_languages_returns_past_them(content: Content) -> None:
    chosen_from_offer = at(LANGUAGE, back=Spot(node=OFFER))

    assert help_from(scene_of(chosen_from_offer, content, NOON)).back == Spot(node=OFFER)
    assert help_from(scene_of(at(LANGUAGE), content, NOON)).back is None


@pytest.mark.parametrize("passing", sorted(PASSING))
def test_what_is_laid_over_a_view_of_passage_leads_back_to_what_lay_under_it(
    passing: NodeKey, content: Content
) -> None:
    state = at(passing, back=Spot(node=OFFER, page=2))

    laid = over(scene_of(state, content, NOON), PRIVACY)

    assert laid == at(PRIVACY, back=Spot(node=OFFER, page=2))


def test_views_of_passage_are_those_that_make_no_sense_to_return_to(content: Content) -> None:
    """A contact card, a question that was asked, what was not understood: nothing of it may come up again."""
    assert {key for key, node in content.graph.nodes.items() if node.passing} == PASSING


def test_every_view_of_passage_has_a_way_back(content: Content) -> None:
    assert [key for key in PASSING if not content.graph.nodes[key].returns] == []


def test_what_is_laid_over_a_view_leads_back_to_it(content: Content) -> None:
    state = at(PEOPLE, page=3, back=Spot(node=FIND))

    assert over(scene_of(state, content, NOON), PRIVACY) == at(PRIVACY, back=Spot(node=PEOPLE, page=3))


def test_a_view_laid_over_itself_keeps_its_way_back(content: Content) -> None:
    state = at(PRIVACY, back=Spot(node=OFFER))

    assert over(scene_of(state, content, NOON), PRIVACY) == state


def test_the_help_button_of_every_view_outside_help_remembers_just_this_view(content: Content) -> None:
    """The bot reads from it where she stood. A result that nobody gave answers to shows the introduction."""
    forgetful = []
    for state in states(content):
        node = content.graph.nodes[state.node]
        if node.passing or is_closed(content, state) or content.graph.is_within(state.node, HELP):
            continue
        if node.rule in (Rule.RESULT, Rule.PAUSE) and not (state.answers and state.answers.marks):
            continue
        if going(view(state, content, NOON))[-4].to != replace(state.to(HELP), back=state.spot):
            forgetful.append(state)

    assert forgetful == []


def test_back_leads_to_the_parent(content: Content) -> None:
    assert back_from(scene_of(at(NodeKey("find.more")), content, NOON)) == at(FIND)


def test_back_from_a_view_that_returns_leads_where_she_was(content: Content) -> None:
    state = at(HELP, back=Spot(node=PEOPLE, page=2))

    assert back_from(scene_of(state, content, NOON)) == at(PEOPLE, page=2)


def test_back_from_a_view_that_returns_leads_to_the_parent_where_nothing_is_remembered(
    content: Content,
) -> None:
    assert back_from(scene_of(at(HELP), content, NOON)) == at(START)


def test_back_from_other_views_leaves_the_remembered_place_alone(content: Content) -> None:
    state = at(NodeKey("help.people"), back=Spot(node=OFFER))

    assert back_from(scene_of(state, content, NOON)) == at(HELP, back=Spot(node=OFFER))


def test_returning_uses_the_place_up() -> None:
    assert returned(at(LANGUAGE, back=Spot(node=PEOPLE, page=2))) == at(PEOPLE, page=2)
    assert returned(at(LANGUAGE)) == at(START)


def test_an_option_to_a_view_that_returns_remembers_this_one(content: Content) -> None:
    walk = stand(content, "find").choose("people", Need.SHELTER)

    assert walk.state.back == Spot(node=FIND)
    assert walk.state.need is Need.SHELTER


def test_an_option_between_views_that_return_remembers_the_first(content: Content) -> None:
    state = at(NodeKey("unclear"), back=Spot(node=PEOPLE))
    scene = scene_of(state, content, NOON)

    onward = following(scene, Option(label=TextKey("word.next"), to=HELP, source=HERE))

    assert onward.back == Spot(node=PEOPLE)


def test_an_option_without_a_need_keeps_hers(content: Content) -> None:
    walk = (
        stand(content, "find")
        .choose("people", Need.SHELTER)
        .at(State(language=EN, node=NodeKey("help"), need=Need.SHELTER, here=KH))
    )

    assert walk.press(walk.say("caveat.police.more")).state.need is Need.SHELTER


def test_entering_a_check_anew_forgets_the_answers(content: Content) -> None:
    answered = stand(content, "offer").choose("offer.J1").answer(Answer.NO)

    again = answered.sign("‹").sign("‹").choose("offer.J1")

    assert answered.state.answers is not None
    assert answered.state.answers.marks == (Answer.NO,)
    assert again.state.answers == content.graph.checklists["offer"].begin()


def test_menu_forgets_the_place_to_return_to_and_leads_home_from_itself(content: Content) -> None:
    helped = stand(content, "offer").sign("☎").sign("☰")

    assert helped.state == at(MENU)
    assert helped.sign("☰").state == at(START)


def test_close_forgets_everything_but_the_language(content: Content) -> None:
    walk = stand(content, "people", here="KH", language="es").sign("✕")

    assert walk.state == State(language=walk.state.language, node=NodeKey("closed"))
    assert walk.view.rows == ()


def test_options_of_a_node_are_buttons_in_its_order(content: Content) -> None:
    walk = begin(content)

    rows = option_rows(scene_of(walk.state, content, NOON))

    labels = [each.label for row in rows for each in row]
    assert labels == [walk.say(option.label) for option in content.graph.nodes[START].options]


def test_the_last_two_rows_stand_in_the_order_of_the_contract(content: Content) -> None:
    walk = begin(content)

    assert is_signed(walk.view)
    assert [each.to.node for each in going(walk.view)[-4:]] == [HELP, "closed", LANGUAGE, MENU]


STEPS = NodeKey("offer.steps")


@pytest.mark.parametrize("caveat", list(Caveat))
def test_what_may_not_be_named_alone_has_its_caveat_and_all_of_it_one_tap_away(
    caveat: Caveat, content: Content
) -> None:
    plain = replace(content.graph.nodes[STEPS], caveats=(caveat,))
    graph = replace(content.graph, nodes={**content.graph.nodes, STEPS: plain})

    walk = stand(replace(content, graph=graph), STEPS)
    told = walk.press(walk.say(f"caveat.{caveat.value}.more"))

    assert walk.view.body.endswith(walk.say(f"caveat.{caveat.value}"))
    assert told.state.node == caveat.node
    assert told.press(told.say("sign.back")).state.node == STEPS


@pytest.mark.parametrize("caveat", list(Caveat))
def test_a_caveat_is_a_line_that_fits_a_card_in_every_language(caveat: Caveat, content: Content) -> None:
    key = TextKey(f"caveat.{caveat.value}")

    lengths = [len(content.texts.say(language, key)) for language in content.texts.languages]

    assert lengths[0] <= 90
    assert max(lengths) <= 117  # 90 and the room other languages have
