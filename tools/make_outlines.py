"""Writes bot/operators/outlines.tsv: the shapes of countries for the coverage map, from Natural Earth (public domain).

Run by hand, seldom: `npm pack world-atlas@2.0.2 i18n-iso-countries@7` in a folder, unpack both, then
`python tools/make_outlines.py FOLDER`. world-atlas (ISC) is Natural Earth 1:50m as TopoJSON; i18n-iso-countries (MIT)
only gives the letters for its numbers. Equal Earth projection (Šavrič, Patterson, Jenny 2018): true areas, so that a
gap in Africa looks as large as it is. Borders are drawn once, on lines that neighbours share.
"""

import json
import math
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

Point = tuple[float, float]
Ring = list[Point]

MADE = Path(__file__).parent.parent / "bot" / "operators" / "outlines.tsv"
HEADER = "# Countries as SVG paths, 1000 wide. Natural Earth 1:50m by way of world-atlas 2.0.2. Made by tools/make_outlines.py."
WIDTH, SCALE = 1000, 1000 / (2 * 2.70663)
NORTH = 425.0
TOLERANCE = 0.55
"""Units of the picture: finer than the lines are drawn."""
SMALLEST = 12.0
"""Square units. Smaller countries get a dot, else nobody would see them."""
NAMED = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}
PARTS: dict[str, dict[str, tuple[float, float, float, float]]] = {
    "FR": {"GF": (-56, 1, -50, 7), "GP": (-62.5, 15.6, -60.9, 16.7), "MQ": (-61.5, 14.2, -60.7, 15)}
    | {"RE": (54, -22, 57, -20), "YT": (44, -14, 46, -12)},
    "NO": {"SJ": (5, 70.5, 40, 82), "BV": (2, -56, 5, -53)},
    "NL": {"BQ": (-69, 11, -62, 18)},
    "NZ": {"TK": (-173, -10, -171, -8)},
}
"""What Natural Earth draws as one with another country, by west, south, east, north."""
DOTS = {
    "CC": (96.8, -12.2), "CX": (105.6, -10.5), "GI": (-5.35, 36.14), "TK": (-171.8, -9.2), "TV": (179.2, -8.5),
    "UM": (166.6, 19.3), "BV": (3.4, -54.4), "BQ": (-68.3, 12.2), "GP": (-61.5, 16.2), "MQ": (-61.0, 14.6),
    "RE": (55.5, -21.1), "YT": (45.15, -12.8),
}  # fmt: skip
"""Where a dot stands for those that it does not draw at all."""


def projected(longitude: float, latitude: float) -> Point:
    """Equal Earth, in units of the picture."""
    first, second, third, fourth = 1.340264, -0.081106, 0.000893, 0.003796
    root = math.sqrt(3) / 2
    theta = math.asin(root * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square**3
    slope = first + 3 * second * square + sixth * (7 * third + 9 * fourth * square)
    x = math.radians(longitude) * math.cos(theta) / (root * slope)
    y = theta * (first + second * square + sixth * (third + fourth * square))
    return WIDTH / 2 + x * SCALE, NORTH / 2 + 30 - y * SCALE


def arcs(atlas: dict) -> list[Ring]:  # type: ignore[type-arg]  # somebody else's JSON, read once by hand
    """The shared lines, in degrees."""
    (sx, sy), (dx, dy) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    found: list[Ring] = []
    for arc in atlas["arcs"]:
        x = y = 0
        line: Ring = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * sx + dx, y * sy + dy))
        found.append(line)
    return found


def simplified(line: Ring) -> Ring:
    """Douglas and Peucker, measured in the picture; ends stay, so that neighbours still meet."""
    if len(line) < 3:
        return line
    (ax, ay), (bx, by) = projected(*line[0]), projected(*line[-1])
    length = math.hypot(bx - ax, by - ay)
    far, at = 0.0, 0
    for number, (x, y) in enumerate((projected(*point) for point in line[1:-1]), start=1):
        off = math.hypot(x - ax, y - ay)
        if length:
            off = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
        far, at = max((far, at), (off, number))
    if far < TOLERANCE:
        return [line[0], line[-1]]
    return simplified(line[: at + 1])[:-1] + simplified(line[at:])


def joined(numbers: list[int], lines: list[Ring]) -> Ring:
    """A ring out of its arcs; a number below nought is an arc run backwards."""
    ring: Ring = []
    for number in numbers:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        ring += line[1:] if ring else line
    return ring


