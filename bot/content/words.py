"""phrases/*.yaml -> typed words that mean a command, and words that no notification may show."""

from pathlib import Path

from bot.content.documents import read
from flows.model import Command, Language
from flows.understanding import folded


def read_words(path: Path) -> dict[str, Command]:
    """Folded word or phrase -> command. ContentError where two commands share a word."""
    words: dict[str, Command] = {}
    for key, languages in read(path, shown_as=f"flows/phrases/{path.name}").pairs():
        try:
            command = Command(key.text())
        except ValueError:
            raise key.error(f"«{key.text()}» is not a command", "use help, close, menu, …") from None
        for _, phrases in languages.pairs():
            for phrase in phrases.items():
                if words.setdefault(folded(phrase.text()), command) is not command:
                    raise phrase.error("this word means two things", "keep it under one command")
    return words


def read_betraying(path: Path) -> dict[Language, tuple[str, ...]]:
    """Language -> beginnings of words that must not stand where a notification shows them."""
    pairs = read(path, shown_as=f"flows/phrases/{path.name}").pairs()
    return {Language(key.text()): tuple(map(str.casefold, value.texts())) for key, value in pairs}
