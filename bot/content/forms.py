"""A mapping read field by field: every fault is noted with its line and its mend, and none ends the reading."""

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import TypeVar

import yaml

from bot.content.documents import Item
from flows.model import ContentError, Problem

T = TypeVar("T")
E = TypeVar("E", bound=Enum)

NULL_TAG = "tag:yaml.org,2002:null"
TEXT_TAG = "tag:yaml.org,2002:str"
MEANINGS = {
    "tag:yaml.org,2002:bool": "yes or no",
    "tag:yaml.org,2002:int": "a number",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:timestamp": "a date",
}
CURLY = frozenset("“”„‟‘’")
"""What word processors make of a quote. An empty text is in no set, so it passes."""


class Form:
    """One mapping of a file. A field that is missing or faulty reads as None; faults gather in the list given."""

    __slots__ = ("_faults", "_fields", "_warnings", "item")

    def __init__(
        self,
        item: Item,
        known: frozenset[str],
        faults: list[Problem],
        warnings: list[Problem] | None = None,
    ) -> None:
        self.item = item
        self._faults = faults
        self._warnings = [] if warnings is None else warnings
        self._fields: dict[str, Item] = {}
        for key, value in pairs(item, faults):
            if key.text() in known:
                self._fields[key.text()] = value
            else:
                self.fault(key, f"«{key.text()}» is not a field here", suggestion(key.text(), known))

    def fault(self, at: Item | str | None, what: str, mend: str, *, below: int = 0) -> None:
        """Notes a fault at an item, at a field by its name, or at the whole; or so many lines below it."""
        item = self.at(at) if isinstance(at, str) else at
        problem = (item or self.item).problem(what, mend)
        line = problem.source.line + below
        self._faults.append(replace(problem, source=replace(problem.source, line=line)) if below else problem)

    def warn(self, at: Item | str | None, what: str, mend: str) -> None:
        """Notes what may be served and is worth a look."""
        item = self.at(at) if isinstance(at, str) else at
        self._warnings.append((item or self.item).problem(what, mend))

    def at(self, name: str) -> Item | None:
        """The field as it stands in the file; None if it is missing or empty."""
        item = self._fields.get(name)
        return None if item is None or item.node.tag == NULL_TAG else item

    def text(self, name: str) -> str | None:
        """Words as written. What other programs would take for a number, a date or yes/no wants quotes."""
        item = self.at(name)
        return None if item is None else self._tried(item, self._words)

    def required(self, name: str) -> str:
        """Words that must be there; empty after the fault is noted."""
        text = self.text(name)
        if not text and self.at(name) is None:
            self.fault(None, f"{name} is missing", f"add a line {name}: …")
        return text or ""

    def truth(self, name: str) -> bool | None:
        """True or false; None where nothing is said."""
        item = self.at(name)
        return None if item is None else self._tried(item, Item.truth)

    def whole_number(self, name: str) -> int | None:
        """A plain number, at least 1."""
        item = self.at(name)
        number = None if item is None else self._tried(item, Item.whole_number)
        if number == 0:
            self.fault(name, f"{name} is 0", "write at least 1")
        return number or None

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of words."""
        found = (self._tried(each, self._words) for each in self.items(name))
        return tuple(each for each in found if each)

    def items(self, name: str) -> tuple[Item, ...]:
        """A list of whatever, each once."""
        item = self.at(name)
        members = () if item is None else self._tried(item, Item.items) or ()
        if len(members) > 1:
            self._refuse_twice(members)
        return members

    def forms(self, name: str, known: frozenset[str]) -> Iterator["Form"]:
        """A list of mappings."""
        for each in self.items(name):
            yield Form(each, known, self._faults, self._warnings)

    def inner(self, name: str, known: frozenset[str]) -> "Form":
        """The mapping under a field that is there."""
        return Form(self._fields[name], known, self._faults, self._warnings)

    def choice(self, name: str, kind: type[E]) -> E | None:
        """One of a closed set."""
        item = self.at(name)
        return None if item is None else self._chosen(item, kind)

    def choices(self, name: str, kind: type[E]) -> tuple[E, ...]:
        """Some of a closed set."""
        return tuple(
            each for each in (self._chosen(item, kind) for item in self.items(name)) if each is not None
        )

    def day(self, name: str, today: date) -> date | None:
        """A day, a month or a year, never after today. A month or a year counts from its first day: never newer."""
        item = self.at(name)
        text = None if item is None else self._tried(item, Item.text)
        if text is None:
            return None
        day = first_day(text)
        if day is None:
            self.fault(name, f"«{text}» is no date", "write it as 2026-11-21, 2026-11 or 2026")
        elif day > today:
            self.fault(name, f"{text} is in the future", "write the day it really was")
        return day

    def _refuse_twice(self, members: tuple[Item, ...]) -> None:
        seen: set[str] = set()
        for member in members:
            word = member.node.value
            if isinstance(word, str) and word in seen:
                self.fault(member, f"«{word}» stands here twice", "keep one of the two")
            elif isinstance(word, str):
                seen.add(word)

    def _words(self, item: Item) -> str:
        text = item.text()
        if text[:1] in CURLY and isinstance(item.node, yaml.ScalarNode) and not item.node.style:
            straight = text.strip("".join(CURLY))
            raise item.error("curly quotes do not count as quotes", f'write straight ones: "{straight}"')
        if item.node.tag != TEXT_TAG:
            meaning = MEANINGS.get(item.node.tag, "something else")
            raise item.error(f"without quotes other programs read {text} as {meaning}", f'write "{text}"')
        return text

    def _chosen(self, item: Item, kind: type[E]) -> E | None:
        text = self._tried(item, Item.text)
        known = {str(each.value): each for each in kind}
        if text is not None and text not in known:
            self.fault(item, f"«{text}» is not known here", suggestion(text, known))
        return known.get(text or "")

    def _tried(self, item: Item, read: Callable[[Item], T]) -> T | None:
        try:
            return read(item)
        except ContentError as error:
            self._faults.extend(error.problems)
            return None


def pairs(item: Item, faults: list[Problem]) -> Iterator[tuple[Item, Item]]:
    """Keys and values; a key that stands twice is noted, and its second value left out."""
    if item.node.tag == NULL_TAG:
        return
    if not isinstance(item.node, yaml.MappingNode):
        faults.append(item.problem("names with values are expected here", "write name: value"))
        return
    seen: set[str] = set()
    for key_node, value_node in item.node.value:
        key = Item(item.path, key_node)
        if not isinstance(key_node, yaml.ScalarNode):
            faults.append(key.problem("a name is expected here", "write name: value"))
        elif key.text() in seen:
            faults.append(key.problem(f"«{key.text()}» stands here twice", "keep one of the two"))
        else:
            seen.add(key.text())
            yield key, Item(item.path, value_node)


def scalars(item: Item) -> Iterator[Item]:
    """Every single value in what stands there, however deep."""
    open_nodes = [item.node]
    while open_nodes:
        node = open_nodes.pop()
        if isinstance(node, yaml.ScalarNode):
            yield Item(item.path, node)
        else:
            open_nodes.extend(each[1] if isinstance(each, tuple) else each for each in node.value)


def suggestion(word: str, known: Iterable[str]) -> str:
    """What was probably meant, else all that can be written."""
    names = sorted(known)
    near = difflib.get_close_matches(word.lower(), names, n=1)
    return f"did you mean «{near[0]}»?" if near else f"use one of: {', '.join(names)}"


def first_day(text: str) -> date | None:
    """The first day of the day, month or year written; None for anything else."""
    try:
        return date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) in (4, 7) else text)
    except ValueError:
        return None
