"""The coverage as a picture that somebody who gives money understands: a map of the world as SVG.

A true map, not a grid of tiles: whoever gives money looks for her country where she learnt it. Countries keep their true areas
(Equal Earth); those too small to see are dots. No letters on the map, so nothing has to be translated but the few
words around it, and every browser and word processor opens it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from bot.operators.coverage import Covered
from flows.model import Need, Now
from flows.places import Places, name
from flows.texts import ENGLISH

OUTLINES = Path(__file__).with_name("outlines.tsv")
WIDTH, HEIGHT, TOP = 1000, 580, 78
NOBODY = "#e0702f"
"""What the picture is about. Readable beside the blues for people who see colours otherwise, and in grey."""
BLUES = ("#bcd9e3", "#5fa3bd", "#12566f")
INK, QUIET = "#1c2b33", "#5b6b73"
NOTE = "Borders: Natural Earth, simplified. They say nothing about anybody's claims. Places without inhabitants are left out."


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A country's shape in the picture, and where its dot stands if it is too small to see."""

    country: str
    path: str
    dot: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """What is told: the headline, and how much it takes for each colour."""

    title: str
    steps: tuple[int, int]
    """From how many on the second blue, and the third."""
    unit: str

    def colour(self, count: int) -> str:
        """The colour of a country with so many."""
        if not count:
            return NOBODY
        return BLUES[sum(count >= step for step in self.steps)]

    def labels(self) -> tuple[tuple[str, str], ...]:
        """Colours with their words."""
        second, third = self.steps
        first = "1" if second == 2 else f"1 to {second - 1}"
        middle = f"{second}" if third == second + 1 else f"{second} to {third - 1}"
        words = ("nobody known", f"{first} {self.unit}", f"{middle} {self.unit}", f"{third} or more")
        return tuple(zip((NOBODY, *BLUES), words, strict=True))


def world_map(rows: Sequence[Covered], places: Places, now: Now, need: Need = Need.ANY) -> str:
    """The picture. For one need: how many can be asked for it; for any: how many kinds of help there are."""
    legend = _legend(need)
    counts = {str(row.country): row.kinds if need is Need.ANY else row.known.get(need, 0) for row in rows}
    gaps = sum(1 for count in counts.values() if not count)
    subtitle = (
        f"{len(counts) - gaps} of {len(counts)} countries and territories covered; nobody known in {gaps}."
    )
    return "\n".join(
        [
            *_head(legend.title, f"{subtitle} As of {now.today:%B %Y}."),
            *_countries(counts, places, legend),
            *_legend_boxes(legend, [*counts.values()]),
            f'<text x="20" y="{HEIGHT - 14}" font-size="11" fill="{QUIET}">{NOTE}</text>',
            "</svg>",
            "",
        ]
    )


def _legend(need: Need) -> Legend:
    if need is Need.ANY:
        return Legend(
            title="Where a migrant in trouble finds somebody to ask", steps=(4, 8), unit="kinds of help"
        )
    what = need.value.replace("_", " ")
    return Legend(title=f"Where somebody is known for: {what}", steps=(2, 5), unit="known")


def _head(title: str, subtitle: str) -> Iterator[str]:
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="Helvetica, Arial, sans-serif" role="img">'
    yield f"<title>{escape(title)}</title>"
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    yield f'<text x="20" y="38" font-size="24" font-weight="bold" fill="{INK}">{escape(title)}</text>'
    yield f'<text x="20" y="62" font-size="15" fill="{QUIET}">{escape(subtitle)}</text>'


def _countries(counts: dict[str, int], places: Places, legend: Legend) -> Iterator[str]:
    yield f'<g transform="translate(0 {TOP})" stroke="#fff" stroke-width=".5" fill-rule="evenodd">'
    known = [outline for outline in _outlines() if outline.country in counts]
    for outline in known:
        if outline.path:
            yield f'<path d="{outline.path}" {_painted(outline, counts, places, legend)}</path>'
    for outline in known:
        if outline.dot:
            x, y = outline.dot
            yield f'<circle cx="{x:g}" cy="{y:g}" r="3.4" {_painted(outline, counts, places, legend)}</circle>'
    yield "</g>"


def _painted(outline: Outline, counts: dict[str, int], places: Places, legend: Legend) -> str:
    count = counts[outline.country]
    told = escape(f"{name(places, outline.country, ENGLISH)}: {count or 'nobody known'}")
    return f'fill="{legend.colour(count)}"><title>{told}</title>'


def _legend_boxes(legend: Legend, counts: Sequence[int]) -> Iterator[str]:
    for number, (colour, words) in enumerate(legend.labels()):
        x, y = 20 + number * 245, HEIGHT - 62
        crowd = sum(1 for count in counts if legend.colour(count) == colour)
        yield f'<rect x="{x}" y="{y}" width="22" height="16" rx="2" fill="{colour}"/>'
        yield f'<text x="{x + 30}" y="{y + 13}" font-size="14" fill="{INK}">{words} ({crowd})</text>'


def _outlines() -> Iterator[Outline]:
    for line in OUTLINES.read_text(encoding="utf-8").splitlines()[1:]:
        country, path, dot = line.split("\t")
        x, _, y = dot.partition(" ")
        yield Outline(country=country, path=path, dot=(float(x), float(y)) if dot else None)
