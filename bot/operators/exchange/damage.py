"""What spreadsheets do to phone numbers, recognised: never mended in silence, always told in words."""

import re
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

Cell: TypeAlias = int | float | str | bool | time | date | timedelta

LOST_SIGN = "the spreadsheet took it for a number: a + or 0 at its beginning may be lost"
LOST_DIGITS = "the spreadsheet rounded it (1.2E+10): digits are lost for good; ask for the number again"
MADE_DATE = "the spreadsheet made a date of it; ask for the number again"
BROKEN = "the spreadsheet shows an error or ### in its place; ask for it again"

SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
DECIMAL = re.compile(r"\d{6,}[.,]0+")
MONTHS = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|fév|avr|mai|jui|aoû|déc|янв|фев|мар|апр"
)
DATE = re.compile(
    rf"\d{{1,2}}[-/. ](?:{MONTHS})\w*(?:[-/. ]\d{{2,4}})?|(?:{MONTHS})\w*[-/. ]\d{{2,4}}"
    r"|(?:19|20)\d\d-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?|\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d",
    re.IGNORECASE,
)
ERROR = re.compile(r"#(?:N/A|REF!|NAME\?|VALUE!|NUM!|DIV/0!|NULL!|#+)|#{3,}")
TEXT_FORMULA = re.compile(r'=\s*"(.*)"')

FATAL = frozenset({LOST_DIGITS, MADE_DATE, BROKEN})
"""Nothing of the number can be used."""


def text_of(cell: Cell) -> str:
    """What a cell shows. A whole number has no `.0`; a date is written so that it is known for one."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date | time) else plain(str(cell))


def plain(text: str) -> str:
    """Without what protects a number from Excel: the leading apostrophe, `="..."`."""
    text = text.strip().replace("\u00a0", " ").replace("\u2011", "-")
    if found := TEXT_FORMULA.fullmatch(text):
        text = found[1]
    return text.removeprefix("'").strip()


def harm_to_number(cell: Cell) -> str:
    """What happened to a phone number in this cell; empty if nothing that can be seen."""
    if isinstance(cell, date | time | timedelta):
        return MADE_DATE
    if isinstance(cell, int | float):
        return LOST_SIGN if float(cell).is_integer() else LOST_DIGITS
    text = plain(cell)
    if ERROR.fullmatch(text):
        return BROKEN
    if SCIENTIFIC.fullmatch(text):
        return LOST_DIGITS
    if DATE.fullmatch(text):
        return MADE_DATE
    return LOST_SIGN if DECIMAL.fullmatch(text) else ""
