"""advance(state, event, content, now) -> Turn: the only door to the conversation.

Performs nothing, remembers nothing: what comes in is all there is. Whatever comes in, a view with Help comes out.
"""

from dataclasses import replace
from typing import assert_never

from flows.answering import answered
from flows.frame import help_from, over, scene_of
from flows.graph import CLOSED, HELP, LANGUAGE, MENU, PRIVACY, REFUSED, START, Rule
from flows.keeping import card
from flows.model import (
    Command,
    Commanded,
    Effect,
    Event,
    Now,
    Pressed,
    Report,
    SendContact,
    Sent,
    Started,
    State,
    Turn,
    Typed,
)
from flows.snapshot import Content
from flows.trying import report
from flows.views import view

ERASE = (Effect.ERASE_HERS,)
"""What she typed or sent is taken off the chat once it is answered: the chat is all that remembers."""


def opening(language_code: str | None, content: Content) -> State:
    """The first state of a person of whom only the app's language is known: the same for new and returning."""
    return State(language=content.texts.known(language_code), node=START)


def advance(state: State, event: Event, content: Content, now: Now) -> Turn:
    """The answer to an event."""
    match event:
        case Pressed():
            return Turn(state=state, view=view(state, content, now), effects=_pressed(state, content, now))
        case Started():
            return _shown(_started(state, event), content, now)
        case Commanded():
            return _shown(_commanded(state, event.command, content, now), content, now)
        case Typed():
            return answered(state, event, content, now)
        case Sent():
            return _shown(over(scene_of(state, content, now), REFUSED), content, now)
        case _:
            assert_never(event)


def _pressed(state: State, content: Content, now: Now) -> tuple[Effect | SendContact | Report, ...]:
    scene = scene_of(state, content, now)
    if scene.node.rule is Rule.AWAY:
        return (Effect.TAKE_AWAY,)
    if scene.node.rule is Rule.CLOSED:
        return (Effect.CLEAR,)
    sent = card(scene) if scene.node.rule is Rule.KEPT else None
    said = report(scene) if scene.node.rule is Rule.TOLD else None
    return tuple(each for each in (sent, said) if each)


def _shown(state: State, content: Content, now: Now) -> Turn:
    closes = content.graph.nodes[state.node].rule is Rule.CLOSED
    effects = (*ERASE, Effect.CLEAR) if closes else ERASE
    return Turn(state=state, view=view(state, content, now), effects=effects)


def _started(state: State, link: Started) -> State:
    """A start forgets all but what its link says."""
    return State(language=link.language or state.language, node=link.node or START, here=link.here)


def _commanded(state: State, command: Command, content: Content, now: Now) -> State:
    match command:
        case Command.HELP:  # typed at Help, it is Help again: the numbers first (SAFETY 16)
            return state if state.node == HELP else help_from(scene_of(state, content, now))
        case Command.CLOSE:
            return State(language=state.language, node=CLOSED)
        case Command.START:
            return State(language=state.language, node=START)
        case Command.LANGUAGE:
            return over(scene_of(state, content, now), LANGUAGE)
        case Command.PRIVACY:
            return over(scene_of(state, content, now), PRIVACY)
        case Command.MENU:
            return replace(state.to(MENU), back=None)
        case _:
            assert_never(command)
