"""A person's side of the conversation: real buttons, pressed by their labels, through the text that rides in them."""

from collections.abc import Iterable
from dataclasses import dataclass

from flows.graph import Rule
from flows.model import (
    Answer,
    Answers,
    Button,
    Copy,
    Event,
    Go,
    Language,
    Need,
    NodeKey,
    Pressed,
    Region,
    State,
    TextKey,
    Turn,
    View,
)
from flows.packing import pack, unpack
from flows.places import name
from flows.reducer import advance, opening
from flows.snapshot import Content
from flows.understanding import hear
from tests.conftest import NOON

SIGNS = ("☎", "✕", "‹", "☰")
"""The contract: how the labels of the last two rows begin, in every language."""


def buttons(view: View) -> tuple[Button, ...]:
    """All buttons, row by row."""
    return tuple(button for row in view.rows for button in row)


def going(view: View) -> tuple[Go, ...]:
    """The buttons that lead on."""
    return tuple(button for button in buttons(view) if isinstance(button, Go))


def copied(view: View) -> list[str]:
    """The digits that can be copied."""
    return [button.text for button in buttons(view) if isinstance(button, Copy)]


def is_signed(view: View) -> bool:
    """Whether the last two rows are the contract: Help and Close, then Back and Menu."""
    last = [[button.label[:1] for button in row] for row in view.rows[-2:]]
    return last == [list(SIGNS[:2]), list(SIGNS[2:])] and len(going(view)) >= len(SIGNS)


def is_closed(content: Content, state: State) -> bool:
    """Whether she stands at an everyday card without buttons."""
    return content.graph.nodes[state.node].rule in (Rule.CLOSED, Rule.AWAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Where a person stands and what she sees; each act gives the walk one step on."""

    content: Content
    turn: Turn

    @property
    def state(self) -> State:
        return self.turn.state

    @property
    def view(self) -> View:
        return self.turn.view

    def say(self, key: str, **values: str) -> str:
        """Words in her language."""
        return self.content.texts.say(self.state.language, TextKey(key), **values)

    def hears(self, event: Event) -> "Walk":
        return Walk(content=self.content, turn=advance(self.state, event, self.content, NOON))

    def types(self, text: str) -> "Walk":
        return self.hears(hear(text, self.content))

    def press(self, label: str) -> "Walk":
        """Tap the one button with this label."""
        (button,) = (each for each in going(self.view) if each.label == label)
        return self.at(button.to)

    def tap(self, key: str) -> "Walk":
        """Tap the button with these words."""
        return self.press(self.say(key))

    def sign(self, sign: str) -> "Walk":
        """Tap one of the last two rows."""
        (button,) = (each for each in going(self.view)[-4:] if each.label.startswith(sign))
        return self.at(button.to)

    def choose(self, to: str, need: Need | None = None) -> "Walk":
        """Tap this node's option that leads there."""
        options = self.content.graph.nodes[self.state.node].options
        (label,) = (each.label for each in options if each.to == to and need in (None, each.need))
        return self.tap(label)

    def pick(self, region: str) -> "Walk":
        """Tap a country, a part of one, or a part of the world."""
        return self.press(name(self.content.places, region, self.state.language))

    def answer(self, answer: Answer) -> "Walk":
        """Tap an answer of the question she stands at."""
        own = f"{self.state.node}.{answer.name.lower()}"
        return self.tap(own if own in self.content.texts.english else f"answer.{answer.name.lower()}")

    def answers(self, answers: Iterable[Answer]) -> "Walk":
        walk = self
        for answer in answers:
            walk = walk.answer(answer)
        return walk

    def at(self, state: State) -> "Walk":
        """She presses a button that carries this state: it rides as text."""
        ridden = unpack(pack(state, self.content.codes), self.content.codes)
        assert ridden == state
        return Walk(content=self.content, turn=advance(ridden, Pressed(), self.content, NOON))


def begin(content: Content, language_code: str = "en") -> Walk:
    """The first view of a person whose app has this language."""
    return Walk(content=content, turn=advance(opening(language_code, content), Pressed(), content, NOON))


def stand(content: Content, node: str, *, here: str | None = None, language: str = "en") -> Walk:
    """Somebody at this node."""
    place = Region(here) if here else None
    return begin(content).at(State(language=Language(language), node=NodeKey(node), here=place))


def labels(walk: Walk) -> list[str]:
    """What is written on the buttons."""
    return [button.label for button in buttons(walk.view)]


def with_answers(walk: Walk, node: NodeKey, answers: Answers | None, page: int = 0) -> Walk:
    """Somebody who stands at this node with these answers."""
    return walk.at(State(language=Language("en"), node=node, answers=answers, page=page))
