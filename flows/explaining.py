"""What a button's data means, in words, for the people who keep the guide."""

from collections.abc import Iterator

from flows.model import Answer, Answers, State, TextKey
from flows.packing import unpack
from flows.places import name
from flows.snapshot import Content
from flows.texts import ENGLISH


def explained(data: str, content: Content) -> Iterator[str]:
    """One line a fact. Data that is none of ours is said to open the start, as it does when pressed."""
    state = unpack(data, content.codes)
    if state is None:
        yield "Not a button of this guide, or of another version of it: pressing it opens the start."
        return
    yield f"leads to: {state.node}"
    yield f"language: {content.texts.names.get(state.language, state.language)}"
    yield from _places(state, content)
    if state.need:
        yield f"need: {state.need.value}"
    if state.page:
        yield f"page: {state.page + 1}"
    if state.back:
        yield f"returns to: {state.back.node}, page {state.back.page + 1}"
    if state.answers:
        yield from _answered(state.answers, content)


def _places(state: State, content: Content) -> Iterator[str]:
    if state.here:
        yield f"place: {name(content.places, state.here, ENGLISH)} ({state.here})"
    if state.origin:
        yield f"from: {name(content.places, state.origin, ENGLISH)} ({state.origin})"
    if state.area:
        yield f"part of the world: {state.area} (UN M49)"


def _answered(answers: Answers, content: Content) -> Iterator[str]:
    checklist = content.graph.checklists[answers.checklist]
    current = "" if checklist.fits(answers) else ", not the current one: the check begins again"
    yield f"answers: {answers.checklist}, revision {answers.revision}{current}"
    for question in checklist.questions:
        answer = answers.at(question.slot)
        if answer is not Answer.UNASKED:
            asked = content.texts.say(ENGLISH, TextKey(f"{question.node}.text"))
            yield f"  {question.id} {answer.name.lower()}: {asked}"
