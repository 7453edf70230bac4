"""Tables as NGOs really keep them: any header, delimiter and encoding, and what spreadsheets did to the numbers."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from bot.operators.exchange.damage import (
    BROKEN,
    LOST_DIGITS,
    LOST_SIGN,
    MADE_DATE,
    Cell,
    harm_to_number,
    plain,
    text_of,
)
from bot.operators.exchange.entries import Entry
from bot.operators.exchange.headers import column
from bot.operators.exchange.matching import Verdict
from bot.operators.exchange.proposals import Proposal
from bot.operators.exchange.remarks import FeedError
from bot.operators.exchange.sheet_reading import book_sheet, csv_sheet
from flows.referrals import ContactKind

Proposing = Callable[..., Proposal]


def the_entry(proposal: Proposal) -> Entry:
    (entry,) = [offer.entry for offer in proposal.offers if offer.entry]
    return entry


def words(proposal: Proposal) -> str:
    return "\n".join(proposal.report())


def book(*rows: tuple[Cell, ...]) -> bytes:
    out = io.BytesIO()
    with Workbook(out) as made:
        day = made.add_format({"num_format": "yyyy-mm-dd"})
        made.add_worksheet("empty")
        sheet = made.add_worksheet("list")
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, place, datetime.combine(cell, time()), day)
                else:
                    sheet.write(number, place, cell)
    return out.getvalue()


@pytest.mark.parametrize(
    ("title", "field"),
    [
        *(("Organization Name", "name"), ("ORGANISATION", "name"), ("Nombre*", "name"), ("الاسم", "name")),
        *(
            ("名称", "name"),
            ("País", "country"),
            ("страна", "country"),
            ("Services", "needs"),
            ("idiomas", "languages"),
        ),
        *(
            ("Opening_Hours", "hours"),
            ("Dirección", "address"),
            ("Focal point", "person"),
            ("Notes", "description"),
        ),
        *(
            ("sources", "source"),
            ("now_known_as", "now_known_as"),
            ("Contact Type", "contact_type"),
            ("whatever", ""),
        ),
    ],
)
def test_a_column_is_known_by_many_names(title: str, field: str) -> None:
    assert column(title).field == field


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        *(("Phone", ContactKind.PHONE), ("phone_number", ContactKind.PHONE), ("Phone 2", ContactKind.PHONE)),
        *(
            ("TELÉFONO (principal)", ContactKind.PHONE),
            ("هاتف", ContactKind.PHONE),
            ("Телефон", ContactKind.PHONE),
        ),
        *(
            ("Correo electrónico", ContactKind.EMAIL),
            ("E-Mail", ContactKind.EMAIL),
            ("Web site", ContactKind.WEB),
        ),
        *(
            ("WhatsApp number", ContactKind.WHATSAPP),
            ("Telegram", ContactKind.TELEGRAM),
            ("SMS", ContactKind.SMS),
        ),
        *(("Name of donor", None), ("text", ContactKind.SMS)),
    ],
)
def test_a_contacts_column_is_known_by_many_names(title: str, kind: ContactKind | None) -> None:
    assert column(title).kind is kind


TABLE = "Nombre{0}País{0}Teléfono{0}Servicios\nCasa{0}Guatemala{0}+502 2233 4455{0}refugio\n"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_delimiter_and_encoding_is_read(delimiter: str, encoding: str, proposing: Proposing) -> None:
    entry = the_entry(proposing(TABLE.format(delimiter).encode(encoding)))

    assert (entry.region, entry.contacts[0].value) == ("GT", "+50222334455")
    assert entry.values("needs") == ("shelter",)


def test_titles_above_the_header_are_passed_over(proposing: Proposing) -> None:
    proposal = proposing("Our partners;;\n\nlast change: May;;\n" + TABLE.format(";"))

    assert proposal.offers[0].draft.record.place.row == "5"


def test_columns_that_are_not_read_are_told(proposing: Proposing) -> None:
    text = "name,country,phone,Focal point,Address,Donor,Notes,\nCasa,GT,+50222334455,A Person,Calle 1,X,ask Maria,\n"

    proposal = proposing(text)

    for line in (
        "the name of a person",
        "a street address",
        "Donor: note: we do not know this column",
        "free words",
    ):
        assert line in words(proposal)
    assert not [each for each in ("A Person", "Calle 1", "Maria") if each in proposal.yaml()]


def test_rows_of_one_organisation_are_joined(proposing: Proposing) -> None:
    text = (
        "name,country,contact type,contact\nCasa,GT,phone,+50222334455\ncasa,GT,e-mail,a@casa.example.org\n"
    )
    text += "Casa,GT,,https://casa.example.org\nCasa,SV,whatsapp,+50370123456\n"

    first, second = proposing(text).offers

    assert first.entry
    assert second.entry
    assert [way.kind.value for way in first.entry.contacts] == ["phone", "email", "web"]
    assert second.entry.region == "SV"


def test_rows_without_a_name_are_refused_one_by_one(proposing: Proposing) -> None:
    proposal = proposing("name,country,phone\n,GT,+50222334455\n,GT,+50222334456\n")

    assert proposal.count(Verdict.REFUSED) == 2
    assert proposal.code == 2


@pytest.mark.parametrize(
    ("cell", "shown", "harm"),
    [
        (50222334455, "50222334455", LOST_SIGN),
        (50222334455.0, "50222334455", LOST_SIGN),
        (5.02223e10, "50222300000", LOST_SIGN),
        (0.375, "0.375", LOST_DIGITS),
        ("8.55125E+10", "8.55125E+10", LOST_DIGITS),
        ("8,55E10", "8,55E10", LOST_DIGITS),
        ("50222334455.0", "50222334455.0", LOST_SIGN),
        ("12-May", "12-May", MADE_DATE),
        ("May-92", "May-92", MADE_DATE),
        ("2019-05-12", "2019-05-12", MADE_DATE),
        ("12/05/2019", "12/05/2019", MADE_DATE),
        (datetime(2019, 5, 12, tzinfo=UTC), "2019-05-12", MADE_DATE),
        (date(2019, 5, 12), "2019-05-12", MADE_DATE),
        (time(9, 30), "09:30:00", MADE_DATE),
        (timedelta(hours=1), "1:00:00", MADE_DATE),
        (True, "true", LOST_SIGN),
        (False, "false", LOST_SIGN),
        ("#NAME?", "#NAME?", BROKEN),
        ("########", "########", BROKEN),
        ("'+502 2233 4455", "+502 2233 4455", ""),
        ('="+50222334455"', "+50222334455", ""),
        ("2233\u20114455", "2233-4455", ""),
    ],
)
def test_what_a_spreadsheet_did_is_seen(cell: Cell, shown: str, harm: str) -> None:
    assert text_of(cell) == shown
    assert harm_to_number(cell) == harm


def test_an_apostrophe_protects_nothing_else() -> None:
    assert plain(" it's ") == "it's"


def test_an_excel_file_tells_numbers_from_text(proposing: Proposing) -> None:
    proposal = proposing(
        book(
            ("name", "country", "phone", "hours"),
            ("Text", "GT", "+502 2233 4455", "24/7"),
            ("Number", "GT", 50222334456, date(2019, 9, 5)),
            ("Date", "GT", date(2019, 5, 12), ""),
        ),
        "feed.xlsx",
    )

    text, number, made = proposal.offers
    assert text.entry
    assert text.entry.contacts[0].held == ""
    assert number.verdict is Verdict.DOUBTFUL
    assert number.entry
    assert number.entry.contacts[0].value == "+50222334456"
    assert LOST_SIGN in number.entry.contacts[0].held
    assert "hours: dropped: the spreadsheet made a date or a time" in words(proposal)
    assert made.verdict is Verdict.REFUSED
    assert f"feed.xlsx[list]:4 phone: doubtful: «2019-05-12»: {MADE_DATE}" in words(proposal)


@pytest.mark.parametrize(
    ("sent", "name", "expected"),
    [
        (b"", "x.csv", "no header row"),
        (b"a,b\n1,2\n", "x.csv", "no header row we know"),
        (b"name\nx\n", "x.csv", "no header row we know"),
        (b"name,phone\n" + b'"' + b"x" * 200_000 + b'"\n', "x.csv", "is no CSV table"),
        (b"no book", "x.xlsx", "no table that can be read"),
        (book(("a", "b")), "x.xlsx", "no sheet with a header row"),
    ],
)
def test_what_is_no_table_says_so(sent: bytes, name: str, expected: str, proposing: Proposing) -> None:
    with pytest.raises(FeedError, match=expected):
        proposing(sent, name)


def test_a_header_alone_proposes_nothing(proposing: Proposing) -> None:
    assert proposing("name,phone,odd\n").code == 2


def test_too_long_and_too_large_tables_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.csv"
    path.write_text("name,phone\na,1\nb,2\n")
    monkeypatch.setattr("bot.operators.exchange.sheet_reading.MOST_ROWS", 2)
    with pytest.raises(FeedError, match="more than 2 rows"):
        csv_sheet(path)

    monkeypatch.setattr("bot.operators.exchange.feed_files.LARGEST", 2)
    with pytest.raises(FeedError, match="at most"):
        csv_sheet(path)


def test_a_packed_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 100_000)
    monkeypatch.setattr("bot.operators.exchange.feed_files.LARGEST", 50_000)

    with pytest.raises(FeedError, match="at most"):
        book_sheet(path)
