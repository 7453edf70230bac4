"""`waypost graph [--write]`: draws docs/flows, or says what of it is not current."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.content.snapshot import Shelves, read_content
from bot.pictures.journeys import OVERVIEW, Journey, journeys
from bot.pictures.mermaid import mermaid
from bot.pictures.svg import svg
from bot.settings import Settings
from flows.model import Now
from flows.snapshot import Content

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse names it no other way

FOLDER = Path("docs") / "flows"
INDEX = "README.md"
INTRODUCTION = """# The flows as pictures

Drawn by `waypost graph --write` from `flows/content`; never edited by hand. A test fails when they are not current.

"""


def add_to(
    commands: "Subparsers", shelves_of: Callable[[Settings], Shelves], clock: Callable[[], Now]
) -> None:
    """Puts `graph` on the command line."""
    parser = commands.add_parser("graph", help="the flows as pictures, in docs/flows")
    parser.add_argument("--write", action="store_true", help="draw them; without it, say what is not current")

    def run(parsed: argparse.Namespace, settings: Settings) -> int:
        shelves = shelves_of(settings)
        pictures = drawn(read_content(shelves, clock()))
        folder = shelves.flows.parent / FOLDER
        return write(pictures, folder, print) if parsed.write else check(pictures, folder, print)

    parser.set_defaults(command=run)


def drawn(content: Content) -> dict[str, str]:
    """File name -> what stands in it."""
    pictures = journeys(content)
    files = {f"{each.name}.svg": svg(each) for each in pictures}
    files |= {f"{each.name}.mmd": mermaid(each) for each in pictures}
    return files | {INDEX: INTRODUCTION + "\n".join(_index(pictures)) + "\n"}


def write(pictures: dict[str, str], folder: Path, say: Callable[[str], None]) -> int:
    """Draws all, and takes away pictures of journeys that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in _strange(pictures, folder):
        (folder / name).unlink()
    for name, text in pictures.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    say(f"{len(pictures)} files in {FOLDER.as_posix()}.")
    return 0


def check(pictures: dict[str, str], folder: Path, say: Callable[[str], None]) -> int:
    """1 with what is not current, else 0."""
    stale = [*_stale(pictures, folder), *_strange(pictures, folder)]
    for name in stale:
        say(f"{(FOLDER / name).as_posix()}:1: this picture is not current; run waypost graph --write")
    if not stale:
        say("The pictures are current.")
    return 1 if stale else 0


def _stale(pictures: dict[str, str], folder: Path) -> Iterator[str]:
    for name, text in pictures.items():
        path = folder / name
        if not path.exists() or path.read_bytes() != text.encode():
            yield name


def _strange(pictures: dict[str, str], folder: Path) -> list[str]:
    kept = (each.name for each in folder.glob("*.*")) if folder.exists() else ()
    return sorted(name for name in kept if name not in pictures and name.endswith((".svg", ".mmd")))


def _index(pictures: tuple[Journey, ...]) -> Iterator[str]:
    yield "| journey | boxes | picture | text |"
    yield "| --- | --- | --- | --- |"
    for each in pictures:
        yield f"| {each.title} | {len(each.boxes)} | [{each.name}.svg]({each.name}.svg) | [{each.name}.mmd]({each.name}.mmd) |"
    yield ""
    yield f"![All journeys]({OVERVIEW}.svg)"
