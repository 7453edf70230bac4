"""codes.yaml -> the registry of opaque button codes, and what it was at an earlier commit."""

import re
from pathlib import Path

from bot.content.documents import Item, parse, read
from flows.model import Need, NodeKey
from flows.packing import Codes

FIELDS = frozenset({"nodes", "needs", "checklists", "retired"})
LIST_FIELDS = frozenset({"code", "revision", "slots"})
SHOWN_AS = "flows/content/codes.yaml"
NODE_CODE, SHORT_CODE = re.compile(r"(?=.*\d)[a-z0-9]{2,3}"), re.compile(r"[a-z]")


def read_codes(path: Path) -> Codes:
    """The registry. ContentError with the line for anything that is not one."""
    return codes_of(read(path, shown_as=SHOWN_AS))


def codes_in(text: str) -> Codes:
    """A registry from text, such as another commit's."""
    return codes_of(parse(text, SHOWN_AS))


def codes_of(document: Item) -> Codes:
    """A registry from a parsed document."""
    fields = _needed(document, FIELDS)
    lists = {key.text(): _needed(value, LIST_FIELDS) for key, value in fields["checklists"].pairs()}
    retired = frozenset(fields["retired"].texts())
    codes = Codes(
        nodes={_code(key, NODE_CODE): NodeKey(value.text()) for key, value in fields["nodes"].pairs()},
        needs={
            _code(key, SHORT_CODE): need_of(value, value.text()) for key, value in fields["needs"].pairs()
        },
        checklists={_code(fields_of["code"], SHORT_CODE): name for name, fields_of in lists.items()},
        slots={name: _slots(fields_of) for name, fields_of in lists.items()},
        revisions={name: fields_of["revision"].whole_number() for name, fields_of in lists.items()},
        retired=retired,
    )
    _refuse_twins(codes, document)
    return codes


def need_of(item: Item, name: str) -> Need:
    """A need by its name. ContentError at the item with the names there are."""
    try:
        return Need(name)
    except ValueError:
        needs = ", ".join(need.value for need in Need)
        raise item.error(f"there is no need «{name}»", f"use one of: {needs}") from None


def _needed(item: Item, names: frozenset[str]) -> dict[str, Item]:
    fields = item.fields(names)
    for name in sorted(names - fields.keys()):
        raise item.error(f"«{name}» is missing here", f"write {name}: …")
    return fields


def _slots(fields: dict[str, Item]) -> dict[str, int]:
    slots = {key.text(): value.whole_number() for key, value in fields["slots"].pairs()}
    if len(set(slots.values())) != len(slots):
        raise fields["slots"].error("two questions share a slot", "give each its own, never used before")
    return slots


def _code(item: Item, form: re.Pattern[str]) -> str:
    if not form.fullmatch(item.text()):
        raise item.error(
            f"«{item.text()}» cannot be a code", "nodes: 2 or 3 of a-z, 0-9 with a digit; others: one letter"
        )
    return item.text()


def _refuse_twins(codes: Codes, document: Item) -> None:
    if len(codes.of_node) != len(codes.nodes) or len(codes.of_need) != len(codes.needs):
        raise document.error("one node or need has two codes", "keep the older, put the other under retired")
    back_in_use = codes.retired & (codes.nodes.keys() | codes.needs.keys() | codes.checklists.keys())
    if back_in_use:
        raise document.error(
            f"retired code «{min(back_in_use)}» is in use", "take a code that was never used"
        )
