"""The nodes of the conversation as data, and everything that can be wrong with them.

A node has a key, words, options with targets, and at most the name of a rule; what a rule does stands in the reducer's
views. `problems` checks the whole before a person meets it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from flows.checklist import Checklist
from flows.matters import Matter
from flows.model import Need, NodeKey, Problem, Source, TextKey
from flows.packing import LIMIT, SLOTS, Codes, worst_case
from flows.texts import Texts

START, MENU, HELP = NodeKey("start"), NodeKey("menu"), NodeKey("help")
LANGUAGE, PLACE = NodeKey("language"), NodeKey("place")
CLOSED, CLOSED_LEFT = NodeKey("closed"), NodeKey("closed.left")
AWAY = NodeKey("away")
PRIVACY, UNCLEAR, REFUSED = NodeKey("privacy"), NodeKey("unclear"), NodeKey("refused")
KNOWN_PLACE, WHICH_PLACE, HELP_PEOPLE = NodeKey("place.known"), NodeKey("place.which"), NodeKey("help.people")
OFF_TOPIC, WHICH_TOPIC, NAMED = NodeKey("offtopic"), NodeKey("topic.which"), NodeKey("people.named")
POLICE, EMBASSY = NodeKey("help.police"), NodeKey("help.embassy")
LANDMARKS = (
    START,
    MENU,
    HELP,
    HELP_PEOPLE,
    LANGUAGE,
    PLACE,
    CLOSED,
    CLOSED_LEFT,
    AWAY,
    PRIVACY,
    UNCLEAR,
    REFUSED,
    KNOWN_PLACE,
    WHICH_PLACE,
    POLICE,
    EMBASSY,
    OFF_TOPIC,
    WHICH_TOPIC,
    NAMED,
)
"""Nodes the reducer knows by name."""


class Rule(Enum):
    """What a node does beyond its words. Named here, explained in flows/views.py."""

    PLAIN = "plain"
    LANGUAGES = "languages"
    LIKELIEST = "likeliest"
    AREAS = "areas"
    COUNTRIES = "countries"
    PARTS = "parts"
    ORIGINS = "origins"
    HELP = "help"
    PEOPLE = "people"
    QUESTION = "question"
    RESULT = "result"
    SIGNS = "signs"
    KEEP = "keep"
    KEPT = "kept"
    AWAY = "away"
    CLOSED = "closed"
    WORKED = "worked"
    TOLD = "told"
    OPERATOR = "operator"
    LOCAL = "local"
    PAUSE = "pause"


class Caveat(Enum):
    """What may never be named without saying what it can mean (content brief 0.4, 0.5): a line here, all of it on a tap."""

    POLICE = "police"
    EMBASSY = "embassy"

    @property
    def node(self) -> NodeKey:
        """Where all of it stands."""
        return {Caveat.POLICE: POLICE, Caveat.EMBASSY: EMBASSY}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A choice a node offers: a label and where it leads."""

    label: TextKey
    to: NodeKey
    source: Source
    need: Need | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A place in the conversation."""

    key: NodeKey
    parent: NodeKey
    source: Source
    rule: Rule = Rule.PLAIN
    options: tuple[Option, ...] = ()
    then: NodeKey | None = None
    """Pickers: where a choice leads; none: back to where she came from."""
    other: NodeKey | None = None
    """Pickers: where «Other» or a part of the world leads."""
    keep: NodeKey | None = None
    """Lists of people: where saving a number leads."""
    worked: NodeKey | None = None
    """Lists of people: where saying whether a contact worked leads."""
    returns: bool = False
    """Back leads to where she came from, not to the parent."""
    passing: bool = False
    """A view one passes through: never itself a place to return to."""
    checklist: str | None = None
    about: Matter | None = None
    """Local facts: what of her country is told after the words."""
    tells: tuple[str, ...] = ()
    """Who runs the bot: what of it is told here (flows.snapshot.Operator)."""
    caveats: tuple[Caveat, ...] = ()
    """What the words name that wants a caveat."""
    tags: tuple[str, ...] | None = None
    """The sources of what the words say (content/sources.yaml); () where they state no fact, None where nobody said."""

    @property
    def heading(self) -> TextKey:
        """The key of its first line."""
        return TextKey(f"{self.key}.heading")

    @property
    def text(self) -> TextKey:
        """The key of its words."""
        return TextKey(f"{self.key}.text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """All nodes and checklists."""

    nodes: Mapping[NodeKey, Node]
    checklists: Mapping[str, Checklist]

    def is_within(self, node: NodeKey, ancestor: NodeKey) -> bool:
        """Whether a node is this one or below it."""
        while node not in (ancestor, START):
            node = self.nodes[node].parent
        return node == ancestor

    def targets(self, node: Node) -> Iterator[tuple[NodeKey, Source]]:
        """Every node this one names, and where it is named."""
        yield node.parent, node.source
        yield from ((option.to, option.source) for option in node.options)
        yield from ((key, node.source) for key in (node.then, node.other, node.keep, node.worked) if key)
        yield from ((caveat.node, node.source) for caveat in node.caveats)
        if node.checklist and node.checklist in self.checklists:
            yield from ((key, node.source) for key in _checklist_nodes(self.checklists[node.checklist]))


def problems(graph: Graph, texts: Texts, codes: Codes) -> Iterator[Problem]:
    """Everything wrong with the flows, at once."""
    if not graph.nodes:
        source = Source(path="flows/content", line=1)
        yield Problem(source=source, what="there are no nodes", mend="put back the last good copy")
        return
    yield from _dangling(graph)
    yield from _checklists(graph)
    yield from _unreachable(graph)
    yield from _dead_ends(graph)
    yield from _parents_without_top(graph)
    yield from _uncoded(graph, codes)
    yield from _too_big(graph, texts, codes)
    yield from _numbers(texts)


def _dangling(graph: Graph) -> Iterator[Problem]:
    for node in graph.nodes.values():
        for target, source in graph.targets(node):
            if target not in graph.nodes:
                yield Problem(
                    source=source,
                    what=f"«{node.key}» leads to «{target}», which does not exist",
                    mend="name a node",
                )
    for key in LANDMARKS:
        if key not in graph.nodes:
            what, mend = f"there is no «{key}»", "every guide needs this node: write it"
            yield Problem(source=_anywhere(graph), what=what, mend=mend)


def _checklists(graph: Graph) -> Iterator[Problem]:
    for node in graph.nodes.values():
        if node.rule in CHECKING and node.checklist not in graph.checklists:
            what, mend = f"«{node.key}» names no checklist there is", "write checklist: its name"
            yield Problem(source=node.source, what=what, mend=mend)
        if (node.rule is Rule.LOCAL) is (node.about is None):
            what, mend = f"«{node.key}» has one of rule: local and about, not both", "write both, or none"
            yield Problem(source=node.source, what=what, mend=mend)
        if node.rule in HELPLESS and node.key not in (CLOSED, CLOSED_LEFT, AWAY):
            yield Problem(source=node.source, what=f"«{node.key}» shows no Help", mend="take another rule")
    for checklist in graph.checklists.values():
        source = graph.nodes[checklist.intro].source if checklist.intro in graph.nodes else _anywhere(graph)
        if not checklist.questions:
            yield Problem(source=source, what=f"«{checklist.name}» asks nothing", mend="write its questions")
        if not 0 <= checklist.revision < REVISIONS:
            what = f"«{checklist.name}» has revision {checklist.revision}, the last is {REVISIONS - 1}"
            yield Problem(source=source, what=what, mend="start a second checklist")


def _anywhere(graph: Graph) -> Source:
    return next(iter(graph.nodes.values())).source


def _unreachable(graph: Graph) -> Iterator[Problem]:
    reached: set[NodeKey] = set()
    waiting = list(LANDMARKS)
    while waiting:
        key = waiting.pop()
        if key in graph.nodes and key not in reached:
            reached.add(key)
            waiting += [target for target, _ in graph.targets(graph.nodes[key])]
    for key in graph.nodes.keys() - reached:
        node = graph.nodes[key]
        yield Problem(
            source=node.source, what=f"nothing leads to «{key}»", mend="let an option lead here, or delete it"
        )


def _dead_ends(graph: Graph) -> Iterator[Problem]:
    for node in graph.nodes.values():
        if node.rule in (Rule.PLAIN, Rule.LOCAL) and not node.options:
            yield Problem(
                source=node.source,
                what=f"«{node.key}» offers no next step",
                mend="give it at least one option",
            )
        offered = len(node.options) + len(node.caveats)
        if offered > MOST_OPTIONS:
            what = f"«{node.key}» offers {offered} choices, {MOST_OPTIONS} fit a small phone"
            yield Problem(source=node.source, what=what, mend="move some behind a «More»")


def _parents_without_top(graph: Graph) -> Iterator[Problem]:
    """Every way back must end at the start."""
    for node in graph.nodes.values():
        seen: set[NodeKey] = set()
        key = node.key
        while key != START and key in graph.nodes and key not in seen:
            seen.add(key)
            key = graph.nodes[key].parent
        if key in graph.nodes and key != START:
            yield Problem(
                source=node.source,
                what=f"Back from «{node.key}» never comes to the start",
                mend="mend a parent",
            )


def _uncoded(graph: Graph, codes: Codes) -> Iterator[Problem]:
    for node in graph.nodes.values():
        if node.key not in codes.of_node:
            what, mend = f"«{node.key}» has no code", "give it one in codes.yaml that was never used"
            yield Problem(source=node.source, what=what, mend=mend)
    some = _anywhere(graph)
    for code, key in codes.nodes.items():
        if key not in graph.nodes:
            what = f"code «{code}» is for «{key}», which does not exist"
            yield Problem(
                source=Source(path="codes.yaml", line=1), what=what, mend="put the code under retired"
            )
    for missing in sorted(set(Need) - codes.of_need.keys(), key=lambda need: need.value):
        yield Problem(
            source=some, what=f"the need «{missing.value}» has no code", mend="give it one in codes.yaml"
        )


def _too_big(graph: Graph, texts: Texts, codes: Codes) -> Iterator[Problem]:
    worst = worst_case(codes, texts.languages)
    if worst > LIMIT:
        what = f"the longest state takes {worst} bytes, {LIMIT} fit a button"
        yield Problem(
            source=Source(path="codes.yaml", line=1), what=what, mend="shorten codes or language tags"
        )
    for checklist in graph.checklists.values():
        highest = max((question.slot for question in checklist.questions), default=0)
        if highest >= SLOTS:
            what = f"«{checklist.name}» uses slot {highest}, the last is {SLOTS - 1}"
            yield Problem(source=checklist.questions[0].source, what=what, mend="start a second checklist")


def _numbers(texts: Texts) -> Iterator[Problem]:
    """Numbers come from the directory alone (SAFETY 18)."""
    found = [(key, words.words, words.source) for key, words in texts.english.items()]
    for translations in texts.translations.values():
        found += [(key, words.words, words.source) for key, words in translations.items()]
    for key, words, source in found:
        if PHONE_LIKE.search(words):
            what, mend = f"«{key}» holds what looks like a phone number", "let the directory say it"
            yield Problem(source=source, what=what, mend=mend)


def _checklist_nodes(checklist: Checklist) -> Iterator[NodeKey]:
    yield from (checklist.intro, checklist.result, checklist.signs, checklist.changed)
    if checklist.pause:
        yield checklist.pause
    yield from (question.node for question in checklist.questions)
    for question in checklist.questions:
        yield from question.leads.values()


CHECKING = (Rule.QUESTION, Rule.RESULT, Rule.SIGNS, Rule.PAUSE)
HELPLESS = (Rule.CLOSED, Rule.AWAY)
REVISIONS = 36
"""A revision rides as one base-36 digit."""

MOST_OPTIONS = 6
PHONE_LIKE = re.compile(r"\d(?:[\s().\-/]*\d){2,}")
"""Three digits in any script, however spaced: no sentence of a flow needs them."""
