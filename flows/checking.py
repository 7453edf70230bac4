"""A checklist as views: one question a view, then what was found, why it matters and what to do.

Grave answers end the round early, with help; the rest of the questions stay open to her. Nothing here says «safe».
"""

from collections.abc import Iterator
from dataclasses import replace

from flows.checklist import (
    Band,
    Checklist,
    Question,
    band,
    is_short_round_over,
    is_stop,
    is_time_to_rest,
    latest,
    next_question,
    signs,
)
from flows.frame import Rows, Scene, framed, option_rows, paired, scene_of, turning
from flows.model import Answer, Answers, Button, Go, State, View

MOST_SIGNS = 4
"""Signs named in the result; all of them stand one by one behind it."""

LISTED = ("counted", "counted_more", "signs_counted", "lead", "and_more")
"""The words of its own that a checklist needs, beside its bands."""

GRAVE = (Band.STRONG, Band.UNKNOWN)


def question(scene: Scene) -> View:
    """One question and its answers. Once everybody's round is through, the result is one tap away."""
    checklist = _checklist(scene)
    asked, answers = checklist.question_at(scene.node.key), _answers(scene, checklist)
    if asked is None or answers is None:
        return _changed(scene, checklist)
    rows: list[tuple[Button, ...]] = [*paired(_answer_buttons(scene, checklist, asked, answers))]
    if is_short_round_over(checklist, answers):
        rows.append((Go(label=scene.say("word.to_result"), to=scene.state.to(checklist.result)),))
    before = latest(checklist, answers, before=asked)
    back = scene.state.to(before.node if before else checklist.intro)
    return framed(
        scene, scene.say(scene.node.text), rows, heading=_counted(scene, checklist, asked), back=back
    )


def result(scene: Scene) -> View:
    """What the answers together say, the signs by name, and what can be done now."""
    checklist = _checklist(scene)
    answers = _answers(scene, checklist)
    if answers is None:
        return _changed(scene, checklist)
    if not answers.marks:
        return _begin(scene, checklist)
    verdict = band(checklist, answers)
    blocks = [
        scene.say(f"{checklist.name}.{verdict.value}"),
        *_named(scene, checklist, signs(checklist, answers)),
    ]
    last = latest(checklist, answers)
    back = scene.state.to(last.node if last else checklist.intro)
    return framed(scene, "\n\n".join(blocks), _result_rows(scene, checklist, answers, verdict), back=back)


def pause(scene: Scene) -> View:
    """A rest between heavy questions: on with the next, to what was found so far, or away. Nothing is lost."""
    checklist = _checklist(scene)
    answers = _answers(scene, checklist)
    if answers is None:
        return _changed(scene, checklist)
    if not answers.marks:
        return _begin(scene, checklist)
    following = next_question(checklist, answers)
    onward = [("word.go_on", following.node)] if following else []
    ways = [*onward, ("word.to_result", checklist.result)]
    rows = tuple((Go(label=scene.say(key), to=scene.state.to(node)),) for key, node in ways)
    last = latest(checklist, answers)
    back = scene.state.to(last.node if last else checklist.intro)
    return framed(scene, scene.say(scene.node.text), (*rows, *option_rows(scene)), back=back)


def one_sign(scene: Scene) -> View:
    """One sign: what she said, why it matters, what to do. Changing the answer is one tap."""
    checklist = _checklist(scene)
    answers = _answers(scene, checklist)
    found = signs(checklist, answers) if answers else ()
    if answers is None or not found:
        return _changed(scene, checklist)
    page = scene.state.page % len(found)
    change = Go(label=scene.say("word.change_answer"), to=scene.state.to(found[page].node))
    rows = (*turning(scene, page, len(found)), (change,), *option_rows(scene))
    heading = scene.say(f"{checklist.name}.signs_counted", page=str(page + 1), pages=str(len(found)))
    return framed(scene, _explained(scene, checklist, found[page], answers), rows, heading=heading)


