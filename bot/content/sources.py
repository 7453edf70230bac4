"""flows/content/sources.yaml -> the registry of tags, and every statement of the flows that leans on one.

A tag with a ° behind it: the right authority, but the detail was not read again. Such a statement wants a reviewer, as
general knowledge and our own proposals do.
"""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from bot.content.documents import read
from bot.content.forms import Form
from flows.graph import Graph
from flows.model import ContentError, NodeKey, Problem, Source

FILE = "sources.yaml"
UNCONFIRMED = "°"
FIELDS = frozenset({"name", "what", "where", "kind"})


class What(Enum):
    """What a source is."""

    LAW = "law"
    DOCUMENT = "document"
    PAGE = "page"
    EXPERIENCE = "experience"
    DESIGN = "design"


class Kind(Enum):
    """How far a source carries."""

    READ = "read"
    GENERAL = "general"
    PROPOSAL = "proposal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """What a tag stands for."""

    tag: str
    name: str
    what: What
    where: str
    kind: Kind
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A node that leans on a source."""

    node: NodeKey
    authority: Authority
    is_confirmed: bool
    """False where the tag has a °."""

    @property
    def wants_reviewer(self) -> bool:
        """Whether nobody read this in a source: somebody who knows the field must agree before people depend on it."""
        return not self.is_confirmed or self.authority.kind is not Kind.READ

    @property
    def tag(self) -> str:
        """As the node writes it."""
        return self.authority.tag + ("" if self.is_confirmed else UNCONFIRMED)


def read_sources(folder: Path) -> Mapping[str, Authority]:
    """Tag -> what it stands for. ContentError with every fault of the file."""
    faults: list[Problem] = []
    found: dict[str, Authority] = {}
    for key, item in read(folder / FILE, shown_as=f"flows/content/{FILE}").pairs():
        authority = _authority(key.text(), Form(item, FIELDS, faults), key.source)
        if authority is not None:
            found[authority.tag] = authority
    if faults:
        raise ContentError(tuple(faults))
    return found


def bare(tag: str) -> str:
    """The tag as the registry knows it."""
    return tag.removesuffix(UNCONFIRMED)


def nearest(tag: str, authorities: Mapping[str, Authority]) -> str:
    """What was probably meant by a tag that nobody knows."""
    near = difflib.get_close_matches(bare(tag).upper(), authorities, n=1)
    mark = UNCONFIRMED if tag.endswith(UNCONFIRMED) else ""
    return f"did you mean «{near[0]}{mark}»?" if near else "waypost sources lists all tags in use."


def statements(graph: Graph, authorities: Mapping[str, Authority]) -> Iterator[Statement]:
    """Every node with every source it names, in the order of the files. Unknown tags are left out: a gate names them."""
    for node in graph.nodes.values():
        for tag in node.tags or ():
            if bare(tag) in authorities:
                yield Statement(
                    node=node.key,
                    authority=authorities[bare(tag)],
                    is_confirmed=not tag.endswith(UNCONFIRMED),
                )


def _authority(tag: str, form: Form, source: Source) -> Authority | None:
    name, where = form.required("name"), form.required("where")
    for field in ("what", "kind"):
        form.required(field)
    what, kind = form.choice("what", What), form.choice("kind", Kind)
    if what is None or kind is None:
        return None
    return Authority(tag=tag, name=name, what=what, where=where, kind=kind, source=source)
