"""What leaves the house: only what may, honestly labelled, the same bytes every time."""

import csv
import io
import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from bot.operators.exchange.exporting import export_to
from bot.operators.exchange.losses import LOSSES, Format
from bot.operators.exchange.outgoing import Outgoing, Scope, outgoing
from bot.operators.exchange.remarks import FeedError
from bot.operators.exchange.sheets import sheet_csv_bytes
from bot.operators.exchange.vcards import vcf_bytes
from flows.model import ContentError, Now

NEVER = ("A secret for operators", "for us alone", "+85512532599", "+85512532598", "somebody has to try it")


def exported(kind: Format, directory: Path, now: Now, scope: Scope = Scope.OFFERED) -> dict[str, bytes]:
    path = directory.parent / f"out.{kind.value}"
    export_to(kind, path, directory, now, scope)
    return {each.name: each.read_bytes() for each in ([path] if path.is_file() else sorted(path.iterdir()))}


def alerts(directory: Path, now: Now) -> dict[str, str]:
    return {each.entry.id: each.alert for each in outgoing(directory, now, Scope.RECORDS)}


@pytest.mark.parametrize("kind", list(Format))
def test_an_export_twice_gives_the_same_bytes(kind: Format, directory: Path, now: Now) -> None:
    assert exported(kind, directory, now) == exported(kind, directory, now)


@pytest.mark.parametrize("kind", list(Format))
def test_only_what_people_are_offered_leaves(kind: Format, directory: Path, now: Now) -> None:
    entries = export_to(kind, directory.parent / "out", directory, now)

    assert [each.entry.id for each in entries] == ["kh-checked", "kh-full", "kh-old", "zz-chat"]
    assert all(each.is_offered for each in entries)


@pytest.mark.parametrize("kind", [each for each in Format if each is not Format.VCF])
def test_held_contacts_and_notes_never_leave_even_with_records(
    kind: Format, directory: Path, now: Now
) -> None:
    files = exported(kind, directory, now, Scope.RECORDS)
    if kind is Format.XLSX:
        book = CalamineWorkbook.from_path(directory.parent / "out.xlsx")
        files = {"sheet": repr(book.get_sheet_by_index(0).to_python()).encode()}

    whole = b"\n".join(files.values()).decode()
    assert "+85512532554" in whole
    assert not [each for each in NEVER if each in whole]


def test_a_shelters_address_stops_the_export(directory: Path, now: Now) -> None:
    text = directory.read_text(encoding="utf-8").replace(
        "      name: Old\n", "      name: Old, 12 Main Street\n"
    )
    directory.write_text(text, encoding="utf-8")

    with pytest.raises(ContentError, match="street address of a shelter"):
        export_to(Format.CSV, directory.parent / "out.csv", directory, now)
    assert not (directory.parent / "out.csv").exists()


def test_each_entry_says_how_far_to_trust_it(directory: Path, now: Now) -> None:
    said = alerts(directory, now)

    assert said["kh-checked"] == ""
    assert said["kh-full"].startswith("Unverified: from public pages read on 2026-11-21.")
    assert said["kh-old"].startswith("Old information, unverified: from public pages read on 2025-10-21.")
    assert said["kh-closed"] == "A record only, do not refer to it: closed. It closed in 2020."
    assert said["kh-renamed"] == "A record only, do not refer to it: now known as Checked."
    assert said["kh-good-work"] == "A record only, do not refer to it: it does not help single people."
    assert said["kh-little-known"] == "A record only, do not refer to it: unconfirmed. nobody knows"


def test_what_expired_is_a_record(directory: Path, now: Now) -> None:
    text = directory.read_text(encoding="utf-8").replace("read_on: 2025-10-21", "read_on: 2024-10-21")
    directory.write_text(text, encoding="utf-8")

    assert alerts(directory, now)["kh-old"] == "A record only, do not refer to it: too old."
    assert "kh-old" not in [each.entry.id for each in outgoing(directory, now, Scope.OFFERED)]


def test_an_old_page_is_told_with_its_year(directory: Path, now: Now) -> None:
    text = directory.read_text(encoding="utf-8").replace('dated: "2021"', 'dated: "2016"')
    directory.write_text(text, encoding="utf-8")

    assert alerts(directory, now)["kh-full"].endswith("The newest page is of 2016.")


def test_an_old_check_is_told_with_its_day(directory: Path, now: Now) -> None:
    text = directory.read_text(encoding="utf-8").replace("on: 2026-11-20", "on: 2025-10-20")
    directory.write_text(text, encoding="utf-8")

    assert alerts(directory, now)["kh-checked"] == "Old information: last checked on 2025-10-20."


def test_an_active_entry_without_enough_is_a_record(directory: Path, now: Now) -> None:
    (entry,) = [
        each for each in outgoing(directory, now, Scope.RECORDS) if each.entry.id == "kh-little-known"
    ]

    assert not entry.is_offered


