"""The scorer against the content brief: its five vectors, its bands, and that it can never say «safe»."""

import pytest

from flows.checklist import (
    Band,
    Checklist,
    band,
    is_short_round_over,
    latest,
    next_question,
    points,
    score,
    signs,
)
from flows.model import Answer, Answers
from flows.snapshot import Content

SAFE = {
    "J4": Answer.YES,
    "J6": Answer.YES,
    "J10": Answer.YES,
    "J21": Answer.YES,
    "J23": Answer.YES,
}
"""Questions whose reassuring answer is Yes; for all others it is No."""


@pytest.fixture
def offer(content: Content) -> Checklist:
    return content.graph.checklists["offer"]


def _given(offer: Checklist, answers: dict[str, Answer]) -> Answers:
    sheet = offer.begin()
    for question in offer.questions:
        if question.id in answers:
            sheet = sheet.marked(question.slot, answers[question.id])
    return sheet


def test_vector_1_office_job_by_chat_is_a_strong_warning(offer: Checklist) -> None:
    yes, no = Answer.YES, Answer.NO
    told = {
        "J4": no,
        "J6": no,
        "J7": yes,
        "J10": no,
        "J11": yes,
        "J13": yes,
        "J14": yes,
        "J15": yes,
        "J16": yes,
    }

    answers = _given(offer, told)

    assert score(offer, answers) == 21
    assert band(offer, answers) is Band.STRONG


def test_vector_2_licensed_agency_with_a_small_fee_leaves_a_few_things(offer: Checklist) -> None:
    answers = _given(offer, {"J2": Answer.PARTLY, "J4": Answer.YES, "J6": Answer.YES, "J23": Answer.NO})

    assert score(offer, answers) == 2
    assert band(offer, answers) is Band.FEW


def test_vector_3_a_kept_passport_alone_is_a_strong_warning(offer: Checklist) -> None:
    answers = _given(offer, {"J1": Answer.YES})

    assert band(offer, answers) is Band.STRONG


def test_vector_4_not_sure_of_anything_is_grave_in_other_words(offer: Checklist) -> None:
    answers = _given(offer, {question.id: Answer.UNSURE for question in offer.questions if question.short})

    assert score(offer, answers) == 12
    assert band(offer, answers) is Band.UNKNOWN


def test_vector_5_reassuring_answers_find_nothing(offer: Checklist) -> None:
    answers = _given(offer, {question.id: SAFE.get(question.id, Answer.NO) for question in offer.questions})

    assert score(offer, answers) == 0
    assert band(offer, answers) is Band.NONE


def test_twelve_questions_are_asked_of_everybody_and_twelve_more_on_request(offer: Checklist) -> None:
    short = [question.id for question in offer.questions if question.short]

    assert short == ["J1", "J2", "J3", "J4", "J6", "J7", "J8", "J9", "J10", "J13", "J16", "J17"]
    assert len(offer.questions) == 24


@pytest.mark.parametrize("name", ["J1", "J3", "J8", "J9", "J17", "J18", "J19", "J22"])
def test_each_stop_sign_alone_is_a_strong_warning(offer: Checklist, name: str) -> None:
    assert band(offer, _given(offer, {name: Answer.YES})) is Band.STRONG


def test_not_being_free_to_go_out_is_a_strong_warning(offer: Checklist) -> None:
    assert band(offer, _given(offer, {"J21": Answer.NO})) is Band.STRONG


@pytest.mark.parametrize("name", ["J1", "J3", "J21"])
def test_not_sure_about_a_stop_sign_weighs_one_and_stops_nothing(offer: Checklist, name: str) -> None:
    answers = _given(offer, {name: Answer.UNSURE})

    assert score(offer, answers) == 1
    assert band(offer, answers) is Band.FEW


def test_skipping_weighs_nothing_and_is_no_sign(offer: Checklist) -> None:
    answers = _given(offer, {question.id: Answer.SKIPPED for question in offer.questions})

    assert band(offer, answers) is Band.NONE
    assert signs(offer, answers) == ()


def test_bands_begin_at_four_and_eight_points(offer: Checklist) -> None:
    three = {"J2": Answer.YES}
    four = three | {"J15": Answer.YES}
    seven = four | {"J4": Answer.NO}
    eight = seven | {"J23": Answer.NO}

    found = [band(offer, _given(offer, told)) for told in (three, four, seven, eight)]

    assert found == [Band.FEW, Band.CAREFUL, Band.CAREFUL, Band.STRONG]


def test_signs_come_gravest_first(offer: Checklist) -> None:
    answers = _given(offer, {"J15": Answer.YES, "J2": Answer.YES, "J17": Answer.YES, "J13": Answer.YES})

    assert [question.id for question in signs(offer, answers)] == ["J17", "J2", "J13", "J15"]


def test_the_short_round_is_asked_before_the_longer_list(offer: Checklist) -> None:
    answers, asked = offer.begin(), []
    while question := next_question(offer, answers):
        asked.append(question)
        answers = answers.marked(question.slot, Answer.SKIPPED)

    assert [question.short for question in asked] == [True] * 12 + [False] * 12
    assert is_short_round_over(offer, answers)


def test_back_leads_to_the_question_answered_before(offer: Checklist) -> None:
    answers = _given(offer, {"J1": Answer.NO, "J2": Answer.NO, "J5": Answer.NO})
    third = offer.questions[2]

    before = latest(offer, answers, before=third)

    assert before is not None
    assert before.id == "J2"
    assert latest(offer, answers) is not None
    assert latest(offer, offer.begin(), before=offer.questions[0]) is None


def test_answers_of_another_revision_do_not_fit(offer: Checklist) -> None:
    assert offer.fits(offer.begin())
    assert not offer.fits(Answers(checklist="offer", revision=offer.revision + 1))
    assert not offer.fits(None)


def test_every_risk_weight_is_the_briefs(offer: Checklist) -> None:
    expected = {
        "J2": 3,
        "J4": 3,
        "J5": 3,
        "J6": 3,
        "J7": 3,
        "J10": 2,
        "J11": 3,
        "J12": 3,
        "J13": 2,
        "J14": 2,
        "J15": 1,
    }
    expected |= {"J16": 2, "J20": 3, "J23": 1}
    risky = {"J4": Answer.NO, "J6": Answer.NO, "J10": Answer.NO, "J23": Answer.NO}

    found = {
        question.id: points(question, _given(offer, {question.id: risky.get(question.id, Answer.YES)}))
        for question in offer.questions
        if question.id in expected
    }

    assert found == expected
