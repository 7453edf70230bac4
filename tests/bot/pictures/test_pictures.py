"""The pictures: every node is in one, every link is said, the same flows give the same bytes, and they are current."""

import itertools
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bot.__main__ import main
from bot.pictures.colours import MEANING, Colour, colour_of
from bot.pictures.commands import check, drawn, write
from bot.pictures.journeys import GUIDE, OVERVIEW, Box, Journey, Row, journeys
from bot.pictures.mermaid import mermaid
from bot.pictures.placing import WIDTH, plan
from bot.pictures.svg import svg
from flows.graph import Rule
from flows.snapshot import Content
from tests.conftest import PROJECT


@pytest.fixture(scope="module")
def pictures(content: Content) -> dict[str, Journey]:
    return {each.name: each for each in journeys(content)}


def box(key: str, *rows: Row) -> Box:
    return Box(key=key, heading=key.title(), rule=Rule.PLAIN, rows=rows)


def of(*boxes: Box) -> Journey:
    return Journey(name="small", title="Small", boxes={each.key: each for each in boxes})


def test_every_node_is_in_exactly_one_picture(content: Content, pictures: dict[str, Journey]) -> None:
    drawn_keys = [key for name, each in pictures.items() if name != OVERVIEW for key in each.boxes]
    questions = {each.node for list_ in content.graph.checklists.values() for each in list_.questions}

    assert len(drawn_keys) == len(set(drawn_keys))
    assert {
        key for key in drawn_keys if not key.endswith(": questions")
    } == content.graph.nodes.keys() - questions


def test_nodes_with_nothing_below_them_are_drawn_together_and_the_start_comes_first(
    pictures: dict[str, Journey],
) -> None:
    assert next(iter(pictures[GUIDE].boxes)) == "start"
    assert "closed" in pictures[GUIDE].boxes
    assert [next(iter(each.boxes)) for name, each in pictures.items() if name not in (GUIDE, OVERVIEW)] == [
        name for name in pictures if name not in (GUIDE, OVERVIEW)
    ]


def test_a_checklist_is_one_box_that_lists_its_questions(pictures: dict[str, Journey]) -> None:
    questions = pictures["offer"].boxes["offer: questions"]
    said = [row.words for row in questions.rows]

    assert questions.heading == "24 questions"
    assert "J1  Do they keep your passport or ID, or say they will?" in said
    assert Row(words="if J24 is yes", to="offer.young") in questions.rows
    assert Row(words="after the last one", to="offer.result") in questions.rows


def test_every_way_out_of_a_node_is_a_row_of_its_box(content: Content, pictures: dict[str, Journey]) -> None:
    boxes = {
        key: each
        for name, picture in pictures.items()
        if name != OVERVIEW
        for key, each in picture.boxes.items()
    }
    graph = content.graph
    for node in graph.nodes.values():
        if node.key in boxes:
            targets = {to for to, _ in replace(graph, checklists={}).targets(node)} - {node.parent}
            rows = {row.to for row in boxes[node.key].rows}
            questions = {to for to in targets if to in graph.nodes and graph.nodes[to].rule is Rule.QUESTION}
            assert targets - questions <= rows


def test_the_overview_counts_the_links_between_journeys(pictures: dict[str, Journey]) -> None:
    offer = pictures[OVERVIEW].boxes["offer"]

    to_find = next(row for row in offer.rows if row.to == "find")
    counted = [
        row
        for each in pictures["offer"].boxes.values()
        for row in each.rows
        if row.to in pictures["find"].boxes
    ]
    assert to_find.times == len(counted)
    assert offer.says == f"{len(pictures['offer'].boxes)} boxes"


