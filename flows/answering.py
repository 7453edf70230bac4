"""Typed text, once it is understood -> where the person goes. Danger first; what is not clear is asked, not guessed."""

from collections.abc import Iterator
from dataclasses import replace

from flows.frame import Rows, framed, option_rows, over, scene_of
from flows.graph import HELP, NAMED, UNCLEAR, WHICH_TOPIC, Rule
from flows.model import Effect, Go, Language, Now, State, Topic, Turn, Typed, View
from flows.named import named_view
from flows.picking import settled, which_place
from flows.referrals import country_of
from flows.routing.router import GRAVE
from flows.snapshot import Content
from flows.views import view

ERASE = (Effect.ERASE_HERS,)


def answered(state: State, typed: Typed, content: Content, now: Now) -> Turn:
    """The answer to a typed text. Whatever was typed, it is a view with Help."""
    if typed.danger:
        return _danger(state, typed, content, now)
    if typed.named:
        return _named(state, typed, content, now)
    if not typed.topics:
        return _placed(state, typed, content, now)
    if not typed.sure:
        return _which_topic(state, typed, content, now)
    return _shown(_topic(_at(state, typed), typed.topics[0], content, now), typed, content, now)


def _placed(state: State, typed: Typed, content: Content, now: Now) -> Turn:
    """Nothing but a place, or nothing at all."""
    if not typed.places:
        turn = _shown(over(scene_of(state, content, now), UNCLEAR), typed, content, now)
        return replace(turn, effects=(*turn.effects, Effect.UNFITTED))
    if len(typed.places) == 1:
        return _shown(settled(state, typed.places[0], content), typed, content, now)
    return which_place(state, typed.places, content, now)


def _danger(state: State, typed: Typed, content: Content, now: Now) -> Turn:
    """The numbers first: for thoughts of dying the crisis line, else the emergency card. What it is about, a tap on."""
    state = _at(state, typed)
    if typed.topics[:1] == (Topic.SUICIDE_CRISIS,):
        return _shown(_topic(state, Topic.SUICIDE_CRISIS, content, now), typed, content, now)
    helped = over(scene_of(state, content, now), HELP) if state.node != HELP else state
    about = next((topic for topic in typed.topics if topic not in GRAVE), None)
    onward = _topic_rows((about,), helped, content, now) if about else ()
    return _shown(helped, typed, content, now, onward)


def _named(state: State, typed: Typed, content: Content, now: Now) -> Turn:
    asked = over(scene_of(state, content, now), NAMED)
    shown = named_view(scene_of(asked, content, now), typed.named)
    return Turn(state=asked, view=_offering(shown, asked, typed.language, content), effects=ERASE)


def _which_topic(state: State, typed: Typed, content: Content, now: Now) -> Turn:
    """What it may be about, as buttons: her tap is the answer."""
    placed = _at(state, typed)
    asked = over(scene_of(placed, content, now), WHICH_TOPIC)
    scene = scene_of(asked, content, now)
    topics = tuple(topic for topic in typed.topics if topic is not Topic.OFF_TOPIC)
    rows = (*_topic_rows(topics, placed, content, now), *option_rows(scene))
    shown = framed(scene, scene.say(scene.node.text), rows)
    return Turn(state=asked, view=_offering(shown, asked, typed.language, content), effects=ERASE)


def _topic_rows(topics: tuple[Topic, ...], state: State, content: Content, now: Now) -> Rows:
    return tuple((_topic_button(topic, state, content, now),) for topic in topics)


def _topic_button(topic: Topic, state: State, content: Content, now: Now) -> Go:
    label = scene_of(state, content, now).say(f"topic.{topic.value}")
    return Go(label=label, to=_topic(state, topic, content, now))


def _topic(state: State, topic: Topic, content: Content, now: Now) -> State:
    """Where a topic is answered, laid over where she stands if that is a view to come back to."""
    entry = content.entries[topic]
    if state.node == entry.node:
        return replace(state, page=0, need=entry.need or state.need)
    target = content.graph.nodes[entry.node]
    gone = over(scene_of(state, content, now), entry.node) if target.returns else state.to(entry.node)
    return replace(gone, need=entry.need or state.need)


def _at(state: State, typed: Typed) -> State:
    """Where she is, if the text names one country or one part of it."""
    countries = {country_of(place) for place in typed.places}
    if len(countries) != 1:
        return state
    (country,) = countries
    return replace(state, here=typed.places[0] if len(typed.places) == 1 else country)


def _shown(state: State, typed: Typed, content: Content, now: Now, onward: Rows = ()) -> Turn:
    closes = content.graph.nodes[state.node].rule is Rule.CLOSED
    effects = (*ERASE, Effect.CLEAR) if closes else ERASE
    shown = view(state, content, now)
    shown = replace(shown, rows=(*shown.rows[:-2], *onward, *shown.rows[-2:]))  # the numbers stay on top
    return Turn(state=state, view=_offering(shown, state, typed.language, content), effects=effects)


def _offering(shown: View, state: State, language: Language | None, content: Content) -> View:
    """The same view in the language she wrote in is one tap away."""
    rows = tuple((button,) for button in _tongue(state, language, content))
    return replace(shown, rows=(*rows, *shown.rows)) if rows else shown


def _tongue(state: State, language: Language | None, content: Content) -> Iterator[Go]:
    if language is not None and language != state.language and language in content.texts.names:
        yield Go(label=content.texts.names[language], to=replace(state, language=language))
