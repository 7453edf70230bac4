"""`waypost sources`: what the words lean on, and which of them still want somebody who knows the field."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from bot.content.reviews import Reviews, read_reviews
from bot.content.snapshot import read_content
from bot.content.sources import FILE, Authority, Statement, nearest, read_sources, statements
from bot.operators.desk import Desk
from bot.operators.tables import table
from flows.model import ContentError, NodeKey, Problem, Source
from flows.snapshot import Content

HEAD = ("tag", "kind", "where used", "what it says", "reviewed")
FULL_HEAD = ("tag", "kind", "source", "found at", "where used", "file", "line", "what it says", "reviewed")
NOT_READ_AGAIN = "not read again (°)"
LONGEST_WORDS = 58


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Every statement with its source, its words and its review."""

    content: Content
    reviews: Reviews
    statements: tuple[Statement, ...]

    def is_open(self, statement: Statement) -> bool:
        """Whether it still wants a reviewer."""
        return statement.wants_reviewer and self.reviews.standing(statement.node) is None

    def review(self, statement: Statement) -> str:
        """Who looked at it, or what is missing."""
        if standing := self.reviews.standing(statement.node):
            return f"{standing.by}, {standing.on}"
        if outdated := self.reviews.outdated(statement.node):
            return f"OPEN: words changed since {outdated.on}"
        return "OPEN" if statement.wants_reviewer else "-"

    def words(self, node: NodeKey) -> str:
        """What the node says first, on one line."""
        english = self.content.texts.english[self.content.graph.nodes[node].text]
        return " ".join(english.words.split())


def ledger(desk: Desk) -> Ledger:
    """All that the flows say, as it stands now. ContentError with every fault if it cannot be read."""
    folder = desk.shelves.flows / "content"
    content = read_content(desk.shelves, desk.now)
    return Ledger(
        content=content,
        reviews=read_reviews(folder, content.graph, content.texts, desk.now.today),
        statements=tuple(statements(content.graph, read_sources(folder))),
    )


def sources(book: Ledger, chosen: tuple[Statement, ...]) -> Iterator[str]:
    """A line a statement, and how many there are."""
    yield from table(HEAD, [_cells(book, each) for each in chosen])
    yield ""
    tags = {each.authority.tag for each in chosen}
    waiting = [each for each in chosen if book.is_open(each)]
    yield f"{len(chosen)} statements on {len(tags)} sources; {len(waiting)} want a reviewer: waypost sources --open"


def source(book: Ledger, authority: Authority) -> Iterator[str]:
    """One source: what it is, where, and every word that leans on it."""
    yield f"{authority.tag}: {authority.name}"
    yield f"  {authority.what.value}, {authority.kind.value}; {authority.where}"
    for statement in book.statements:
        if statement.authority.tag == authority.tag:
            node = book.content.graph.nodes[statement.node]
            yield ""
            yield f"{node.source.path}:{node.source.line}: {statement.node} [{_kind(statement)}] {book.review(statement)}"
            yield f"  {book.words(statement.node)}"


def sources_csv(book: Ledger, chosen: tuple[Statement, ...]) -> str:
    """The same for a spreadsheet, with all words."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(FULL_HEAD)
    writer.writerows(_full_cells(book, each) for each in chosen)
    return sheet.getvalue()


def waiting(book: Ledger) -> tuple[Statement, ...]:
    """What still wants a reviewer, node by node as the files have them."""
    return tuple(each for each in book.statements if book.is_open(each))


def by_tag(book: Ledger) -> tuple[Statement, ...]:
    """All statements, tag by tag."""
    return tuple(sorted(book.statements, key=lambda each: (each.authority.tag, each.node)))


def authority_of(tag: str, desk: Desk) -> Authority:
    """The registry's entry; ContentError with the nearest tag if there is none."""
    known = read_sources(desk.shelves.flows / "content")
    if tag not in known:
        problem = Problem(
            source=Source(path=f"flows/content/{FILE}", line=1),
            what=f"there is no source «{tag}»",
            mend=nearest(tag, known),
        )
        raise ContentError((problem,))
    return known[tag]


def _kind(statement: Statement) -> str:
    return statement.authority.kind.value if statement.is_confirmed else NOT_READ_AGAIN


def _cells(book: Ledger, statement: Statement) -> tuple[str, ...]:
    words = book.words(statement.node)
    short = words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1] + "…"
    return (statement.tag, _kind(statement), statement.node, short, book.review(statement))


def _full_cells(book: Ledger, statement: Statement) -> tuple[str, ...]:
    node, authority = book.content.graph.nodes[statement.node], statement.authority
    return (
        statement.tag,
        _kind(statement),
        authority.name,
        authority.where,
        statement.node,
        node.source.path,
        str(node.source.line),
        book.words(statement.node),
        book.review(statement),
    )
