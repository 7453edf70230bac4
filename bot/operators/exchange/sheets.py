"""Tables as bytes: CSV that Excel opens in the right letters, and Excel files whose numbers stay text."""

import csv
import io
import re
from collections.abc import Iterable
from datetime import datetime

LONG_AGO = datetime(2000, 1, 1)  # noqa: DTZ001 - Excel knows no zones; any fixed day keeps the file byte-stable
FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d ()-]+$)")
"""What a spreadsheet would run as a formula. A phone number, with nothing but digits behind its +, is none."""
BOM = "\ufeff"


def csv_bytes(rows: Iterable[tuple[str, ...]]) -> bytes:
    """For programs: UTF-8, CRLF as RFC 4180 has it, every cell as it is."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def sheet_csv_bytes(rows: Iterable[tuple[str, ...]]) -> bytes:
    """For people: with the mark that tells Excel it is UTF-8, and nothing that Excel would run as a formula."""
    return BOM.encode() + csv_bytes(tuple(_harmless(cell) for cell in row) for row in rows)


def xlsx_bytes(rows: Iterable[tuple[str, ...]]) -> bytes:
    """An Excel file. Each cell is text and stays text when edited: a number keeps its + and its first 0."""
    from xlsxwriter import Workbook  # noqa: PLC0415 (only when an Excel file is asked for)

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"created": LONG_AGO})
    text = book.add_format({"num_format": "@"})
    head = book.add_format({"num_format": "@", "bold": True})
    sheet = book.add_worksheet("contacts")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell, text if number else head)
    sheet.set_column(0, 60, 18, text)
    sheet.freeze_panes(1, 3)
    book.close()
    return out.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if FORMULA.match(cell) else cell
