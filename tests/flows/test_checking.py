"""The job-offer check as a person goes through it: early help at a grave sign, changing her mind, old buttons."""

import re
from dataclasses import replace

import pytest

from flows.checking import MOST_SIGNS, after
from flows.checklist import Band, Checklist, band, signs
from flows.model import Answer, Answers, Language, NodeKey, State
from flows.packing import pack, unpack
from flows.rehearsal import answer_sheets
from flows.snapshot import Content
from flows.views import view
from tests.conftest import NOON
from tests.flows.making import EN
from tests.flows.walking import Walk, going, is_signed, labels, stand, with_answers

YES, NO, UNSURE, SKIPPED = Answer.YES, Answer.NO, Answer.UNSURE, Answer.SKIPPED
ROUND = 12
"""Questions everybody is asked."""


def test_a_question_shows_where_in_the_round_she_is_and_its_answers(asked: Walk) -> None:
    assert asked.view.heading == asked.say("offer.counted", page="1", pages="12")
    assert asked.view.body == asked.say("offer.J1.text")
    assert labels(asked)[:-4] == [
        asked.say(f"answer.{answer}") for answer in ("yes", "no", "unsure", "skipped")
    ]


def test_answers_with_words_of_their_own_are_said_in_them(asked: Walk) -> None:
    walk = asked.answer(NO)

    assert walk.state.node == "offer.J2"
    assert walk.say("offer.J2.partly") in labels(walk)


def test_a_grave_answer_ends_the_round_at_once_with_help(asked: Walk) -> None:
    walk = asked.answer(YES)

    assert walk.state.node == "offer.result"
    assert walk.say("offer.strong") in walk.view.body
    assert walk.say("offer.J1.sign") in walk.view.body
    assert walk.choose("people").state.node == "people"


def test_after_a_grave_answer_she_may_go_on(asked: Walk) -> None:
    walk = asked.answer(YES).tap("word.go_on")

    assert walk.state.node == "offer.J2"
    assert walk.answer(NO).state.node == "offer.J3"


def test_harmless_answers_lead_through_the_round_to_the_result(asked: Walk) -> None:
    walk = asked.answers([SKIPPED] * (ROUND - 1))

    assert walk.view.heading == walk.say("offer.counted", page="12", pages="12")
    assert walk.answer(SKIPPED).state.node == "offer.result"


def test_the_longer_list_is_asked_on_request_and_the_result_stays_one_tap_away(asked: Walk) -> None:
    walk = asked.answers([SKIPPED] * ROUND).tap("word.more_questions")

    assert walk.view.heading == walk.say("offer.counted_more", page="1", pages="12")
    assert walk.tap("word.to_result").state.node == "offer.result"
    assert asked.say("word.to_result") not in labels(asked)


def test_answering_everything_ends_at_the_result(asked: Walk) -> None:
    walk = asked.answers([SKIPPED] * ROUND).tap("word.more_questions").answers([SKIPPED] * ROUND)

    assert walk.state.node == "offer.result"
    assert asked.say("word.more_questions") not in labels(walk)
    assert asked.say("word.go_on") not in labels(walk)


def test_being_under_eighteen_leads_to_its_own_advice(asked: Walk) -> None:
    walk = asked.answers([SKIPPED] * ROUND).tap("word.more_questions").answers([SKIPPED] * (ROUND - 1))

    young = walk.answer(YES)

    assert walk.state.node == "offer.J24"
    assert young.state.node == "offer.young"
    assert young.choose("people").state.need is not None
    assert young.choose("offer.result").state.node == "offer.result"


def test_back_from_a_question_leads_to_the_one_before_and_keeps_the_answers(asked: Walk) -> None:
    third = asked.answers([NO, NO])

    second = third.sign("‹")

    assert (second.state.node, second.state.answers) == ("offer.J2", third.state.answers)


def test_back_from_the_first_question_leads_to_the_introduction(asked: Walk) -> None:
    assert asked.sign("‹").state.node == "offer"


def test_back_from_the_result_leads_to_the_last_answered_question(asked: Walk) -> None:
    assert asked.answers([NO, NO, YES]).sign("‹").state.node == "offer.J3"


@pytest.mark.parametrize("answers", [None, Answers(checklist="offer", revision=1)])
def test_a_result_that_nobody_gave_answers_to_is_the_introduction(
    answers: Answers | None, asked: Walk, offer: Checklist
) -> None:
    walk = with_answers(asked, offer.result, answers)

    introduction = with_answers(asked, offer.intro, answers)
    assert walk.view.text == introduction.view.text
    assert labels(walk) == labels(introduction)
    assert walk.tap("offer.option.1").state.node == "offer.J1"
    assert walk.sign("‹").state.node == "start"


