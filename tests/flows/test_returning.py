"""Where Back leads, and what is said when something is gone: faults found by walking, kept from coming back."""

from dataclasses import replace

import pytest

from flows import registry
from flows.frame import over, scene_of
from flows.graph import HELP, PRIVACY, UNCLEAR
from flows.model import Answer, Answers, Language, NodeKey, Region, Source, Spot, State, TextKey, Typed
from flows.packing import Codes, pack, worst_case
from flows.snapshot import Content
from flows.texts import English, Texts, Translated, problems
from tests.conftest import NOON
from tests.flows.making import EN, HELPER, TH, knowing
from tests.flows.walking import begin, stand

PEOPLE = NodeKey("people")
BOTH = Typed(places=(Region("GE"), Region("US-GA")))
ES = Language("es")


@pytest.mark.parametrize("node", ["people", "help.people"])
def test_a_place_typed_at_the_names_shows_the_people_there(node: str, content: Content) -> None:
    keep = stand(knowing(content, HELPER), node, here="KH").tap("word.keep")

    walk = keep.types("Thailand")

    assert (walk.state.node, walk.state.here, walk.state.page) == (node, TH, 0)


@pytest.mark.parametrize("passing", [Typed(), BOTH], ids=["unclear", "which"])
def test_a_place_typed_at_a_view_of_passage_goes_on_with_what_lay_under_it(
    passing: Typed, content: Content
) -> None:
    people = stand(content, "people", here="KH")

    assert people.hears(passing).types("Thailand").state == replace(people.state, here=TH)


def test_where_no_card_is_sent_none_is_spoken_of(content: Content) -> None:
    known = knowing(content, HELPER)
    kept = stand(known, "people", here="KH").tap("word.keep").tap("keep.name.1")

    gone = begin(knowing(content)).at(kept.state)
    forged = begin(known).at(replace(kept.state, page=0))

    assert gone.view.body == forged.view.body == gone.say("keep.none")


@pytest.mark.parametrize("node", [HELP, PRIVACY])
def test_what_is_laid_over_a_view_of_passage_never_leads_back_to_itself(
    node: NodeKey, content: Content
) -> None:
    unclear = State(language=EN, node=UNCLEAR, back=Spot(node=node))

    assert over(scene_of(unclear, content, NOON), node).back is None


@pytest.mark.parametrize("heard", [Typed(), BOTH], ids=["unclear", "which"])
def test_back_from_help_shows_something_else_after_a_word_typed_there(heard: Typed, content: Content) -> None:
    helped = stand(content, "help", here="KH").hears(heard).sign("☎")

    assert helped.sign("‹").view.text != helped.view.text


@pytest.mark.parametrize("node", ["help", "place"])
def test_back_from_an_option_of_unclear_shows_something_else(node: str, content: Content) -> None:
    again = stand(content, node, here="KH").hears(Typed()).choose(node)

    assert again.sign("‹").view.text != again.view.text


def test_empty_braces_in_a_translation_are_found() -> None:
    source, key = Source(path="es.po", line=9), TextKey("place")
    texts = Texts(
        english={key: English(words="in {place}", source=source, limit=99)},
        translations={ES: {key: Translated(words="en {} {place}", made_from="in {place}", source=source)}},
        names={EN: "English", ES: "Español"},
    )

    assert len(list(problems(texts))) == 1


START = Codes(nodes={"a1": NodeKey("start")}, needs={}, checklists={}, slots={}, revisions={})


def test_the_worst_case_has_the_highest_slot_not_the_most_questions() -> None:
    many = {f"J{number}": number for number in range(20)}
    codes = replace(START, checklists={"a": "many", "b": "high"}, slots={"many": many, "high": {"H1": 63}})
    answers = Answers(checklist="high", revision=35, marks=(Answer.SKIPPED,) * 64)
    state = State(language=EN, node=NodeKey("start"), answers=answers)

    assert worst_case(codes, (EN,)) >= len(pack(state, codes))


def test_a_checklist_without_slots_has_a_worst_case_too() -> None:
    codes = replace(START, checklists={"a": "none"}, slots={"none": {}})

    assert worst_case(codes, (EN,)) <= worst_case(replace(codes, slots={"none": {"J1": 0}}), (EN,))


def test_a_question_whose_slot_vanished_is_found() -> None:
    before = replace(START, checklists={"k": "check"}, slots={"check": {"J1": 0, "J2": 1}})
    after = replace(before, slots={"check": {"J1": 0}})

    assert len(list(registry.code_problems(after, before, Source(path="codes.yaml", line=1)))) == 1
