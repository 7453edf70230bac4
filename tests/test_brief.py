"""Every point of the content brief is carried by a view, or stands in docs/left-out.md with its reason."""

from pathlib import Path
from typing import NotRequired, TypedDict

import pytest
import yaml

from bot.app import PROJECT
from flows.snapshot import Content

MAPS = sorted((PROJECT / "docs" / "brief").glob("*.yaml"))
BRIEF = PROJECT.parent / "shared" / "content_brief.md"


class Point(TypedDict):
    """How one point of a section is carried."""

    point: int
    says: str
    nodes: NotRequired[list[str]]
    left_out: NotRequired[str]


def points(path: Path) -> list[Point]:
    found: list[Point] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def bullets(section: str) -> int:
    """How many bullets a section of the brief has."""
    lines = BRIEF.read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"## {section}."))
    rest = lines[start + 1 :]
    end = next((number for number, line in enumerate(rest) if line.startswith("## ")), len(rest))
    return sum(line.startswith("- ") for line in rest[:end])


def test_every_section_has_its_map() -> None:
    assert [path.stem for path in MAPS] == list("ABCDEFGHI")


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_every_view_that_is_named_exists(path: Path, content: Content) -> None:
    named = {node for each in points(path) for node in each.get("nodes", [])}

    assert named
    assert named <= set(content.graph.nodes)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_every_point_is_carried_by_a_view_or_left_out_for_a_reason(path: Path) -> None:
    left_out = (PROJECT / "docs" / "left-out.md").read_text(encoding="utf-8")

    for each in points(path):
        assert each["says"].strip()
        assert each.get("nodes") or each["left_out"].strip() in left_out, f"{path.stem} {each['point']}"


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_no_point_of_the_brief_is_forgotten(path: Path) -> None:
    if not BRIEF.exists():
        pytest.skip("the brief (../shared/content_brief.md) is not here")

    assert [each["point"] for each in points(path)] == list(range(1, bullets(path.stem) + 1))