def test_the_table_has_a_row_for_each_contact(directory: Path, now: Now) -> None:
    (content,) = exported(Format.CSV, directory, now, Scope.RECORDS).values()
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))

    full = [row for row in rows if row["id"] == "kh-full"]
    assert [row["contact"] for row in full][:3] == ["+85512532554", "1280", "0999"]
    assert full[2]["as_printed"] == "yes"
    assert full[1]["dial_from"] == "KH"
    assert full[0]["sources"] == "https://source.example.org [2021] | a book"
    assert full[0]["verified_on"] == "never"
    (checked,) = [row for row in rows if row["id"] == "kh-checked"]
    assert (checked["verified_on"], checked["verified_by"]) == ("2026-11-20", "outreach worker")
    (renamed,) = [row for row in rows if row["id"] == "kh-renamed"]
    assert (renamed["offered"], renamed["contact"]) == ("no", "")


def test_nothing_in_a_csv_runs_as_a_formula() -> None:
    written = sheet_csv_bytes([("=1+1", "@x", "+855 12", "-cmd", "+cmd|x", "plain")]).decode("utf-8-sig")

    assert written == "'=1+1,'@x,+855 12,'-cmd,'+cmd|x,plain\r\n"


def test_numbers_in_an_excel_file_are_text(directory: Path, now: Now) -> None:
    export_to(Format.XLSX, directory.parent / "out.xlsx", directory, now)

    rows = CalamineWorkbook.from_path(directory.parent / "out.xlsx").get_sheet_by_index(0).to_python()
    assert {"+85512532554", "1280", "0999"} <= {row[4] for row in rows}


def test_hsds_says_what_is_unverified_and_what_was_checked(directory: Path, now: Now) -> None:
    (content,) = exported(Format.HSDS, directory, now, Scope.RECORDS).values()
    organizations = {each["name"]: each for each in json.loads(content)}

    (service,) = organizations["Checked"]["services"]
    assert (service["status"], service["assured_date"]) == ("active", "2026-11-20")
    assert service["metadata"][0]["updated_by"] == "outreach worker"
    assert service["last_modified"] == "2026-11-20T00:00:00.000Z"
    assert "alert" not in service
    unverified = organizations['Full, "Example"; and more']["services"][0]
    assert unverified["alert"].startswith("Unverified")
    assert "assured_date" not in unverified
    states = {name: each["services"][0]["status"] for name, each in organizations.items()}
    assert states["Closed"] == states["Renamed"] == "defunct"
    assert states["Good work"] == states["Little known"] == "inactive"


def test_hsds_ids_do_not_move_when_an_entry_is_added(directory: Path, now: Now) -> None:
    (all_of_them,) = exported(Format.HSDS, directory, now, Scope.RECORDS).values()
    (offered,) = exported(Format.HSDS, directory, now).values()

    assert [each for each in json.loads(all_of_them) if each["name"] == "Checked"] == [
        each for each in json.loads(offered) if each["name"] == "Checked"
    ]


def test_cards_are_vcard_4_with_every_way_and_the_warning(directory: Path, now: Now) -> None:
    (content,) = exported(Format.VCF, directory, now).values()
    text = content.decode().replace("\r\n ", "")

    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert text.count("BEGIN:VCARD") == text.count("END:VCARD") == text.count("VERSION:4.0") == 4
    assert 'FN:Full\\, "Example"\\; and more' in text
    for line in (
        "TEL;VALUE=uri;TYPE=voice:tel:+85512532554",
        "TEL;VALUE=uri;TYPE=text:tel:+85512532557",
        "IMPP:https://wa.me/85512532556",
        "IMPP:https://t.me/example",
        "EMAIL:desk@example.org",
        "NICKNAME:ឧទាហរណ៍",
        "CATEGORIES:hotline,legal_aid",
    ):
        assert f"\r\n{line}\r\n" in text
    assert "NOTE:Unverified" in text
    assert "1280: dial from KH." in text
    assert "Open: Mo-Fr 08:00-12:00" in text


def test_a_card_of_a_record_is_never_written(directory: Path, now: Now) -> None:
    records = [each for each in outgoing(directory, now, Scope.RECORDS) if not each.is_offered]

    assert vcf_bytes(records) == b""
    with pytest.raises(FeedError, match="do not refer"):
        export_to(Format.VCF, directory.parent / "x.vcf", directory, now, Scope.RECORDS)


def test_a_card_may_lack_needs(directory: Path, now: Now) -> None:
    (entry,) = [
        each for each in outgoing(directory, now, Scope.RECORDS) if each.entry.id == "kh-little-known"
    ]
    shown = Outgoing(entry=entry.entry, status=entry.status, is_offered=True, check=None, alert="")

    assert b"CATEGORIES" not in vcf_bytes([shown])


def test_a_folder_with_other_tables_is_left_alone(directory: Path, now: Now) -> None:
    folder = directory.parent / "package"
    folder.mkdir()
    (folder / "locations.csv").write_text("id\n")

    with pytest.raises(FeedError, match="other tables"):
        export_to(Format.HSDS_CSV, folder, directory, now)


def test_every_format_says_what_it_cannot_carry() -> None:
    assert set(LOSSES) == set(Format)
