"""Where nobody is known: as a table, and as a picture for those who give money."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from bot.operators.coverage import NEEDS, Covered, coverage, covered
from bot.operators.tables import table, width
from bot.operators.world_map import NOBODY, OUTLINES, world_map
from flows.directory import Directory
from flows.model import Need, Region
from flows.referrals import EVERYWHERE, Service
from flows.snapshot import Content
from tests.bot.operators.desks import NOW
from tests.flows.making import CALIFORNIA, HELPER, KH, TH, US, lines_of

HELPERS = (
    replace(HELPER, id="line", needs=frozenset({Need.HOTLINE})),
    replace(
        HELPER, id="two", needs=frozenset({Need.HOTLINE, Need.SHELTER}), serves=frozenset({KH, CALIFORNIA})
    ),
    replace(HELPER, id="all", serves=frozenset({EVERYWHERE})),
)
DIRECTORY = Directory(
    organisations={each.id: each for each in HELPERS}, emergency={KH: lines_of(KH, (Service.POLICE, "117"))}
)


@pytest.fixture
def rows(content: Content) -> tuple[Covered, ...]:
    return covered(DIRECTORY, content.places, NOW)


def test_each_country_with_people_is_counted_once(rows: tuple[Covered, ...]) -> None:
    by_country = {row.country: row for row in rows}

    assert len(rows) == len(by_country) > 240
    assert Region("AQ") not in by_country
    assert (by_country[KH].known[Need.HOTLINE], by_country[KH].kinds, by_country[KH].has_numbers) == (
        2,
        2,
        True,
    )
    assert (by_country[US].kinds, by_country[US].has_numbers) == (2, False)
    assert by_country[TH].kinds == 0


def test_the_table_has_a_dot_where_nobody_is_known(rows: tuple[Covered, ...], content: Content) -> None:
    lines = list(coverage(rows, content.places))

    (cambodia,) = [line for line in lines if line.startswith("KH ")]
    assert cambodia.split()[1:] == ["Cambodia", "·", "2", "1", *"·" * 11]
    (gaps,) = [line for line in lines if "nobody known in" in line]
    assert gaps.split()[3:6] == [str(len(rows)), str(len(rows) - 2), str(len(rows) - 2)]
    assert f"{len(rows) - 2} of {len(rows)} countries and territories have nobody: AD, " in lines[-2]
    assert f"{len(rows) - 1} have no emergency number" in lines[-1]
    assert all(len(line) <= 140 for line in lines[:-2])


def shapes(picture: str) -> dict[str, str]:
    """Colours by what is told of each country."""
    drawn = re.findall(r'<(?:path|circle) [^>]*?fill="(#\w+)"><title>(.*?)</title>', picture)
    return {told: colour for colour, told in drawn}


def test_the_map_shows_every_country_that_is_counted(rows: tuple[Covered, ...]) -> None:
    drawn = {line.split("\t")[0] for line in OUTLINES.read_text("utf-8").splitlines()[1:]}

    assert {row.country for row in rows} <= drawn


def test_the_map_of_all_needs_tells_how_many_kinds_of_help(
    rows: tuple[Covered, ...], content: Content
) -> None:
    picture = world_map(rows, content.places, NOW)

    ET.fromstring(picture)  # noqa: S314 - our own text: it must be well formed
    colours = shapes(picture)
    assert colours["Thailand: nobody known"] == NOBODY
    assert colours["Cambodia: 2"] == colours["United States: 2"] != NOBODY
    assert f"2 of {len(rows)} countries and territories covered" in picture
    assert "As of November 2026" in picture


def test_the_map_of_one_need_tells_how_many_can_be_asked(rows: tuple[Covered, ...], content: Content) -> None:
    picture = world_map(rows, content.places, NOW, Need.SHELTER)

    assert "Where somebody is known for: shelter" in picture
    assert shapes(picture)["Cambodia: 1"] == shapes(picture)["United States: 1"]
    assert ">1 known (2)<" in picture


def test_each_need_but_any_has_a_column() -> None:
    assert {*NEEDS} == {*Need} - {Need.ANY}


def test_a_table_is_aligned_in_every_script() -> None:
    assert list(table(("a", "b"), [("日本", "x"), ("ខ្", "y")])) == ["a     b", "日本  x", "ខ្     y"]
    assert [width("e\u0301"), width("日"), width("")] == [1, 2, 0]
