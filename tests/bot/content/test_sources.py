"""The registry of sources: strict to read, and whole for all that the flows name."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.content.sources import Kind, Statement, What, bare, read_sources, statements
from flows.graph import MENU
from flows.model import ContentError
from flows.snapshot import Content
from tests.conftest import PROJECT

CONTENT = PROJECT / "flows" / "content"


def test_every_source_the_shipped_flows_name_is_registered(content: Content) -> None:
    known = read_sources(CONTENT)
    named = {bare(tag) for node in content.graph.nodes.values() for tag in node.tags or ()}

    assert named - known.keys() == set()


def test_general_knowledge_and_proposals_are_kinds_of_their_own() -> None:
    known = read_sources(CONTENT)

    assert (known["GK"].kind, known["GK"].what) == (Kind.GENERAL, What.EXPERIENCE)
    assert known["PROPOSAL"].kind is Kind.PROPOSAL
    assert {each.kind for tag, each in known.items() if tag not in ("GK", "PROPOSAL")} == {Kind.READ}


@pytest.mark.parametrize(
    ("tag", "wants"), [("ATX", False), ("ATX°", True), ("GK", True), ("PROPOSAL", True), ("UNTIP", False)]
)
def test_what_nobody_read_wants_a_reviewer(tag: str, wants: bool, content: Content) -> None:
    (statement,) = leaning(content, tag)

    assert statement.wants_reviewer is wants
    assert statement.tag == tag


def test_a_tag_nobody_knows_makes_no_statement(content: Content) -> None:
    assert leaning(content, "XQZ") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ONE: {what: law, where: x, kind: read}\n", ":1: name is missing"),
        ("ONE: {name: n, what: book, where: x, kind: read}\n", ":1: «book» is not known here"),
        ("ONE: {name: n, what: law, where: x, kind: seen}\n", ":1: «seen» is not known here"),
        ("ONE: {name: n, what: law, where: x}\n", ":1: kind is missing"),
        ("ONE: {name: n, what: law, were: x, kind: read}\n", ":1: «were» is not a field here"),
    ],
)
def test_a_faulty_source_is_named(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(ContentError) as raised:
        read_sources(tmp_path)

    assert f"flows/content/sources.yaml{said}" in str(raised.value)


def leaning(content: Content, tag: str) -> list[Statement]:
    menu = replace(content.graph.nodes[MENU], tags=(tag,))
    return list(statements(replace(content.graph, nodes={MENU: menu}), read_sources(CONTENT)))
