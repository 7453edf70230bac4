"""`waypost sources` and `waypost sources review`: what leans on what, and what still wants somebody."""

import csv
import io
import shutil
from pathlib import Path

import pytest

from bot.content.snapshot import Shelves
from bot.operators.desk import Desk
from bot.operators.reviewing import review
from bot.operators.sourcing import authority_of, by_tag, ledger, source, sources, sources_csv, waiting
from flows.model import ContentError
from tests.bot.operators.desks import NOW
from tests.conftest import PROJECT


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def desk(tmp_path: Path, said: list[str]) -> Desk:
    shutil.copytree(PROJECT / "flows", tmp_path / "flows")
    (tmp_path / "flows/content/reviewed.yaml").write_text(
        "# who\nreviewed:\n\n# kept\n", encoding="utf-8", newline=""
    )
    shutil.copy(PROJECT / "referral_directory.yaml", tmp_path)
    return Desk(shelves=Shelves.of_project(tmp_path), now=NOW, ask=input, say=said.append)


def kept(desk: Desk) -> str:
    return (desk.shelves.flows / "content" / "reviewed.yaml").read_text(encoding="utf-8")


def row(lines: list[str], tag: str, node: str) -> str:
    return next(line for line in lines if line.split()[0] == tag and f" {node} " in line)


def test_each_statement_has_its_tag_kind_node_words_and_review(desk: Desk) -> None:
    book = ledger(desk)

    lines = list(sources(book, by_tag(book)))

    assert lines[0].split() == ["tag", "kind", "where", "used", "what", "it", "says", "reviewed"]
    assert "general" in row(lines, "GK", "offer.J8")
    assert row(lines, "GK", "offer.J8").endswith("OPEN")
    assert row(lines, "CNA", "offer.J8").endswith("-")
    assert "not read again (°)" in row(lines, "POEA10°", "offer.already")
    assert "want a reviewer: waypost sources --open" in lines[-1]


def test_open_are_only_those_that_want_a_reviewer(desk: Desk) -> None:
    book = ledger(desk)

    assert waiting(book)
    assert all(each.wants_reviewer for each in waiting(book))


def test_one_source_is_told_with_all_words_that_lean_on_it(desk: Desk) -> None:
    told = "\n".join(source(ledger(desk), authority_of("CNA", desk)))

    assert told.startswith("CNA: Survivor account")
    assert "offer.J8 [read]" in told
    assert "Did they tell you to lie at the border" in told


def test_a_source_nobody_knows_is_refused_with_the_nearest(desk: Desk) -> None:
    with pytest.raises(ContentError, match="there is no source «UNTIPP»; did you mean «"):
        authority_of("UNTIPP", desk)


def test_a_spreadsheet_has_a_row_a_statement_with_file_and_line(desk: Desk) -> None:
    book = ledger(desk)

    rows = list(csv.DictReader(io.StringIO(sources_csv(book, by_tag(book)))))

    assert len(rows) == len(book.statements)
    assert {each["file"].partition("/")[0] for each in rows} == {"flows"}


def test_a_review_is_stamped_on_one_line_and_nothing_else_changes(desk: Desk, said: list[str]) -> None:
    before = kept(desk)

    code = review(desk, "offer.J8", "hotline worker")

    assert code == 0
    added = [line for line in kept(desk).splitlines() if line not in before.splitlines()]
    assert len(added) == 1
    assert added[0].startswith("  offer.J8: {by: hotline worker, on: 2026-11-23, of: ")
    assert kept(desk).replace(added[0] + "\n", "") == before
    assert "Did they tell you to lie at the border, or to hide the job?" in said
    assert "offer.J8" not in {each.node for each in waiting(ledger(desk))}


def test_a_second_review_of_a_node_replaces_its_line_alone(desk: Desk) -> None:
    review(desk, "offer.J8", "hotline worker")
    review(desk, "help", "survivor")

    review(desk, "offer.J8", "lawyer")

    assert [line.split(",")[0] for line in kept(desk).splitlines()] == [
        "# who",
        "reviewed:",
        "  offer.J8: {by: lawyer",
        "  help: {by: survivor",
        "",
        "# kept",
    ]


def test_windows_line_ends_are_kept(desk: Desk) -> None:
    path = desk.shelves.flows / "content" / "reviewed.yaml"
    path.write_bytes(b"reviewed:\r\n")

    review(desk, "help", "survivor")

    assert path.read_bytes().count(b"\r\n") == 2
    assert path.read_bytes().count(b"\n") == 2


def test_changed_words_open_the_statement_again(desk: Desk) -> None:
    review(desk, "offer.J8", "lawyer")
    path = desk.shelves.flows / "content" / "offer.yaml"
    words = path.read_text(encoding="utf-8").replace(
        "Must you hide the job at the border?", "Must you hide it?"
    )
    path.write_text(words, encoding="utf-8")

    book = ledger(desk)

    lines = list(sources(book, waiting(book)))
    assert row(lines, "GK", "offer.J8").endswith("OPEN: words changed since 2026-11-23")


def test_a_node_that_does_not_exist_is_refused_and_nothing_is_written(desk: Desk) -> None:
    before = kept(desk)

    with pytest.raises(ContentError, match=r"there is no node «offer\.J88»; did you mean «offer\.J8"):
        review(desk, "offer.J88", "lawyer")

    assert kept(desk) == before