def test_another_answer_on_the_way_goes_on_from_there(asked: Walk) -> None:
    changed = asked.answers([NO, NO]).sign("‹").answer(SKIPPED)

    assert changed.state.node == "offer.J3"
    assert changed.state.answers is not None
    assert changed.state.answers.marks == (NO, SKIPPED)


def test_changing_one_answer_after_the_round_returns_to_the_result(asked: Walk) -> None:
    done = asked.answers([NO, YES, *[SKIPPED] * (ROUND - 2)])

    changed = done.tap("word.why").tap("word.change_answer").answer(NO)

    assert changed.state.node == "offer.result"
    assert changed.say("offer.none") in changed.view.body


def test_changing_an_answer_of_the_longer_list_returns_to_the_result(asked: Walk) -> None:
    more = asked.answers([SKIPPED] * ROUND).tap("word.more_questions")

    changed = more.answer(YES).tap("word.to_result").tap("word.why").tap("word.change_answer").answer(NO)

    assert more.answer(YES).state.node == "offer.J11"
    assert changed.state.node == "offer.result"


def test_why_shows_each_sign_with_its_reason_and_what_to_do(asked: Walk) -> None:
    walk = asked.answers([NO, YES, *[SKIPPED] * (ROUND - 2)]).tap("word.why")

    assert walk.view.heading == walk.say("offer.signs_counted", page="1", pages="1")
    for words in ("offer.lead", "offer.J2.sign", "offer.J2.why", "offer.J2.do"):
        assert walk.say(words) in walk.view.body


def test_not_knowing_is_named_as_a_question_and_says_how_to_find_out(asked: Walk) -> None:
    walk = asked.answers([UNSURE, *[SKIPPED] * (ROUND - 1)])
    explained = walk.tap("word.why")

    assert walk.say("offer.J1.unsure_name") in walk.view.body
    assert walk.say("offer.J1.sign") not in walk.view.body
    assert explained.say("offer.J1.find_out") in explained.view.body
    assert explained.say("offer.J1.why") not in explained.view.body


def test_signs_are_turned_one_by_one_gravest_first(asked: Walk) -> None:
    walk = asked.answers([NO, YES, YES]).tap("word.why")

    assert walk.say("offer.J3.sign") in walk.view.body
    assert walk.tap("word.next").say("offer.J2.sign") in walk.tap("word.next").view.body


def test_a_result_names_four_signs_and_counts_the_rest(asked: Walk, offer: Checklist) -> None:
    unsure = offer.begin()
    for question in offer.questions:
        unsure = unsure.marked(question.slot, UNSURE)

    walk = with_answers(asked, offer.result, unsure)

    rest = str(len(signs(offer, unsure)) - MOST_SIGNS)
    assert walk.view.body.count("•") == MOST_SIGNS
    assert walk.view.body.endswith(walk.say("offer.and_more", count=rest))


def test_four_signs_are_named_without_counting(asked: Walk, offer: Checklist) -> None:
    four = offer.begin()
    for question in offer.questions[:4]:
        four = four.marked(question.slot, UNSURE)

    walk = with_answers(asked, offer.result, four)

    assert walk.view.body.count("•") == MOST_SIGNS
    assert walk.view.body.endswith(walk.say("offer.J4.unsure_name"))


def test_every_result_says_its_band_and_offers_a_next_step(asked: Walk, offer: Checklist) -> None:
    for sheet in answer_sheets(offer):
        if not sheet.marks:
            continue
        walk = with_answers(asked, offer.result, sheet)

        assert walk.view.body.startswith(walk.say(f"offer.{band(offer, sheet).value}"))
        assert walk.choose("offer.steps").state.node == "offer.steps"


def test_someone_to_talk_to_is_offered_where_the_result_is_grave(asked: Walk, offer: Checklist) -> None:
    talk = next(each.label for each in asked.content.graph.nodes[offer.result].options if each.need)
    offered: dict[Band, set[bool]] = {}
    for sheet in answer_sheets(offer):
        walk = with_answers(asked, offer.result, sheet)
        offered.setdefault(band(offer, sheet), set()).add(walk.say(talk) in labels(walk))

    assert offered[Band.STRONG] == offered[Band.UNKNOWN] == {True}
    assert offered[Band.FEW] == offered[Band.NONE] == {False}


def test_no_result_ever_says_that_an_offer_is_safe(asked: Walk, offer: Checklist) -> None:
    """SAFETY 21: the word stands only in sentences that deny it."""
    for sheet in answer_sheets(offer):
        text = with_answers(asked, offer.result, sheet).view.text
        sentences = re.split(r"[.!?\n]", text.lower())

        assert [each for each in sentences if re.search(r"\bsafe\b", each) and " not " not in each] == []


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_finding_nothing_is_said_with_its_limits_in_every_language(
    language: str, asked: Walk, offer: Checklist
) -> None:
    harmless = offer.begin().marked(0, NO)

    walk = asked.at(State(language=Language(language), node=offer.result, answers=harmless))

    assert walk.view.body.startswith(walk.say("offer.none"))
    assert len(walk.say("offer.none")) > len(walk.say("offer.few"))


