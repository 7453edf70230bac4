"""YAML files as values that know their line: everything the other readers stand on.

Refuses what YAML allows and people trip over: the same key twice, aliases (a bomb in ten lines), tabs. A plain
scalar stays the text that was written: `NO` is Norway, `0800` keeps its nought, `22:00` is no number.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from flows.model import ContentError, Problem, Source

LONGEST = 20_000_000
"""Bytes. The biggest directory we plan for has 100,000 entries in several files; more is a mistake or an attack."""


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of a YAML document with its place. Asking it for the wrong shape raises ContentError with the line."""

    path: str
    node: yaml.Node

    @property
    def source(self) -> Source:
        """Where it begins; lines count from 1."""
        return Source(path=self.path, line=self.node.start_mark.line + 1)

    @property
    def is_empty(self) -> bool:
        """Nothing, `null` or `~` was written."""
        return isinstance(self.node, yaml.ScalarNode) and not self.node.style and self.node.value in EMPTY

    @property
    def is_text(self) -> bool:
        """A single value was written, not a list or names with values."""
        return isinstance(self.node, yaml.ScalarNode)

    @property
    def is_mapping(self) -> bool:
        """Names with values, not a single value or a list."""
        return isinstance(self.node, yaml.MappingNode)

    def problem(self, what: str, mend: str) -> Problem:
        """A problem at this place."""
        return Problem(source=self.source, what=what, mend=mend)

    def error(self, what: str, mend: str) -> ContentError:
        """The same, to raise."""
        return ContentError((self.problem(what, mend),))

    def text(self) -> str:
        """The scalar exactly as written, quotes removed, outer space stripped."""
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.error("a single value is expected here", "write one text on this line")
        return str(self.node.value).strip()

    def whole_number(self) -> int:
        """A plain decimal number."""
        if not self.text().isdecimal():
            raise self.error("a whole number is expected here", "write digits only, such as 3")
        return int(self.text())

    def truth(self) -> bool:
        """`true`/`yes` or `false`/`no`; nothing else."""
        try:
            return TRUTH[self.text().lower()]
        except KeyError:
            raise self.error("yes or no is expected here", "write true or false") from None

    def items(self) -> tuple["Item", ...]:
        """The members of a list; an empty value is an empty list."""
        if self.is_empty:
            return ()
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.error("a list is expected here", "start each member with a dash, or write [a, b]")
        return tuple(Item(self.path, child) for child in self.node.value)

    def texts(self) -> tuple[str, ...]:
        """A list of single values."""
        return tuple(item.text() for item in self.items())

    def pairs(self) -> Iterator[tuple["Item", "Item"]]:
        """Keys and values of a mapping, in the order written. The same key twice is refused."""
        if self.is_empty:
            return
        if not isinstance(self.node, yaml.MappingNode):
            raise self.error("names with values are expected here", "write name: value")
        seen: set[str] = set()
        for key_node, value_node in self.node.value:
            key = Item(self.path, key_node)
            if key.text() in seen:
                raise key.error(f"«{key.text()}» stands here twice", "keep one of the two")
            seen.add(key.text())
            yield key, Item(self.path, value_node)

    def fields(self, known: frozenset[str] | None = None) -> dict[str, "Item"]:
        """A mapping by key. With `known`, any other key is refused: a misspelt field must not vanish silently."""
        fields: dict[str, Item] = {}
        for key, value in self.pairs():
            if known is not None and key.text() not in known:
                raise key.error(
                    f"«{key.text()}» is not a field here", f"use one of: {', '.join(sorted(known))}"
                )
            fields[key.text()] = value
        return fields


EMPTY = frozenset({"", "~", "null"})
TRUTH = {"true": True, "yes": True, "false": False, "no": False}


def read(path: Path, *, shown_as: str | None = None) -> Item:
    """The file's one document. ContentError for what is not readable YAML; OSError stays OSError."""
    name = shown_as or path.name
    if path.stat().st_size > LONGEST:
        raise _error(
            name, 1, f"the file is larger than {LONGEST // 1_000_000} MB", "split it, or look what got in"
        )
    try:
        return parse(path.read_text(encoding="utf-8"), name)
    except UnicodeDecodeError as error:
        raise _error(name, 1, "the file is not UTF-8 text", "save it again as UTF-8") from error


def parse(text: str, name: str) -> Item:
    """YAML text as an Item. Aliases are refused, so nothing can grow beyond what was written."""
    loader = yaml.CSafeLoader(text)
    try:
        _refuse_aliases(text, name)
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _error(
            name, line, f"this is not readable YAML: {error.problem}", "look at spaces and quotes"
        ) from error
    except yaml.YAMLError as error:
        raise _error(name, 1, "this is not readable YAML", "look for odd characters") from error
    finally:
        loader.dispose()
    if node is None:
        raise _error(name, 1, "the file is empty", "put back the last good copy")
    return Item(name, node)


def _refuse_aliases(text: str, name: str) -> None:
    if "*" not in text:  # the common case, without reading it all twice
        return
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise _error(name, line, "an alias (*name) is not allowed", "write it out")


def _error(name: str, line: int, what: str, mend: str) -> ContentError:
    return ContentError((Problem(source=Source(path=name, line=line), what=what, mend=mend),))
