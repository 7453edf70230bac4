"""One contact that is held: why, and how its hold is taken off. Every other byte of the file stays what it was."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

import yaml

from bot.operators.sheet import Sheet, block_end, entry_node
from flows.referrals import Contact, Organisation

HELD = "held"
Spot: TypeAlias = tuple[int, int]
"""Line and column, counted from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A contact that nobody is shown, and the reason in the file."""

    contact: Contact
    why: str


def holds(sheet: Sheet, organisation: Organisation) -> tuple[Hold, ...]:
    """The contacts that somebody has to check before they are shown. What was never seen in a source is none of them."""
    waiting = (each for each in organisation.contacts if each.held and each.seen)
    return tuple(Hold(contact=each, why=_why(sheet, organisation, each)) for each in waiting)


def released(sheet: Sheet, organisation: Organisation, contact: Contact) -> Sheet:
    """The same file without this contact's hold."""
    node = _node(sheet, organisation, contact)
    return sheet if node is None else _cut(sheet, *_extent(sheet, node))


def _why(sheet: Sheet, organisation: Organisation, contact: Contact) -> str:
    node = _node(sheet, organisation, contact)
    return str(_pairs(node)[HELD].value) if node else ""


def _node(sheet: Sheet, organisation: Organisation, contact: Contact) -> yaml.MappingNode | None:
    entry = entry_node(sheet, organisation)
    contacts = _pairs(entry).get("contacts") if entry else None
    for node in _members(contacts):
        fields = _pairs(node)
        if HELD in fields and _is(fields, contact):
            return node
    return None


def _is(fields: dict[str, yaml.Node], contact: Contact) -> bool:
    said = [str(fields[name].value).strip() for name in ("type", "value") if name in fields]
    return said == [contact.kind.value, contact.value]


def _members(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.SequenceNode):
        yield from (each for each in node.value if isinstance(each, yaml.MappingNode))


def _pairs(node: yaml.MappingNode) -> dict[str, yaml.Node]:
    return {str(key.value): value for key, value in node.value}


def _extent(sheet: Sheet, node: yaml.MappingNode) -> tuple[Spot, Spot]:
    """From where to where the hold is written, with the comma or the line end that goes with it."""
    place = next(number for number, (key, _) in enumerate(node.value) if key.value == HELD)
    key, value = node.value[place]
    if place == 0:
        return _spot(key.start_mark), _spot(node.value[1][0].start_mark)
    if node.flow_style:
        return _spot(node.value[place - 1][1].end_mark), _spot(value.end_mark)
    return (key.start_mark.line, 0), (block_end(sheet, value), 0)


def _spot(mark: yaml.Mark) -> Spot:
    return mark.line, mark.column


def _cut(sheet: Sheet, start: Spot, end: Spot) -> Sheet:
    first, last = sheet.lines[start[0]][: start[1]], "".join(sheet.lines[end[0] : end[0] + 1])[end[1] :]
    between = (first + last,) if first + last else ()
    return replace(sheet, lines=(*sheet.lines[: start[0]], *between, *sheet.lines[end[0] + 1 :]))