@pytest.mark.parametrize("node", ["offer.J1", "offer.J24", "offer.result", "offer.signs"])
@pytest.mark.parametrize("revision", [0, 2, 35])
def test_answers_to_other_questions_begin_again_kindly(
    node: str, revision: int, asked: Walk, offer: Checklist
) -> None:
    old = Answers(checklist="offer", revision=revision, marks=(YES, YES))

    walk = with_answers(asked, NodeKey(node), old)
    again = walk.tap("word.begin_again")

    assert walk.view.heading == walk.say("offer.changed.heading")
    assert walk.view.body == walk.say("offer.changed.text")
    assert is_signed(walk.view)
    assert (again.state.node, again.state.answers) == (offer.intro, None)


def test_back_from_answers_to_other_questions_shows_something_else(asked: Walk) -> None:
    old = with_answers(asked, NodeKey("offer.signs"), Answers(checklist="offer", revision=9))

    assert old.sign("‹").view.text != old.view.text


@pytest.mark.parametrize("answers", [None, Answers(checklist="offer", revision=1)])
def test_signs_without_any_sign_begin_again(answers: Answers | None, asked: Walk, offer: Checklist) -> None:
    walk = with_answers(asked, offer.signs, answers)

    assert walk.view.body == walk.say("offer.changed.text")


def test_a_page_beyond_the_last_sign_shows_one_of_them(asked: Walk, offer: Checklist) -> None:
    two = offer.begin().marked(0, YES).marked(1, YES)

    walk = with_answers(asked, offer.signs, two, page=99)

    assert walk.view.heading == walk.say("offer.signs_counted", page="2", pages="2")


@pytest.mark.parametrize(("slot", "is_ours"), [(23, True), (24, False), (63, False)])
def test_answers_beyond_the_last_question_are_no_button_of_ours(
    slot: int, offer: Checklist, content: Content, *, is_ours: bool
) -> None:
    state = State(language=EN, node=offer.result, answers=offer.begin().marked(slot, YES))

    ridden = unpack(pack(state, content.codes), content.codes)

    assert (ridden == state) is is_ours
    assert is_ours or ridden is None


@pytest.mark.parametrize("answer", [Answer.PARTLY, SKIPPED, UNSURE])
def test_forged_answers_that_a_question_does_not_offer_are_harmless(
    answer: Answer, asked: Walk, offer: Checklist
) -> None:
    everything = Answers(checklist="offer", revision=offer.revision, marks=(answer,) * 24)

    for node in (offer.result, offer.signs, NodeKey("offer.J24")):
        assert is_signed(with_answers(asked, node, everything).view)


def test_a_question_that_is_not_in_the_checklist_begins_again(content: Content, offer: Checklist) -> None:
    shorter = replace(offer, questions=offer.questions[1:])
    graph = replace(content.graph, checklists={"offer": shorter})

    walk = stand(replace(content, graph=graph), "offer.J1")

    assert walk.view.body == walk.say("offer.changed.text")


def test_a_place_typed_in_the_middle_keeps_the_answers(asked: Walk) -> None:
    walk = asked.answers([NO, NO]).types("Cambodia")

    assert walk.state.answers is not None
    assert walk.state.answers.marks == (NO, NO)


def test_help_in_the_middle_leads_back_to_the_same_question(asked: Walk) -> None:
    third = asked.answers([NO, NO])

    assert third.sign("☎").sign("‹").state == third.state


def test_the_last_question_of_the_round_does_not_run_on_into_the_longer_list(offer: Checklist) -> None:
    state = State(language=EN, node=NodeKey("offer.J17"))
    *most, last = [question for question in offer.questions if question.short]
    answers = offer.begin()
    for question in most:
        answers = answers.marked(question.slot, NO)

    assert after(offer, last, answers, NO, state).node == offer.result


def test_every_answer_button_carries_the_answer_it_says(asked: Walk) -> None:
    carried = [button.to.answers.at(0) for button in going(asked.view)[:-4] if button.to.answers]

    assert carried == [YES, NO, UNSURE, SKIPPED]


def test_answers_of_another_check_are_no_answers_to_this_one(asked: Walk, offer: Checklist) -> None:
    other = Answers(checklist="another", revision=1, marks=(YES,))

    shown = view(State(language=EN, node=offer.result, answers=other), asked.content, NOON)

    assert shown.text == with_answers(asked, offer.intro, None).view.text
