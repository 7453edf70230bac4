"""Which node shows a piece of text, from its key alone: what holds of the node holds of its words."""

from collections.abc import Iterator

from flows.graph import Graph
from flows.model import NodeKey, TextKey
from flows.texts import Texts

OPTION = ".option"
PLAIN_WORDS = ("heading", "text", "option")
"""What a node has of its own; any other word under a checklist's name is part of its result."""


def owner_of(key: TextKey, graph: Graph) -> NodeKey | None:
    """The node; None for words that many views share (words.yaml)."""
    owner, _, word = key.rpartition(".")
    if owner.endswith(OPTION):
        owner, word = owner.removesuffix(OPTION), "option"
    checklist = graph.checklists.get(owner)
    if checklist and word not in PLAIN_WORDS:
        return checklist.result
    return NodeKey(owner) if owner in graph.nodes else None


def words_of(node: NodeKey, graph: Graph, texts: Texts) -> Iterator[str]:
    """All English a node shows: heading, text, labels; a question's reasons; a result's bands."""
    return (english.words for key, english in texts.english.items() if owner_of(key, graph) == node)
