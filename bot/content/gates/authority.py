"""Every node says where its words come from, or that they state no fact; and every tag is in the registry."""

from collections.abc import Iterator, Mapping

from bot.content.sources import Authority, bare, nearest
from flows.graph import Graph, Node
from flows.model import Problem


def problems(graph: Graph, authorities: Mapping[str, Authority]) -> Iterator[Problem]:
    """Nodes and questions without a source, and tags that nobody knows."""
    for node in graph.nodes.values():
        if node.tags is None:
            what = f"«{node.key}» does not say where its words come from"
            yield Problem(
                source=node.source,
                what=what,
                mend="add source: [TAG], or source: none where it states no fact",
            )
        yield from _unknown(node, authorities)


def _unknown(node: Node, authorities: Mapping[str, Authority]) -> Iterator[Problem]:
    for tag in node.tags or ():
        if bare(tag) not in authorities:
            mend = f"{nearest(tag, authorities)} A new one belongs into sources.yaml"
            what = f"«{node.key}» names the source «{tag}», which nobody knows"
            yield Problem(source=node.source, what=what, mend=mend)