def halves(ring: Ring) -> list[Ring]:
    """The ring, cut in two where it runs over the edge of the map (180°), as Russia and Fiji do."""
    open_ring = [ring[0]]
    for x, y in ring[1:]:
        open_ring.append((x + 360 * round((open_ring[-1][0] - x) / 360), y))
    west, east = min(x for x, _ in open_ring), max(x for x, _ in open_ring)
    if west >= -180 and east <= 180:
        return [ring]
    edge = 180 if east > 180 else -180
    left = cut(open_ring, edge, side=-1)
    right = cut(open_ring, edge, side=1)
    turn = -360 if edge == 180 else 360
    return [left, moved(right, turn)] if edge == 180 else [moved(left, turn), right]


def moved(ring: Ring, degrees: float) -> Ring:
    """The same, so many degrees further east."""
    return [(x + degrees, y) for x, y in ring]


def cut(ring: Ring, edge: float, *, side: int) -> Ring:
    """What lies on one side of a meridian (Sutherland and Hodgman)."""
    kept: Ring = []
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ax - edge) * side >= 0:
            kept.append((ax, ay))
        if (ax - edge) * (bx - edge) < 0:
            kept.append((edge, ay + (by - ay) * (edge - ax) / (bx - ax)))
    return [*kept, kept[0]]


def area(ring: Ring) -> float:
    """Square units."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring))) / 2


def path(ring: Ring) -> str:
    """The ring in the shortest way SVG knows."""
    points = [(round(x * 10), round(y * 10)) for x, y in ring]
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points)]
    inner = "".join(f"{_short(x)}{'' if y < 0 else ' '}{_short(y)}" + " " for x, y in steps[:-1] if x or y)
    return f"M{_short(points[0][0])} {_short(points[0][1])}l{inner.strip()}z" if inner else ""


def _short(tenths: int) -> str:
    return f"{tenths / 10:g}".replace("0.", ".", 1) if abs(tenths) < 10 else f"{tenths / 10:g}"


def rings(folder: Path) -> Iterator[tuple[str, Ring, Ring]]:
    """Country code, ring in degrees (whole), ring in units of the picture (simplified)."""
    atlas: dict = json.loads((folder / "world-atlas" / "countries-50m.json").read_text())  # type: ignore[type-arg]  # somebody else's JSON
    codes = json.loads((folder / "i18n-iso-countries" / "codes.json").read_text())
    letters = {number: two for two, _, number, *_ in codes}
    degrees = arcs(atlas)
    simple = [simplified(line) for line in degrees]
    for shape in atlas["objects"]["countries"]["geometries"]:
        code = str(letters.get(shape.get("id", "")) or NAMED.get(shape["properties"]["name"], ""))
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        for polygon in polygons if code and code != "AQ" else ():
            for numbers in polygon:
                for whole, few in zip(
                    halves(joined(numbers, degrees)), halves(joined(numbers, simple)), strict=False
                ):
                    yield _part(code, whole), whole, [projected(*point) for point in few]


def _part(code: str, ring: Ring) -> str:
    x = sum(each for each, _ in ring) / len(ring)
    y = sum(each for _, each in ring) / len(ring)
    for part, (west, south, east, north) in PARTS.get(code, {}).items():
        if west <= x <= east and south <= y <= north:
            return part
    return code


def table(folder: Path) -> Iterator[str]:
    """The file, line by line: code, path, and for the small ones where the dot stands."""
    paths: dict[str, list[str]] = {}
    largest: dict[str, tuple[float, Point]] = {}
    sums: dict[str, float] = {}
    for code, whole, ring in rings(folder):
        exact = [projected(*point) for point in whole]
        size = area(exact)
        middle = (sum(x for x, _ in exact) / len(exact), sum(y for _, y in exact) / len(exact))
        largest[code] = max(largest.get(code, (0.0, middle)), (size, middle))
        sums[code] = sums.get(code, 0.0) + size
        if size > 0.8 and len(ring) > 3:
            paths.setdefault(code, []).append(path(ring))
    for code, degrees in DOTS.items():
        largest.setdefault(code, (0.0, projected(*degrees)))
    yield HEADER
    for code in sorted(largest):
        x, y = largest[code][1]
        dot = f"{x:.1f} {y:.1f}" if sums.get(code, 0.0) < SMALLEST else ""
        yield "\t".join((code, "".join(paths.get(code, [])), dot))


if __name__ == "__main__":
    made = "\n".join(table(Path(sys.argv[1]))) + "\n"
    MADE.write_text(made, encoding="utf-8")
    sys.stdout.write(f"{MADE}: {made.count(chr(10))} lines, {len(made)} bytes\n")
