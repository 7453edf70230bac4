"""A journey as Mermaid text: for editors and pages that draw it themselves, and for a diff that can be read."""

from collections.abc import Iterator

from bot.pictures.colours import Colour, colour_of
from bot.pictures.journeys import Box, Journey


def mermaid(journey: Journey) -> str:
    """The same text for the same journey, byte for byte."""
    return "\n".join(_lines(journey)) + "\n"


def _lines(journey: Journey) -> Iterator[str]:
    names = {key: f"n{number}" for number, key in enumerate(journey.boxes)}
    yield "---"
    yield f'title: "{_safe(journey.title)}"'
    yield "---"
    yield "flowchart LR"
    for key, box in journey.boxes.items():
        yield f'  {names[key]}["{_label(box)}"]:::{colour_of(box.rule).name.lower()}'
    outside: dict[str, str] = {}
    for key, box in journey.boxes.items():
        for row in box.rows:
            if row.to is None:
                continue
            target = names.get(row.to) or outside.setdefault(row.to, f"x{len(outside)}")
            words = f"{row.words} × {row.times}" if row.times else row.words
            yield f'  {names[key]} -->|"{_safe(words)}"| {target}'
    for key, name in outside.items():
        yield f'  {name}(["{_safe(key)}"])'
    for colour in Colour:
        yield f"  classDef {colour.name.lower()} fill:{colour.value.fill},stroke:{colour.value.line}"


def _label(box: Box) -> str:
    said = [row.words for row in box.rows if row.to is None]
    return "<br/>".join(map(_safe, (box.heading, box.key, *said)))


def _safe(words: str) -> str:
    for sign, written in (("#", "#35;"), ('"', "#quot;"), ("<", "#lt;"), (">", "#gt;"), ("|", "#124;")):
        words = words.replace(sign, written)
    return words
