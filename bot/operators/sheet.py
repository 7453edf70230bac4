"""The directory as lines of text: one entry's lines change, every other byte stays what it was.

Finds fields by the marks of the YAML parser, not by looking at spaces: what it cannot place, it does not touch.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from bot.content.directory import examine_text
from bot.content.directory_yaml import BREAK, document, text_of
from flows.model import ContentError, Now, Problem, Source
from flows.referrals import Organisation

AFTER = ("checked", "check_every", "founding", "sources", "status")
"""A new stamp stands behind the last of these that is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The file's lines with their ends."""

    name: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole, as it would be written."""
        return "".join(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The lines of one field of an entry: from its name up to the next one's."""

    name: str
    first: int
    end: int
    indent: int


def read_sheet(path: Path) -> Sheet:
    """The file as it stands."""
    return sheet_of(text_of(path), path.name)


def sheet_of(text: str, name: str) -> Sheet:
    """Text as lines; a line ends where YAML thinks so, and the last may have no end."""
    ends = [found.end() for found in BREAK.finditer(text)]
    parts = [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
    return Sheet(name=name, lines=tuple(part for part in parts if part))


def with_field(sheet: Sheet, organisation: Organisation, field: str, value: str) -> Sheet:
    """The same with this field of the entry set: its lines replaced, or one put where it belongs."""
    blocks = {block.name: block for block in _blocks(sheet, organisation)}
    block = blocks.get(field)
    if block is None:
        behind = next(blocks[each] for each in AFTER if each in blocks)
        block = replace(behind, first=behind.end)
    ending = _ending(sheet)
    line = f"{' ' * block.indent}{field}: {value}{ending}"
    before = list(sheet.lines[: block.first])
    if before and not BREAK.search(before[-1]):
        before[-1] += ending
    return replace(sheet, lines=(*before, line, *sheet.lines[block.end :]))


def with_lines(sheet: Sheet, at: int, lines: tuple[str, ...]) -> Sheet:
    """The same with whole lines put in before the one with that index."""
    return replaced(sheet, at, at, lines)


def replaced(sheet: Sheet, first: int, end: int, lines: tuple[str, ...]) -> Sheet:
    """The same with whole lines in place of those from one index up to another."""
    ending = _ending(sheet)
    before = list(sheet.lines[:first])
    if before and not BREAK.search(before[-1]):
        before[-1] += ending
    return replace(sheet, lines=(*before, *(line + ending for line in lines), *sheet.lines[end:]))


def quoted(text: str) -> str:
    """Words as YAML reads them back, whatever they hold; on one line."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def save(sheet: Sheet, path: Path, now: Now) -> None:
    """Writes the file whole or not at all. ContentError if it would be faulty: then it stays as it was."""
    found = examine_text(sheet.text, sheet.name, now)
    if found.problems:
        raise ContentError(found.problems)
    write_whole(sheet, path)


def write_whole(sheet: Sheet, path: Path) -> None:
    """Writes any file whole or not at all, with the rights it had."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(sheet.text.encode("utf-8"))
        beside.chmod(path.stat().st_mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def block_end(sheet: Sheet, node: yaml.Node) -> int:
    """The index of the first line behind a block: empty lines and comments behind it belong to what follows."""
    leaf = node
    while isinstance(leaf, yaml.CollectionNode) and leaf.value and not leaf.flow_style:
        leaf = leaf.value[-1][1] if isinstance(leaf, yaml.MappingNode) else leaf.value[-1]
    end = leaf.end_mark.line + (1 if leaf.end_mark.column else 0)
    while end > node.start_mark.line + 1 and _is_idle(sheet.lines[end - 1]):
        end -= 1
    return end


def entry_node(sheet: Sheet, organisation: Organisation) -> yaml.MappingNode | None:
    """The entry as YAML, where it stands in these lines."""
    for _, country in document(sheet.text, sheet.name).pairs():
        entries = country.fields().get("organisations") if country.is_mapping else None
        for item in entries.items() if entries else ():
            if item.source.line == organisation.source.line and isinstance(item.node, yaml.MappingNode):
                return item.node
    return None


def _is_idle(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _blocks(sheet: Sheet, organisation: Organisation) -> Iterator[Block]:
    node = entry_node(sheet, organisation)
    if node is None or node.flow_style:
        mend = "write it over several lines, a field on each, as the entries around it are"
        source = Source(path=sheet.name, line=organisation.source.line)
        what = f"«{organisation.id}» is written on one line, so its fields have no lines of their own"
        raise ContentError((Problem(source=source, what=what, mend=mend),))
    keys = [key for key, _ in node.value]
    ends = [key.start_mark.line for key in keys[1:]]
    last = block_end(sheet, node)
    for key, end in zip(keys, [*ends, last], strict=True):
        first = key.start_mark.line
        yield Block(
            name=key.value, first=first, end=_trimmed(sheet, first, end), indent=key.start_mark.column
        )


def _trimmed(sheet: Sheet, first: int, end: int) -> int:
    """Comments of the next field stay with it."""
    while end > first + 1 and _is_idle(sheet.lines[end - 1]):
        end -= 1
    return end


def _ending(sheet: Sheet) -> str:
    """How this file ends its lines: Windows writes two characters."""
    found = BREAK.search(sheet.lines[0])
    return found.group() if found else "\n"
