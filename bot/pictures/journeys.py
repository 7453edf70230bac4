"""The flows as boxes with rows: one journey for each part below the start or the menu, and one overview of them all.

A checklist's questions are one box that lists them. Where a row leads is a box of the same journey, or the key of a
node elsewhere. Back, Menu, Help and Close stand on every view and are not drawn.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from flows.checklist import Checklist
from flows.graph import MENU, START, Graph, Node, Rule
from flows.model import NodeKey, TextKey
from flows.snapshot import Content

GUIDE = "guide"
"""The journey of all nodes that have none below them: the start, the menu, the everyday cards."""
OVERVIEW = "overview"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line in a box; where a tap on it leads, if it is a button."""

    words: str
    to: str | None = None
    times: int = 0
    """In the overview: how many links there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A node, a checklist's questions, or in the overview a whole journey."""

    key: str
    heading: str
    rule: Rule
    rows: tuple[Row, ...]
    says: str = ""
    """Its words, on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """A picture: its boxes by key, the first one first."""

    name: str
    title: str
    boxes: dict[str, Box]


def journeys(content: Content) -> tuple[Journey, ...]:
    """All pictures, the overview first."""
    parts = _parts(content.graph)
    drawn = [_journey(name, nodes, content) for name, nodes in parts.items()]
    return (_overview(drawn, content), *drawn)


def _parts(graph: Graph) -> dict[str, list[Node]]:
    below: dict[str, list[Node]] = {}
    for node in graph.nodes.values():
        below.setdefault(_top(node.key, graph), []).append(node)
    alone = [nodes[0] for nodes in below.values() if len(nodes) == 1]
    parts = {top: _first(top, nodes) for top, nodes in below.items() if len(nodes) > 1}
    return {GUIDE: _first(START, alone), **parts}


def _first(key: str, nodes: list[Node]) -> list[Node]:
    return sorted(nodes, key=lambda each: each.key != key)


def _top(key: NodeKey, graph: Graph) -> NodeKey:
    """The node right below the start, or below a page of the menu, that a node belongs to."""
    if graph.is_within(key, MENU) and _is_menu(key):
        return MENU
    while key != START and not _is_above(graph.nodes[key].parent):
        key = graph.nodes[key].parent
    return key


def _is_menu(key: NodeKey) -> bool:
    return key == MENU or key.startswith(f"{MENU}.")


def _is_above(key: NodeKey) -> bool:
    return key == START or _is_menu(key)


def _journey(name: str, nodes: list[Node], content: Content) -> Journey:
    boxes: dict[str, Box] = {}
    for node in nodes:
        box = (
            _questions(node, content)
            if node.rule is Rule.QUESTION and node.checklist
            else _box(node, content)
        )
        boxes[box.key] = box
    return Journey(
        name=name, title=_heading(nodes[0], content) if name != GUIDE else "The guide", boxes=boxes
    )


def _box(node: Node, content: Content) -> Box:
    graph = content.graph
    rows = [
        Row(words=_english(option.label, content), to=_box_key(option.to, graph)) for option in node.options
    ]
    rows += [Row(words=words, to=_box_key(key, graph)) for words, key in _of_its_rule(node, graph) if key]
    return Box(
        key=node.key,
        heading=_heading(node, content),
        rule=node.rule,
        rows=tuple(rows),
        says=_english(node.text, content),
    )


def _of_its_rule(node: Node, graph: Graph) -> Iterator[tuple[str, NodeKey | None]]:
    """Where buttons lead that the rule puts there; a test holds that no target of a node is left out."""
    yield from (
        ("after a choice", node.then),
        ("Other", node.other),
        ("Save a number", node.keep),
        ("Did it work?", node.worked),
    )
    yield from ((f"the {caveat.value} caveat", caveat.node) for caveat in node.caveats)
    checklist = graph.checklists.get(node.checklist or "")
    if node.rule is Rule.RESULT and checklist:
        yield "Why, and what to do", checklist.signs


def _questions(node: Node, content: Content) -> Box:
    checklist = content.graph.checklists[node.checklist or ""]
    asks = [_english(content.graph.nodes[each.node].text, content) for each in checklist.questions]
    rows = [Row(words=words, to=_box_key(key, content.graph)) for words, key in _ways_out(checklist)]
    rows += [Row(words=f"{each.id}  {ask}") for each, ask in zip(checklist.questions, asks, strict=True)]
    count = len(checklist.questions)
    return Box(key=_asked(checklist), heading=f"{count} questions", rule=Rule.QUESTION, rows=tuple(rows))


def _ways_out(checklist: Checklist) -> Iterator[tuple[str, NodeKey]]:
    yield "after the last one", checklist.result
    for question in checklist.questions:
        yield from (
            (f"if {question.id} is {answer.name.lower()}", key) for answer, key in question.leads.items()
        )
    if checklist.pause:
        yield "a rest, on the way", checklist.pause
    yield "if the questions have changed", checklist.changed


def _asked(checklist: Checklist) -> str:
    return f"{checklist.name}: questions"


def _box_key(key: NodeKey, graph: Graph) -> str:
    """The box a node is drawn in."""
    node = graph.nodes.get(key)
    checklist = graph.checklists.get(node.checklist or "") if node and node.rule is Rule.QUESTION else None
    return _asked(checklist) if checklist else key


def _overview(drawn: list[Journey], content: Content) -> Journey:
    home = {key: journey for journey in drawn for key in journey.boxes}
    boxes: dict[str, Box] = {}
    for journey in drawn:
        links = Counter(
            home[row.to].name
            for box in journey.boxes.values()
            for row in box.rows
            if row.to in home and home[row.to] is not journey
        )
        titles = {each.name: each.title for each in drawn}
        rows = [Row(words=titles[name], to=name, times=times) for name, times in _most_first(links)]
        rule = content.graph.nodes[NodeKey(journey.name)].rule if journey.name != GUIDE else Rule.PLAIN
        boxes[journey.name] = Box(
            key=journey.name, heading=journey.title, rule=rule, rows=tuple(rows), says=_size(journey)
        )
    return Journey(name=OVERVIEW, title="All journeys", boxes=boxes)


def _size(journey: Journey) -> str:
    return "1 box" if len(journey.boxes) == 1 else f"{len(journey.boxes)} boxes"


def _most_first(links: Counter[str]) -> list[tuple[str, int]]:
    return sorted(links.items(), key=lambda each: (-each[1], each[0]))


def _heading(node: Node, content: Content) -> str:
    return _english(node.heading, content)


def _english(key: str, content: Content) -> str:
    return " ".join(content.texts.english[TextKey(key)].words.split())
