"""flows/content/reviewed.yaml -> who looked at which node's words. A role, never a name.

A review belongs to the words it was given for (`of` is their mark): words or weights that change since lose it.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.content.check_stamps import LETTERS, MARK
from bot.content.documents import Item, read
from bot.content.forms import Form, suggestion
from bot.content.owners import words_of
from flows.graph import Graph, Node
from flows.model import ContentError, NodeKey, Problem
from flows.texts import Texts

FILE = "reviewed.yaml"
SHOWN_AS = f"flows/content/{FILE}"
TOP = "reviewed"
FIELDS = frozenset({"by", "on", "of"})
ROLES = (
    "survivor",
    "hotline worker",
    "case worker",
    "outreach worker",
    "lawyer",
    "nurse or doctor",
    "counsellor",
    "labour inspector",
    "union worker",
    "child protection worker",
    "digital safety trainer",
)
"""A closed list: a name cannot be written, so none can be stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Somebody agreed to a node's English words on that day."""

    by: str
    on: date
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews:
    """All reviews, with what they still cover."""

    given: Mapping[NodeKey, Review]
    marks: Mapping[NodeKey, str]

    def standing(self, node: NodeKey) -> Review | None:
        """The node's review, if its words are still those that were reviewed."""
        review = self.given.get(node)
        return review if review and review.of == self.marks.get(node) else None

    def outdated(self, node: NodeKey) -> Review | None:
        """The node's review, if its words have changed since."""
        return None if self.standing(node) else self.given.get(node)


def read_reviews(folder: Path, graph: Graph, texts: Texts, today: date) -> Reviews:
    """ContentError with every fault of the file: an entry for no node, no role, a day to come."""
    faults: list[Problem] = []
    given: dict[NodeKey, Review] = {}
    for key, item in entries(read(folder / FILE, shown_as=SHOWN_AS)):
        node = NodeKey(key.text())
        if node not in graph.nodes:
            mend = f"{suggestion(node, graph.nodes)[:120]} or delete this line"
            faults.append(key.problem(f"«{node}» was reviewed, but there is no such node", mend))
        review = _review(Form(item, FIELDS, faults), today)
        if review is not None:
            given[node] = review
    if faults:
        raise ContentError(tuple(faults))
    return Reviews(given=given, marks={node.key: mark(node, graph, texts) for node in graph.nodes.values()})


def entries(document: Item) -> Iterator[tuple[Item, Item]]:
    """Each node's key and its entry."""
    yield from document.fields(frozenset({TOP}))[TOP].pairs()


def mark(node: Node, graph: Graph, texts: Texts) -> str:
    """Six letters for a node's English words and weights."""
    said = "\n".join([*words_of(node.key, graph, texts), *_weights(node, graph)])
    return hashlib.blake2s(said.encode(), digest_size=3).hexdigest().translate(LETTERS)


def _weights(node: Node, graph: Graph) -> Iterator[str]:
    checklist = graph.checklists.get(node.checklist or "")
    question = checklist.question_at(node.key) if checklist else None
    if question is not None:
        yield from (f"{answer.name} weighs {points}" for answer, points in sorted(question.points.items()))
        yield from (f"{answer.name} is a STOP" for answer in sorted(question.stops))


def _review(form: Form, today: date) -> Review | None:
    by, of, on = form.required("by"), form.required("of"), form.day("on", today)
    if form.at("on") is None:
        form.fault(None, "it does not say when", "add on: 2027-01-31")
    if by and by not in ROLES:
        form.fault("by", f"«{by}» is no role we know", suggestion(by, ROLES))
    if of and not MARK.fullmatch(of):
        form.fault("of", f"«{of}» is no mark of words", "delete the line, and run waypost sources review")
    return Review(by=by, on=on, of=of) if by and of and on else None
