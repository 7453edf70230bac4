"""`waypost directory import`, `export` and `schema` as an operator types them."""

import argparse
from collections.abc import Callable
from pathlib import Path
from unittest.mock import sentinel

import pytest

from bot.content.snapshot import Shelves
from bot.operators.exchange.commands import add_to
from bot.settings import Settings
from flows.model import Now

PROJECT = Path(__file__).resolve().parents[4]
Typed = Callable[..., int]


@pytest.fixture
def typed(directory: Path, now: Now) -> Typed:
    """Runs a command line below `waypost directory`."""

    def shelves_of(_: Settings) -> Shelves:
        return Shelves.of_project(PROJECT, directory)

    def run(*words: str | Path) -> int:
        parser = argparse.ArgumentParser()
        add_to(parser.add_subparsers(required=True), shelves_of, lambda: now)
        parsed = parser.parse_args([str(each) for each in words])
        command: Callable[[argparse.Namespace, object], int] = parsed.command
        return command(parsed, sentinel.settings)

    return run


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text("name,phone\nCasa,+50222334455\n")
    return path


def test_an_export_says_what_went_and_what_did_not(
    typed: Typed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("export", "csv", tmp_path / "out.csv") == 0

    first, *others = capsys.readouterr().out.splitlines()
    assert first.endswith("out.csv: 4 organisations, 3 of them never verified by anybody here.")
    assert "  not carried: emergency numbers: they are no organisations" in others
    assert (tmp_path / "out.csv").exists()


def test_records_are_counted_apart(typed: Typed, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    typed("export", "hsds", tmp_path / "out.json", "--all")

    assert "4 organisations and 4 records, 7 of them never verified" in capsys.readouterr().out


def test_what_cannot_be_exported_says_why(
    typed: Typed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("export", "vcf", tmp_path / "out.vcf", "--all") == 2

    assert "export vcf without --all" in capsys.readouterr().out


def test_an_import_prints_report_and_entries(
    typed: Typed, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("import", "csv", table, "--region", "GT", "--source", "The list", "--dated", "2026-10") == 0

    said = capsys.readouterr().out
    assert "DOUBTFUL list.csv:2: Casa [gt-casa]" in said
    assert 'where: "The list"' in said
    assert 'dated: "2026-10"' in said


@pytest.mark.parametrize("name", ["vcf", "vcard"])
def test_address_cards_are_imported_by_either_name(
    name: str, typed: Typed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cards.vcf"
    path.write_text("BEGIN:VCARD\nFN:Casa\nORG:Casa\nTEL:+50222334455\nADR:;;;;;;GT\nEND:VCARD\n")

    assert typed("import", name, path) == 0

    assert "[gt-casa]" in capsys.readouterr().out


def test_entries_go_to_the_file_that_is_named(
    typed: Typed, table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("import", "csv", table, "--region", "GT", "--output", tmp_path / "proposal.yaml") == 0

    assert capsys.readouterr().out.splitlines()[-1] == f"Proposed entries: {tmp_path / 'proposal.yaml'}"
    assert "- id: gt-casa" in (tmp_path / "proposal.yaml").read_text(encoding="utf-8")


def test_the_directory_itself_is_never_the_output(
    typed: Typed, table: Path, directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = directory.read_bytes()

    assert typed("import", "csv", table, "--region", "GT", "--output", directory) == 2

    assert "name another file" in capsys.readouterr().out
    assert directory.read_bytes() == before


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (("--region", "XX"), "is no country code"),
        (("--region", "US-CA"), "is no country code"),
        (("--dated", "soon"), "is no date that was"),
        (("--dated", "2030"), "is no date that was"),
    ],
)
def test_a_slip_in_the_options_is_told(
    more: tuple[str, str], expected: str, typed: Typed, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("import", "csv", table, *more) == 2

    assert expected in capsys.readouterr().out


def test_the_schema_is_printed_as_it_is_filed(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("schema") == 0

    assert capsys.readouterr().out == (PROJECT / "referral_directory.schema.json").read_text(encoding="utf-8")
