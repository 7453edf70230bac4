"""State -> View: what a person sees at a node. Each rule of flows.graph has its function here, by name."""

from collections.abc import Callable

from flows import checking, helping, keeping, local, picking, trying
from flows.frame import Scene, framed, option_rows, scene_of, words_of
from flows.graph import Rule
from flows.model import Now, State, View
from flows.snapshot import Content


def view(state: State, content: Content, now: Now) -> View:
    """What this state looks like now. The same until its `valid_until`."""
    scene = scene_of(state, content, now)
    return RULES[scene.node.rule](scene)


def _plain(scene: Scene) -> View:
    here = scene.state.here
    place = scene.place(here) if here else scene.say("people.anywhere")
    heading = scene.say(scene.node.heading, place=place)
    return framed(scene, words_of(scene), option_rows(scene), heading=heading)


def _operator(scene: Scene) -> View:
    """What whoever runs this bot says of itself, in her language or in English; without one, that there is none."""
    told = scene.content.operator.told(scene.state.language, scene.node.tells)
    return framed(scene, told or words_of(scene), option_rows(scene))


def _closed(scene: Scene) -> View:
    """An everyday card: no buttons, nothing of what was asked."""
    words = scene.say(scene.node.text)
    return View(language=scene.state.language, heading=scene.say(scene.node.heading), body=words)


RULES: dict[Rule, Callable[[Scene], View]] = {
    Rule.PLAIN: _plain,
    Rule.LANGUAGES: picking.languages,
    Rule.LIKELIEST: picking.likeliest,
    Rule.AREAS: picking.areas,
    Rule.COUNTRIES: picking.countries,
    Rule.PARTS: picking.parts,
    Rule.ORIGINS: picking.origins,
    Rule.HELP: helping.emergency,
    Rule.PEOPLE: helping.people,
    Rule.QUESTION: checking.question,
    Rule.RESULT: checking.result,
    Rule.SIGNS: checking.one_sign,
    Rule.KEEP: keeping.keep,
    Rule.KEPT: keeping.kept,
    Rule.AWAY: _closed,
    Rule.CLOSED: _closed,
    Rule.WORKED: trying.worked,
    Rule.TOLD: trying.told,
    Rule.OPERATOR: _operator,
    Rule.LOCAL: local.view,
    Rule.PAUSE: checking.pause,
}
