"""Entries as lines of the directory's file, ready to be read by a person and pasted."""

import json
import re
from collections.abc import Iterable, Iterator

from bot.content.directory_yaml import ODD
from bot.operators.exchange.entries import FLAGS, Cited, Entry, Way

ORDER = (
    *(
        "id",
        "was",
        "name",
        "local_name",
        "part_of",
        "now_known_as",
        "run_by",
        "needs",
        "serves",
        "near",
        "area",
    ),
    *("citizens", "abroad", "audience", "languages", "languages_promised", "hours", "time_zone", "free"),
    *("anonymous", "records_calls", "may_report", "contacts", "status", "why", "direct_help", "founding"),
    *("check_every", "do_not_test_call", "confidence", "read_on", "sources", "notes"),
)
"""The fields in the order people know from the file. A test holds it against the reader's own set (all but
`checked`: an import checks nothing)."""

WORDS = frozenset({"run_by", "status", "confidence", "id", "near"})
BARE = frozenset({*FLAGS, "read_on", "check_every"})
PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
YAML_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
UNPRINTABLE = re.compile(r"[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def entry_lines(entry: Entry) -> Iterator[str]:
    """The entry under `organisations:`, as in the directory."""
    dash = "    - "
    for name in ORDER:
        for line in _field(entry, name):
            yield dash + line
            dash = "      "


def visible(text: str) -> str:
    """Without what YAML cannot hold, what nobody sees, and what would steer a terminal."""
    return ODD.sub("", UNPRINTABLE.sub("", text))


def quoted(text: str) -> str:
    """As YAML in double quotes; what YAML cannot hold and what nobody sees is left out."""
    return json.dumps(visible(text), ensure_ascii=False)


def word(text: str) -> str:
    """A code or id; quoted where other programs would take it for yes, no or a number (`no` is Norwegian)."""
    return text if PLAIN.fullmatch(text) and text.lower() not in YAML_WORDS else quoted(text)


def _field(entry: Entry, name: str) -> Iterable[str]:
    if name == "contacts" and entry.contacts:
        return ["contacts:", *(f"  - {{{', '.join(_way(way))}}}" for way in entry.contacts)]
    if name == "sources" and entry.sources:
        return ["sources:", *(line for cited in entry.sources for line in _cited(cited))]
    if values := entry.values(name):
        write = quoted if name == "area" else word
        return [f"{name}: [{', '.join(write(value) for value in values)}]"]
    return [f"{name}: {_value(name, entry.text(name))}"] if entry.text(name) else []


def _value(name: str, text: str) -> str:
    if name in BARE:
        return text
    return word(text) if name in WORDS else quoted(text)


def _way(way: Way) -> Iterator[str]:
    yield f"type: {way.kind.value}"
    yield f"value: {quoted(way.value)}"
    if way.dial_from:
        codes = ", ".join(word(code) for code in way.dial_from)
        yield f"dial_from: {codes if way.dial_from == ('anywhere',) else f'[{codes}]'}"
    if way.as_printed:
        yield "as_printed: true"
    if not way.seen:
        yield "seen: false"
    if way.held:
        yield f"held: {quoted(way.held)}"
    if way.note:
        yield f"note: {quoted(way.note)}"


def _cited(cited: Cited) -> Iterator[str]:
    yield f"  - where: {quoted(cited.where)}"
    if cited.said:
        yield f"    said: {quoted(cited.said)}"
    if cited.dated:
        yield f"    dated: {cited.dated if len(cited.dated) == len('2026-11-21') else quoted(cited.dated)}"
