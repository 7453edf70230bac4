"""operator.yaml -> who runs this bot, in each language it was written in. The file is the operator's own; none is needed."""

from pathlib import Path

from bot.content.documents import Item, read
from flows.graph import PHONE_LIKE
from flows.model import Language
from flows.snapshot import Operator
from flows.texts import ENGLISH

FIELDS = frozenset({"who", "hours", "duty", "complaints"})
LIMIT = 150
"""Characters of one of them: two fit a view."""


def read_operator(path: Path) -> Operator:
    """What the file says; an operator without words where there is no file. ContentError with the line of each fault."""
    if not path.exists():
        return Operator()
    document = read(path, shown_as=path.name)
    words = {Language(key.text()): _words(value) for key, value in document.pairs()}
    if ENGLISH not in words:
        raise document.error("there is no English", "write en: with who: below it")
    return Operator(words=words)


def _words(item: Item) -> dict[str, str]:
    fields = item.fields(FIELDS)
    if "who" not in fields:
        raise item.error("it does not say who runs the bot", "write who: …")
    return dict(_checked(name, value) for name, value in fields.items())


def _checked(name: str, item: Item) -> tuple[str, str]:
    text = item.text().strip()
    if len(text) > LIMIT:
        raise item.error(f"«{name}» has {len(text)} characters, {LIMIT} fit", "say it shorter")
    if PHONE_LIKE.search(text):
        raise item.error(
            f"«{name}» holds what looks like a phone number", "put the number into the directory"
        )
    return name, text