def after(checklist: Checklist, asked: Question, before: Answers, answer: Answer, state: State) -> State:
    """Where an answer leads: a node of its own, the result at a grave sign, the next question, else the result."""
    answers = before.marked(asked.slot, answer)
    answered = replace(state, answers=answers)
    if answer in asked.leads:
        return answered.to(asked.leads[answer])
    if is_stop(asked, answers) or _was_changed(checklist, asked, before):
        return answered.to(checklist.result)
    following = next_question(checklist, answers)
    if following is None or (asked.short and not following.short):
        return answered.to(checklist.result)
    if checklist.pause and is_time_to_rest(checklist, asked):
        return answered.to(checklist.pause)
    return answered.to(following.node)


def _was_changed(checklist: Checklist, asked: Question, before: Answers) -> bool:
    """She came back to change this one answer, after the round was through."""
    return before.at(asked.slot) is not Answer.UNASKED and is_short_round_over(checklist, before)


def _checklist(scene: Scene) -> Checklist:
    return scene.content.graph.checklists[scene.node.checklist or ""]


def _answers(scene: Scene, checklist: Checklist) -> Answers | None:
    """Her answers to this check, none yet if they are another's; None where its questions have changed since."""
    answers = scene.state.answers
    if answers is None or answers.checklist != checklist.name:
        return checklist.begin()
    return answers if checklist.fits(answers) else None


def _changed(scene: Scene, checklist: Checklist) -> View:
    """The questions are not what they were: begin again, kindly."""
    intro = replace(scene.state.to(checklist.intro), answers=None)
    again = Go(label=scene.say("word.begin_again"), to=intro)
    return framed(
        scene,
        scene.say(f"{checklist.changed}.text"),
        ((again,),),
        heading=scene.say(f"{checklist.changed}.heading"),
        back=intro,
    )


def _begin(scene: Scene, checklist: Checklist) -> View:
    """Nothing was asked yet, so nothing can be said: the way into the questions."""
    intro = scene_of(scene.state.to(checklist.intro), scene.content, scene.now)
    return framed(intro, intro.say(intro.node.text), option_rows(intro))


def _answer_buttons(
    scene: Scene, checklist: Checklist, asked: Question, answers: Answers
) -> Iterator[Button]:
    for answer in asked.offered:
        own = answer in asked.own_words
        key = f"{asked.node}.{answer.name.lower()}" if own else f"answer.{answer.name.lower()}"
        yield Go(label=scene.say(key), to=after(checklist, asked, answers, answer, scene.state))


def _counted(scene: Scene, checklist: Checklist, asked: Question) -> str:
    group = [each for each in checklist.questions if each.short is asked.short]
    key = "counted" if asked.short else "counted_more"
    return scene.say(f"{checklist.name}.{key}", page=str(group.index(asked) + 1), pages=str(len(group)))


def _named(scene: Scene, checklist: Checklist, found: tuple[Question, ...]) -> Iterator[str]:
    if not found:
        return
    lines = [f"• {_sign_name(scene, each)}" for each in found[:MOST_SIGNS]]
    if len(found) > MOST_SIGNS:
        lines.append(scene.say(f"{checklist.name}.and_more", count=str(len(found) - MOST_SIGNS)))
    yield "\n".join(lines)


def _sign_name(scene: Scene, found: Question) -> str:
    unsure = scene.state.answers is not None and scene.state.answers.at(found.slot) is Answer.UNSURE
    return scene.say(f"{found.node}.unsure_name" if unsure else f"{found.node}.sign")


def _explained(scene: Scene, checklist: Checklist, found: Question, answers: Answers) -> str:
    words = ("find_out",) if answers.at(found.slot) is Answer.UNSURE else ("why", "do")
    told = (scene.say(f"{found.node}.{word}") for word in words)
    return "\n\n".join((scene.say(f"{checklist.name}.lead"), _sign_name(scene, found), *told))


def _result_rows(scene: Scene, checklist: Checklist, answers: Answers, verdict: Band) -> Rows:
    rows: list[tuple[Button, ...]] = []
    if signs(checklist, answers):
        rows.append((Go(label=scene.say("word.why"), to=scene.state.to(checklist.signs)),))
    if following := next_question(checklist, answers):
        key = "word.more_questions" if is_short_round_over(checklist, answers) else "word.go_on"
        rows.append((Go(label=scene.say(key), to=scene.state.to(following.node)),))
    options = (
        scene.node.options if verdict in GRAVE else [each for each in scene.node.options if not each.need]
    )
    return (*rows, *option_rows(scene, options))
