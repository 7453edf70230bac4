"""What every view has: a heading, words, rows of buttons, and the same two last rows in the same places.

Help and Close, then Back and Menu. No button leads to the view it stands on: a tap always changes something.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from flows.graph import CLOSED, HELP, HELP_PEOPLE, MENU, START, Caveat, Node, Option, Rule
from flows.model import Button, Go, Need, NodeKey, Now, Region, Spot, State, TextKey, View
from flows.places import name
from flows.snapshot import Content

Rows = tuple[tuple[Button, ...], ...]

NARROW = 16
"""Characters of a label that fits beside another on a phone of 320 points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What every rule needs: where she stands, what there is, the time."""

    state: State
    node: Node
    content: Content
    now: Now

    def say(self, key: str, **values: str) -> str:
        """Words in her language."""
        return self.content.texts.say(self.state.language, TextKey(key), **values)

    def place(self, region: Region) -> str:
        """A region's name in her language."""
        return name(self.content.places, region, self.state.language)


def scene_of(state: State, content: Content, now: Now) -> Scene:
    """The scene a state stands in."""
    return Scene(state=state, node=content.graph.nodes[state.node], content=content, now=now)


def framed(
    scene: Scene,
    body: str,
    rows: Iterable[tuple[Button, ...]],
    *,
    heading: str | None = None,
    back: State | None = None,
) -> View:
    """A view with its last two rows. Heading and Back are the node's own unless given."""
    return View(
        language=scene.state.language,
        heading=heading or scene.say(scene.node.heading),
        body=body,
        rows=(*rows, *_last_rows(scene, back or back_from(scene))),
    )


def option_rows(scene: Scene, options: Sequence[Option] | None = None) -> Rows:
    """The node's options, one a row, two where both are short."""
    chosen = scene.node.options if options is None else options
    told = [_caveat_option(scene.node, caveat) for caveat in scene.node.caveats]
    return paired(
        Go(label=scene.say(option.label), to=following(scene, option)) for option in (*chosen, *told)
    )


def _caveat_option(node: Node, caveat: Caveat) -> Option:
    return Option(label=TextKey(f"caveat.{caveat.value}.more"), to=caveat.node, source=node.source)


def words_of(scene: Scene) -> str:
    """The node's own words, and a line for each thing it names that may not be named without one."""
    caveats = (scene.say(f"caveat.{caveat.value}") for caveat in scene.node.caveats)
    return "\n\n".join((scene.say(scene.node.text), *caveats))


def following(scene: Scene, option: Option) -> State:
    """Where an option leads. A check that is entered anew begins with no answers."""
    target = scene.content.graph.nodes[option.to]
    state = replace(scene.state.to(option.to), need=option.need or scene.state.need)
    if target.returns:
        state = replace(
            state, back=_below(scene.state.back if scene.node.returns else scene.state.spot, option.to)
        )
    if target.rule is Rule.QUESTION and target.checklist:
        state = replace(state, answers=scene.content.graph.checklists[target.checklist].begin())
    return state


def over(scene: Scene, node: NodeKey) -> State:
    """A node laid over the present view: Back leads to the view, or to what lay under a view of passage."""
    stays = scene.node.passing or scene.state.node == node
    back = scene.state.back if stays else scene.state.spot
    return replace(scene.state.to(node), back=_below(back, node))


def _below(back: Spot | None, node: NodeKey) -> Spot | None:
    """A view never leads back to itself: a tap always changes something."""
    return None if back and back.node == node else back


def back_from(scene: Scene) -> State:
    """One step back: to where she came from, or to the parent. Answers stay."""
    if scene.node.returns and scene.state.back:
        return returned(scene.state)
    return scene.state.to(scene.node.parent)


def returned(state: State) -> State:
    """At the place to return to, which is used up thereby; without one, at the start."""
    if state.back is None:
        return state.to(START)
    return replace(state.to(state.back.node, page=state.back.page), back=None)


def paired(buttons: Iterable[Button]) -> Rows:
    """Two short labels a row; a long one alone."""
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        last = rows[-1] if rows else ()
        if len(last) == 1 and _is_short(last[0]) and _is_short(button):
            rows[-1] = (last[0], button)
        else:
            rows.append((button,))
    return tuple(rows)


def turning(scene: Scene, page: int, pages: int) -> Rows:
    """The row that turns pages; none where there is one page."""
    if pages < 2:
        return ()
    turns = (
        [(page + 1, "word.next")] if pages == 2 else [(page - 1, "word.previous"), (page + 1, "word.next")]
    )
    return (tuple(Go(label=scene.say(key), to=replace(scene.state, page=to % pages)) for to, key in turns),)


def _is_short(button: Button) -> bool:
    return len(button.label) <= NARROW


def _last_rows(scene: Scene, back: State) -> Rows:
    state = scene.state
    menu = START if state.node == MENU else MENU
    return (
        (
            Go(label=scene.say("sign.help"), to=help_from(scene)),
            Go(label=scene.say("sign.close"), to=State(language=state.language, node=CLOSED)),
        ),
        (
            Go(label=scene.say("sign.back"), to=back),
            Go(label=scene.say("sign.menu"), to=replace(state.to(menu), back=None)),
        ),
    )


def help_from(scene: Scene) -> State:
    """One tap to Help from anywhere; from Help itself, on to the people beyond the first numbers."""
    state = scene.state
    if state.node == HELP:
        return replace(state.to(HELP_PEOPLE), need=Need.HOTLINE)
    if scene.content.graph.is_within(state.node, HELP):
        return state.to(HELP)
    return over(scene, HELP)
