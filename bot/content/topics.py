"""topics.yaml -> where each topic is answered; danger.yaml -> the rules that ring beside the weights."""

import re
from pathlib import Path

from bot.content.codes import need_of
from bot.content.documents import Item, read
from flows.model import NodeKey, Topic
from flows.routing import Alarm
from flows.routing.grams import words
from flows.snapshot import Entry

ALARM_FIELDS = frozenset({"danger", "dying", "calming"})


def read_entries(path: Path) -> dict[Topic, Entry]:
    """An entry for every topic. ContentError with the line for one that is missing or unknown."""
    document = read(path, shown_as=f"flows/content/{path.name}")
    entries = dict(_entry(key, value) for key, value in document.pairs())
    for topic in Topic:
        if topic not in entries:
            raise document.error(f"topic «{topic.value}» leads nowhere", f"write {topic.value}: a node")
    return entries


def read_alarm(path: Path) -> Alarm:
    """The rules of all languages together, as words are compared."""
    found: dict[str, list[str]] = {name: [] for name in sorted(ALARM_FIELDS)}
    for _, value in read(path, shown_as=f"flows/phrases/{path.name}").pairs():
        fields = value.fields(ALARM_FIELDS)
        for name in found:
            found[name] += _plain(fields.get(name))
    return Alarm(phrases=tuple(found["danger"]), dying=tuple(found["dying"]), calming=tuple(found["calming"]))


def _plain(item: Item | None) -> list[str]:
    """A phrase stands between word ends; one that ends in * may go on, one of a script without spaces stands anywhere."""
    texts = item.texts() if item else ()
    return [_bounded(" ".join(words(text)), open_ended=text.endswith("*")) for text in texts]


def _bounded(text: str, *, open_ended: bool) -> str:
    if UNSPACED.match(text):
        return text
    return f" {text}" if open_ended else f" {text} "


UNSPACED = re.compile("[\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u3400-\u9fff]")
"""Thai, Burmese, Khmer and Chinese letters."""


def _entry(key: Item, value: Item) -> tuple[Topic, Entry]:
    try:
        topic = Topic(key.text())
    except ValueError:
        raise key.error(f"there is no topic «{key.text()}»", "use the names of DESIGN") from None
    node, _, need = value.text().partition(" with ")
    return topic, Entry(node=NodeKey(node), need=need_of(value, need) if need else None)
