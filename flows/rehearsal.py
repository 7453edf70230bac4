"""Every kind of view, played through before a person meets it: the last part of the content check.

All nodes in all languages, all countries' numbers, all cards, every band of every check. What renders wrong is a
problem at the node's own line.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from flows.checklist import Checklist
from flows.graph import HELP, Node, Rule
from flows.matters import LINE_MATTERS, Matter
from flows.model import Answer, Answers, Go, Language, Need, NodeKey, Now, Problem, Region, State, View
from flows.packing import LIMIT, pack
from flows.referrals import EVERYWHERE
from flows.snapshot import Content
from flows.texts import ENGLISH
from flows.views import view

PEOPLE = NodeKey("people")
TEXT_LIMIT, CARD_LIMIT, LABEL_LIMIT, HEADING_LIMIT = 350, 700, 60, 60
"""DESIGN: one idea a view; numbers and organisations may take twice that."""
FOREIGN_ROOM = 100
NOTHING_KNOWN = (Region("AQ"), EVERYWHERE)
NOTIFIED = 60
"""Characters that a notification or the chat list may show (SAFETY 12)."""
SIGNS = ["☎", "✕", "‹", "☰"]
"""The contract of the last two rows: in every language and direction."""

NUMBERED = (Rule.HELP, Rule.PEOPLE, Rule.LOCAL)


def problems(content: Content, now: Now) -> Iterator[Problem]:
    """What a person would see wrong, each once."""
    seen: set[str] = set()
    for state in states(content):
        node = content.graph.nodes[state.node]
        for problem in _faults(state, node, view(state, content, now), content):
            if str(problem) not in seen:
                seen.add(str(problem))
                yield problem


def states(content: Content) -> Iterator[State]:
    """A state for every kind of view there is."""
    for language in content.texts.languages:
        for node in content.graph.nodes.values():
            yield from _states_at(State(language=language, node=node.key), node, content)
        for country in content.directory.emergency:
            yield State(language=language, node=HELP, here=country)
        for node in content.graph.nodes.values():
            if node.about:
                yield from _local(State(language=language, node=node.key), node.about, content)
        yield from _cards(State(language=language, node=PEOPLE, need=Need.ANY), content)


def answer_sheets(checklist: Checklist) -> Iterator[Answers]:
    """Answers for every band: none, each answer to one question alone, all unsure, all of one kind."""
    yield checklist.begin()
    for answer in (Answer.YES, Answer.NO, Answer.PARTLY, Answer.UNSURE):
        everything = checklist.begin()
        for question in checklist.questions:
            yield checklist.begin().marked(question.slot, answer)
            everything = everything.marked(question.slot, answer)
        yield everything


def _states_at(state: State, node: Node, content: Content) -> Iterator[State]:
    yield state
    checklist = content.graph.checklists.get(node.checklist or "")
    if checklist is None:
        return
    yield replace(state, answers=Answers(checklist=checklist.name, revision=(checklist.revision + 1) % 36))
    if node.rule in (Rule.RESULT, Rule.SIGNS, Rule.PAUSE):
        for answers in answer_sheets(checklist):
            yield replace(state, answers=answers)
            yield replace(state, answers=answers, page=1)


def _local(state: State, about: Matter, content: Content) -> Iterator[State]:
    """Every country of which something may be told, and one of which nothing is known."""
    directory = content.directory
    told_by_others = about in LINE_MATTERS or about in (Matter.LABOUR_OFFICE, Matter.EMBASSY)
    countries = {*directory.local, *(directory.emergency if told_by_others else NOTHING_KNOWN)}
    for country in sorted(countries):
        yield replace(state, here=country, origin=country)


def _cards(state: State, content: Content) -> Iterator[State]:
    for country in content.directory.index:
        shown = len(content.directory.index[country])
        yield from (replace(state, here=Region(country), page=page) for page in range(shown))


def _faults(state: State, node: Node, shown: View, content: Content) -> Iterator[Problem]:
    where = f"«{state.node}» in {state.language}" + (f" for {state.here}" if state.here else "")
    limit = (
        CARD_LIMIT
        if node.rule in NUMBERED
        else TEXT_LIMIT + (FOREIGN_ROOM if state.language != ENGLISH else 0)
    )
    if len(shown.text) > limit:
        yield _fault(node, f"{where} shows {len(shown.text)} characters, {limit} fit", "say it shorter")
    if len(shown.heading) > HEADING_LIMIT:
        yield _fault(node, f"{where} has a heading of {len(shown.heading)} characters", "say it shorter")
    found = betraying(shown.text, state.language, content)
    if found:
        yield _fault(
            node, f"{where} begins with «{found[0]}», which a notification would show", "begin otherwise"
        )
    if node.rule not in (Rule.CLOSED, Rule.AWAY):
        yield from _button_faults(state, node, shown, content, where)


def betraying(text: str, language: Language, content: Content) -> list[str]:
    """What of the first words, which a notification shows, would betray her; in her language and in English."""
    words = {*content.betraying.get(language, ()), *content.betraying.get(ENGLISH, ())}
    seen = re.findall(r"\w+", text[:NOTIFIED].casefold())
    return sorted(word for word in words for each in seen if _betrays(each.removeprefix("ال"), word))


def _betrays(seen: str, word: str) -> bool:
    """Whether a word begins so; a full stop behind it means: this very word, so that «trata» is not «tratado»."""
    return seen == word[:-1] if word.endswith(".") else seen.startswith(word)


def _button_faults(state: State, node: Node, shown: View, content: Content, where: str) -> Iterator[Problem]:
    if [button.label[:1] for row in shown.rows[-2:] for button in row] != SIGNS:
        yield _fault(
            node, f"{where} does not end with {' '.join(SIGNS)}", "begin the four labels with these signs"
        )
    for button in (button for row in shown.rows for button in row):
        if not 0 < len(button.label) <= LABEL_LIMIT:
            yield _fault(node, f"{where} has a button of {len(button.label)} characters", "say it shorter")
        if isinstance(button, Go):
            yield from _leads_wrong(state, node, button, content, where)


def _leads_wrong(state: State, node: Node, button: Go, content: Content, where: str) -> Iterator[Problem]:
    size = len(pack(button.to, content.codes).encode())
    if size > LIMIT:
        yield _fault(node, f"a button of {where} takes {size} bytes, {LIMIT} fit", "shorten codes")
    if button.to == state:
        yield _fault(node, f"«{button.label}» of {where} leads to itself", "let it lead on")


def _fault(node: Node, what: str, mend: str) -> Problem:
    return Problem(source=node.source, what=what, mend=mend)
