"""CSV and Excel files as rows of cells under known columns, whatever delimiter, encoding or first lines they have."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.operators.exchange.damage import Cell, text_of
from bot.operators.exchange.feed_files import decoded, refuse_too_large
from bot.operators.exchange.headers import Column, column
from bot.operators.exchange.remarks import FeedError

DELIMITERS = ",;\t|"
FIRST_LINES = 15
"""Titles and logos may stand above the header row; it is looked for in so many lines."""
MOST_ROWS = 50_000
BOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")

Cells = list[Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row."""

    file: str
    number: int
    """As the spreadsheet program counts it."""
    cells: tuple[tuple[Column, Cell], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table, and how it was read."""

    lines: tuple[Line, ...]
    columns: tuple[Column, ...]
    how: str


def csv_sheet(path: Path) -> Sheet:
    """The rows of a CSV file."""
    refuse_too_large(path)
    text, encoding = decoded(path.read_bytes(), path.name)
    delimiter = _delimiter(text)
    try:
        rows: list[Cells] = [
            list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        ]
    except csv.Error as error:
        raise FeedError(f"{path.name} is no CSV table ({error})", "save it again as CSV UTF-8") from error
    names = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
    return _sheet(rows, path.name, f"{encoding}, {names[delimiter]} between the cells")


def book_sheet(path: Path) -> Sheet:
    """The rows of the first sheet of an Excel or LibreOffice file that has a header we know."""
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 (only when such a file is read)

    refuse_too_large(path)
    try:
        book = CalamineWorkbook.from_path(path)
        tables = {
            name: [list[Cell](row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
            for name in book.sheet_names
        }
    except (CalamineError, OSError, ValueError) as error:
        raise FeedError(
            f"{path.name} is no table that can be read", "save it again as .xlsx or CSV UTF-8"
        ) from error
    for name, rows in tables.items():
        if _header(rows) is not None:
            return _sheet(rows, f"{path.name}[{name}]", f"sheet «{name}»")
    raise FeedError(f"{path.name} has no sheet with a header row we know", HEADER_MEND)


HEADER_MEND = "put one row on top that names the columns: name, country, phone, website, …"


def _delimiter(text: str) -> str:
    """The sign that parts the most cells in the first lines, and the same number in each of most."""
    lines = [line for line in text.splitlines() if line.strip()][:FIRST_LINES]
    counts = {sign: sum(line.count(sign) for line in lines) for sign in DELIMITERS}
    known = {
        sign: _known(next(csv.reader([line], delimiter=sign), []))
        for sign in DELIMITERS
        for line in lines[:1]
    }
    return max(DELIMITERS, key=lambda sign: (known.get(sign, 0), counts[sign]))


def _known(cells: Iterable[Cell]) -> int:
    return len(
        {each.field or each.kind for each in (column(text_of(cell)) for cell in cells) if each.is_known}
    )


def _header(rows: list[Cells]) -> int | None:
    """The first row in which a name and one more column are known."""
    for number, row in enumerate(rows[:FIRST_LINES]):
        if any(column(text_of(cell)).field == "name" for cell in row) and _known(row) > 1:
            return number
    return None


def _sheet(rows: list[Cells], name: str, how: str) -> Sheet:
    top = _header(rows)
    if top is None:
        raise FeedError(f"{name} has no header row we know ({how})", HEADER_MEND)
    if len(rows) > MOST_ROWS:
        raise FeedError(f"{name} has more than {MOST_ROWS} rows", "split it")
    columns = tuple(column(text_of(cell)) for cell in rows[top])
    lines = (
        Line(file=name, number=number, cells=tuple(zip(columns, row, strict=False)))
        for number, row in enumerate(rows[top + 1 :], start=top + 2)
        if any(text_of(cell) for cell in row)
    )
    return Sheet(lines=tuple(lines), columns=columns, how=how)