def test_a_box_hangs_under_the_first_that_leads_to_it_and_rings_end() -> None:
    ring = of(
        box("a", Row(words="go", to="b")),
        box("b", Row(words="on", to="c"), Row(words="back", to="a")),
        box("c", Row(words="back", to="b")),
    )

    laid = plan(ring)

    assert laid.hangs == {"b": ("a", 0), "c": ("b", 0)}
    assert [laid.placed[key].x // WIDTH for key in "abc"] == [0, 1, 2]


def test_past_the_last_column_a_tree_begins_anew() -> None:
    keys = "abcdefg"
    chain = [box(key, Row(words="on", to=to)) for key, to in itertools.pairwise(keys)]

    laid = plan(of(*chain, box("g")))

    assert [laid.placed[key].x // WIDTH for key in keys] == [0, 1, 2, 3, 4, 0, 1]
    assert laid.placed["f"].y > laid.placed["e"].y
    assert laid.placed["e"].rows[0].arrow == "→ f"
    assert laid.width <= 1600


def test_a_link_without_a_line_names_where_it_leads() -> None:
    laid = plan(of(box("a", Row(words="go", to="b"), Row(words="far", to="elsewhere")), box("b")))

    assert [written.arrow for written in laid.placed["a"].rows] == ["", "→ elsewhere"]


def test_boxes_never_overlap(pictures: dict[str, Journey]) -> None:
    for journey in pictures.values():
        placed = sorted(plan(journey).placed.values(), key=lambda each: (each.x, each.y))
        for above, below in itertools.pairwise(placed):
            assert above.x != below.x or above.y + above.height < below.y


def test_an_svg_is_well_formed_and_shows_heading_and_key(pictures: dict[str, Journey]) -> None:
    for journey in pictures.values():
        root = ET.fromstring(svg(journey))  # noqa: S314 - our own text, just made
        words = {each.text for each in root.iter("{http://www.w3.org/2000/svg}text")}
        assert set(journey.boxes) <= words
        assert {each.heading for each in journey.boxes.values()} <= words


def test_words_cannot_break_out_of_a_picture() -> None:
    wicked = of(box("a", Row(words='<b>"|#', to="b")), box("b"))

    assert "&lt;b&gt;" in svg(wicked)
    assert "#lt;b#gt;#quot;#124;#35;" in mermaid(wicked)


def test_mermaid_names_every_box_and_every_link(pictures: dict[str, Journey]) -> None:
    text = mermaid(pictures["offer"])

    assert text.startswith('---\ntitle: "Job offer"\n---\nflowchart LR\n')
    assert 'offer.result"]:::check' in text
    links = sum(1 for each in pictures["offer"].boxes.values() for row in each.rows if row.to)
    assert len(re.findall(r"-->\|", text)) == links


def test_a_rule_has_one_colour_and_one_that_nobody_named_is_plain_words() -> None:
    coloured = [rule for rules in MEANING.values() for rule in rules]

    assert len(coloured) == len(set(coloured))
    assert colour_of(Rule.HELP) is Colour.NUMBERS
    assert {colour_of(rule) for rule in set(Rule) - {*coloured}} <= {Colour.WORDS}


def test_the_same_flows_give_the_same_bytes(content: Content) -> None:
    assert drawn(content) == drawn(replace(content))


def test_writing_makes_them_current_and_takes_old_ones_away(content: Content, tmp_path: Path) -> None:
    said: list[str] = []
    (tmp_path / "gone.svg").write_text("old", encoding="utf-8")
    pictures = drawn(content)

    assert check(pictures, tmp_path, said.append) == 1
    assert "docs/flows/offer.svg:1: this picture is not current; run waypost graph --write" in said
    assert "docs/flows/gone.svg:1: this picture is not current; run waypost graph --write" in said
    assert write(pictures, tmp_path, said.append) == 0
    assert check(pictures, tmp_path, said.append) == 0
    assert not (tmp_path / "gone.svg").exists()


def test_the_command_says_whether_they_are_current(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("WAYPOST_DIRECTORY", raising=False)
    monkeypatch.setattr("bot.app.PROJECT", tmp_path)
    (tmp_path / "flows").symlink_to(PROJECT / "flows")
    (tmp_path / "referral_directory.yaml").symlink_to(PROJECT / "referral_directory.yaml")

    assert main(["graph"]) == 1
    assert main(["graph", "--write"]) == 0
    assert main(["graph"]) == 0
    assert capsys.readouterr().out.endswith("The pictures are current.\n")


def test_the_shipped_pictures_are_current(content: Content) -> None:
    """If this fails: `waypost graph --write`, and look at what changed."""
    assert check(drawn(content), PROJECT / "docs" / "flows", print) == 0
