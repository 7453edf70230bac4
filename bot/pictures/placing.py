"""Where each box stands: a tidy tree from left to right, five columns wide. A box hangs under the first that leads to it.

Every other link is written in its row, so that no line crosses another. (Topics that lead to each other in a ring would
make seven columns of a layered drawing: docs/decisions/0006.) The overview is a wall of boxes: all lead to nearly all.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from bot.pictures.journeys import OVERVIEW, Box, Journey, Row

WIDTH, ACROSS, DOWN = 272, 48, 18
"""A box, and the room between boxes. Five columns are 1600."""
LINE, HEAD, PAD = 17, 44, 10
SAID = 2
"""Lines of a node's words: enough to know it again."""
FITS = 42
"""Characters of a row that fit a box."""
BESIDE = 36
"""Characters of a row and of the key behind its arrow that stand on one line."""
COLUMNS = 5


Hangs = dict[str, tuple[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A row as it is drawn."""

    row: Row
    lines: tuple[str, ...]
    arrow: str
    """The key of a box that no line leads to; it stands at the end of the last line, or on one of its own."""
    top: int
    """From the top of its box."""

    @property
    def height(self) -> int:
        """All its lines."""
        crowded = self.arrow and len(self.lines[-1]) + len(self.arrow) > BESIDE
        return LINE * (len(self.lines) + (1 if crowded else 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A box with its place."""

    box: Box
    x: int
    y: int
    height: int
    said: tuple[str, ...]
    rows: tuple[Written, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A journey laid out: the boxes, and which row each one hangs from."""

    placed: dict[str, Placed]
    hangs: Hangs
    """Box -> the box it hangs from and the number of its row."""
    width: int
    height: int


def plan(journey: Journey) -> Plan:
    """The same plan for the same journey."""
    return _wall(journey) if journey.name == OVERVIEW else _tree(journey)


def _wall(journey: Journey) -> Plan:
    """Each box where the shortest column ends."""
    bottoms = [0] * COLUMNS
    placed: dict[str, Placed] = {}
    for key, box in journey.boxes.items():
        column = bottoms.index(min(bottoms))
        placed[key] = _placed(box, column, bottoms[column], {})
        bottoms[column] += placed[key].height + DOWN
    return Plan(placed=placed, hangs={}, width=COLUMNS * (WIDTH + ACROSS) - ACROSS, height=max(bottoms))


def _tree(journey: Journey) -> Plan:
    hangs = dict(_first_links(journey))
    below: dict[str, list[str]] = {}
    for key, (parent, _) in hangs.items():
        below.setdefault(parent, []).append(key)
    placed: dict[str, Placed] = {}
    bottom = 0
    for key in journey.boxes:
        if key not in hangs:
            bottom = _place(journey.boxes[key], 0, bottom, _Ground(journey, hangs, below, placed))
    right = max((each.x for each in placed.values()), default=0) + WIDTH
    return Plan(placed=placed, hangs=hangs, width=right, height=bottom)


def _first_links(journey: Journey) -> Iterator[tuple[str, tuple[str, int]]]:
    """Each box with the first row that leads to it, nearest to the beginning first. Past the last column a tree begins anew."""
    seen: set[str] = set()
    for root in journey.boxes:
        waiting = [] if root in seen else [(root, 1)]
        seen.add(root)
        while waiting:
            key, column = waiting.pop(0)
            for number, row in enumerate(journey.boxes[key].rows):
                if row.to in journey.boxes and row.to not in seen and column < COLUMNS:
                    seen.add(row.to)
                    waiting.append((row.to, column + 1))
                    yield row.to, (key, number)


@dataclass(frozen=True, slots=True)
class _Ground:
    journey: Journey
    hangs: Hangs
    below: dict[str, list[str]]
    placed: dict[str, Placed]


def _place(box: Box, column: int, top: int, ground: _Ground) -> int:
    """Puts the box and all below it from this height on; returns where the next may begin."""
    placed = _placed(box, column, top, ground.hangs)
    ground.placed[box.key] = placed
    bottom = top
    for key in ground.below.get(box.key, ()):
        bottom = _place(ground.journey.boxes[key], column + 1, bottom, ground)
    return max(bottom, top + placed.height + DOWN)


def _placed(box: Box, column: int, top: int, hangs: Hangs) -> Placed:
    said = tuple(textwrap.wrap(box.says, FITS, max_lines=SAID, placeholder=" …"))
    rows = tuple(_written(box, HEAD + PAD + LINE * len(said), hangs))
    height = (rows[-1].top + rows[-1].height if rows else HEAD + LINE * len(said)) + PAD
    return Placed(box=box, x=column * (WIDTH + ACROSS), y=top, height=height, said=said, rows=rows)


def _written(box: Box, top: int, hangs: Hangs) -> Iterator[Written]:
    for number, row in enumerate(box.rows):
        words = f"{row.words} × {row.times}" if row.times else row.words
        lines = tuple(textwrap.wrap(words, FITS - 2, subsequent_indent="   ")) or ("",)
        is_drawn = row.to is None or row.times > 0 or hangs.get(row.to) == (box.key, number)
        written = Written(row=row, lines=lines, arrow="" if is_drawn else f"→ {row.to}", top=top)
        yield written
        top += written.height
