"""JSON as others send it: asked for something that is not there, or is something else, it answers with nothing.

Reading never raises on a stranger's data: what is odd is told in the proposal's remarks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Json: TypeAlias = "Mapping[str, Json] | list[Json] | str | int | float | bool | None"
Fields: TypeAlias = "dict[str, Json]"

NOTHING_SAID = frozenset({"", "null", "none", "n/a", "-", "--", "nil", "undefined", "unknown"})
"""Not `NA`: that is Namibia."""


@dataclass(frozen=True, slots=True)
class Node:
    """An object of a feed, with its place there (`contents[3].services[0]`)."""

    fields: Mapping[str, Json]
    row: str
    file: str

    def text(self, *names: str) -> str:
        """The first of these that says something. Numbers read as their digits; `NULL`, `-` and the like as nothing."""
        for name in names:
            value = self.fields.get(name)
            if isinstance(value, str | int | float) and not isinstance(value, bool):
                text = str(value).strip()
                if text.lower() not in NOTHING_SAID:
                    return text
        return ""

    def nodes(self, *names: str) -> tuple["Node", ...]:
        """The objects in these lists; a single object counts as a list of one."""
        found: list[Node] = []
        for name in names:
            value = self.fields.get(name)
            members = value if isinstance(value, list) else [value]
            found += [
                Node(member, f"{self.row}.{name}[{number}]", self.file)
                for number, member in enumerate(members)
                if isinstance(member, Mapping)
            ]
        return tuple(found)

    def node(self, name: str) -> "Node | None":
        """The object under this name."""
        return next(iter(self.nodes(name)), None)

    def has(self, *names: str) -> bool:
        """Whether any of these keys is there at all."""
        return any(name in self.fields for name in names)
