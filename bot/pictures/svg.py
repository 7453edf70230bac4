"""A journey as SVG: boxes with their rows, a line from a row to the box it leads to, colours with their meaning."""

from collections.abc import Iterator
from html import escape

from bot.pictures.colours import Colour, colour_of
from bot.pictures.journeys import OVERVIEW, Journey
from bot.pictures.placing import ACROSS, HEAD, LINE, PAD, WIDTH, Placed, Plan, Written, plan

MARGIN, ABOVE = 24, 96
KEY_AT, HEADING_AT = 36, 20
GREY, DARK = "#66727e", "#1d2730"
STYLE = (
    "text{font-family:'DejaVu Sans','Noto Sans',Arial,sans-serif;font-size:12px;fill:" + DARK + "}"
    ".t{font-size:22px;font-weight:bold}.h{font-size:13px;font-weight:bold}"
    ".k{font-size:11px;fill:"
    + GREY
    + "}.s{font-size:11px;font-style:italic;fill:"
    + GREY
    + "}.o{fill:"
    + GREY
    + "}.l{fill:none;stroke:#8795a3;stroke-width:1.4}"
)
NOTE = (
    "A box is a view: heading, key, how its words begin, buttons. A line shows where a button leads; → names a box "
    "that is drawn elsewhere. ‹ Back, ☰ Menu, ☎ Help and ✕ Close are on every view."
)
OVERVIEW_NOTE = "A box is a journey, with a picture of its own. A row counts the buttons that lead from it to another journey."


def svg(journey: Journey) -> str:
    """The same bytes for the same journey."""
    drawn = plan(journey)
    width, height = max(drawn.width, 1100) + 2 * MARGIN, drawn.height + ABOVE + MARGIN
    body = "\n".join(_body(journey, drawn))
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">\n<title>{escape(journey.title)}</title>\n'
        f'<style>{STYLE}</style>\n<rect width="{width}" height="{height}" fill="#f7f9fb"/>\n{body}\n</svg>\n'
    )


def _body(journey: Journey, drawn: Plan) -> Iterator[str]:
    yield _text(MARGIN, 34, journey.title, "t")
    yield _text(MARGIN, 56, OVERVIEW_NOTE if journey.name == OVERVIEW else NOTE, "k")
    yield from _legend(drawn)
    yield f'<g transform="translate({MARGIN} {ABOVE})">'
    for key, (parent, row) in drawn.hangs.items():
        yield _line(drawn.placed[parent], drawn.placed[parent].rows[row], drawn.placed[key])
    for placed in drawn.placed.values():
        yield from _box(placed)
    yield "</g>"


def _legend(drawn: Plan) -> Iterator[str]:
    used = {colour_of(each.box.rule) for each in drawn.placed.values()}
    x = MARGIN
    for colour in (each for each in Colour if each in used):
        ink = colour.value
        yield f'<rect x="{x}" y="68" width="14" height="14" rx="3" fill="{ink.fill}" stroke="{ink.line}"/>'
        yield _text(x + 20, 79, ink.means, "k")
        x += 44 + 6 * len(ink.means)


def _line(parent: Placed, row: Written, child: Placed) -> str:
    """From the end of its row to the head of the box, in one bend."""
    x, y = parent.x + WIDTH, parent.y + row.top + LINE // 2 - 4
    to_x, to_y, bend = child.x, child.y + HEAD // 2, ACROSS // 2
    end = f"{to_x - 8} {to_y - 4}L{to_x} {to_y}L{to_x - 8} {to_y + 4}"
    return f'<path class="l" d="M{x} {y}C{x + bend} {y} {to_x - bend} {to_y} {to_x} {to_y}M{end}"/>'


def _box(placed: Placed) -> Iterator[str]:
    ink, x, y = colour_of(placed.box.rule).value, placed.x, placed.y
    shape = f'width="{WIDTH}" height="{placed.height}" rx="7"'
    yield f'<rect x="{x}" y="{y}" {shape} fill="{ink.fill}" stroke="{ink.line}" stroke-width="1.5"/>'
    yield _text(x + PAD, y + HEADING_AT, placed.box.heading, "h")
    yield _text(x + PAD, y + KEY_AT, placed.box.key, "k")
    for number, line in enumerate(placed.said):
        yield _text(x + PAD, y + HEAD + PAD + LINE * number, line, "s")
    for written in placed.rows:
        yield from _row(placed, written)


def _row(placed: Placed, written: Written) -> Iterator[str]:
    x, y = placed.x + PAD, placed.y + written.top + PAD
    for number, line in enumerate(written.lines):
        yield _text(x, y + LINE * number, line.replace("   ", "\u00a0\u00a0\u00a0"), "")
    if written.arrow:
        yield _text(placed.x + WIDTH - PAD, y + written.height - LINE, written.arrow, "o", "end")


def _text(x: int, y: int, words: str, kind: str, anchor: str = "") -> str:
    classes = f' class="{kind}"' if kind else ""
    at_end = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text x="{x}" y="{y}"{classes}{at_end}>{escape(words)}</text>'
