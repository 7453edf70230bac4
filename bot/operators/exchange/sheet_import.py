"""Rows of a table as records: one row a contact or one row an organisation, rows of the same organisation joined."""

from collections.abc import Iterable, Iterator

from bot.operators.exchange.channels import channel
from bot.operators.exchange.damage import MADE_DATE, harm_to_number, text_of
from bot.operators.exchange.headers import Column
from bot.operators.exchange.json_values import NOTHING_SAID
from bot.operators.exchange.records import Reach, Record, Said
from bot.operators.exchange.remarks import Grade, Place, Remark
from bot.operators.exchange.sheet_reading import Line, Sheet
from flows.referrals import ContactKind

LEFT_OUT = {
    "address": ("a street address", "left out: the directory has none"),
    "description": ("free words, which may name people", "left out: read them yourself"),
    "person": ("the name of a person", "left out"),
}
NOT_PROPOSED = frozenset(
    {"confidence", "offered", "alert", "why", "read_on", "verified_by", "verified_way", "notes"}
)
"""Columns of our own export that an import must not take over: how well we know it is for us to say."""
SPOKEN = (ContactKind.PHONE, ContactKind.SMS, ContactKind.WHATSAPP)
SOURCES = "|"
OWN_COLUMNS = frozenset({"dial_from", "as_printed", "contact_type"})


def records_of(sheet: Sheet) -> tuple[tuple[Record, ...], tuple[Remark, ...]]:
    """The records in the order of their first rows, and what is odd about the table itself."""
    groups: dict[str, list[Line]] = {}
    for line in sheet.lines:
        groups.setdefault(_key(line), []).append(line)
    return tuple(_record(lines) for lines in groups.values()), tuple(_about_columns(sheet))


def _key(line: Line) -> str:
    """Rows with the same id, or the same name in the same country, are one organisation."""
    if not _value(line, "name"):
        return f"row {line.number}"
    return _value(line, "id") or "\t".join(_value(line, name).casefold() for name in ("name", "country"))


def _value(line: Line, name: str) -> str:
    return next((text_of(cell) for column, cell in line.cells if column.field == name), "")


def _about_columns(sheet: Sheet) -> Iterator[Remark]:
    for each in sheet.columns:
        place = Place(file=sheet.lines[0].file if sheet.lines else "", row="header", field=each.title.strip())
        if each.field in LEFT_OUT:
            what, done = LEFT_OUT[each.field]
            yield Remark(place=place, grade=Grade.NOTE, what=f"the column holds {what}", done=done)
        elif not each.is_known and each.title.strip():
            yield Remark(place=place, grade=Grade.NOTE, what="we do not know this column", done="not read")


def _record(lines: list[Line]) -> Record:
    said: dict[str, dict[str, Said]] = {}
    remarks: list[Remark] = []
    for line in lines:
        for column, cell in line.cells:
            text, place = text_of(cell), _place(line, column)
            if text.casefold() in NOTHING_SAID or not _is_taken(column):
                continue
            if column.field == "hours" and harm_to_number(cell) == MADE_DATE:
                what = "the spreadsheet made a date or a time of the hours"
                remarks.append(Remark(place=place, grade=Grade.DROPPED, what=what, done="left out"))
                continue
            for value in text.split(SOURCES) if column.field == "source" else [text]:
                said.setdefault(column.field, {}).setdefault(
                    value.strip(), Said(text=value.strip(), place=place)
                )
    reaches = tuple(reach for line in lines for reach in _reaches(line))
    values = {name: tuple(each.values()) for name, each in said.items()}
    first = lines[0]
    place = Place(file=first.file, row=str(first.number))
    return Record(place=place, said=values, reaches=reaches, remarks=tuple(remarks))


def _is_taken(column: Column) -> bool:
    return bool(column.field) and column.field not in {*LEFT_OUT, *NOT_PROPOSED, *OWN_COLUMNS, "contact"}


def _place(line: Line, column: Column) -> Place:
    return Place(file=line.file, row=str(line.number), field=column.title.strip())


def _reaches(line: Line) -> Iterable[Reach]:
    for column, cell in line.cells:
        text = text_of(cell)
        if (column.field != "contact" and column.kind is None) or text.casefold() in NOTHING_SAID:
            continue
        kind = column.kind or channel(_value(line, "contact_type"))
        harm = harm_to_number(cell) if kind in SPOKEN or kind is None else ""
        bound = tuple(code.strip() for code in _value(line, "dial_from").split(";") if code.strip())
        yield Reach(
            kind=kind,
            said=Said(text=text, place=_place(line, column), harm=harm),
            dial_from=bound if column.field == "contact" else (),
            as_printed=column.field == "contact" and _value(line, "as_printed") == "yes",
        )
