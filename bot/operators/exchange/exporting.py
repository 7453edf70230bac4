"""The directory written out in one of the formats. The same entries give the same bytes, on any day and machine."""

from collections.abc import Mapping
from pathlib import Path

from bot.operators.exchange.hsds_export import json_bytes, organizations
from bot.operators.exchange.hsds_tables import table_files
from bot.operators.exchange.losses import Format
from bot.operators.exchange.outgoing import Outgoing, Scope, outgoing
from bot.operators.exchange.remarks import FeedError
from bot.operators.exchange.rows import rows
from bot.operators.exchange.sheets import sheet_csv_bytes, xlsx_bytes
from bot.operators.exchange.vcards import vcf_bytes
from flows.model import Now


def export_to(
    kind: Format, path: Path, directory: Path, now: Now, scope: Scope = Scope.OFFERED
) -> tuple[Outgoing, ...]:
    """Writes the file, or for `hsds-csv` the folder; tells what went out. ContentError where the directory has faults."""
    if kind is Format.VCF and scope is Scope.RECORDS:
        raise FeedError("address cards have no place for «do not refer»", "export vcf without --all")
    entries = outgoing(directory, now, scope)
    if kind is Format.HSDS_CSV:
        _write_folder(path, table_files(organizations(entries)))
        return entries
    _write(path, _bytes(kind, entries))
    return entries


def _bytes(kind: Format, entries: tuple[Outgoing, ...]) -> bytes:
    if kind is Format.HSDS:
        return json_bytes(entries)
    if kind is Format.CSV:
        return sheet_csv_bytes(rows(entries))
    return xlsx_bytes(rows(entries)) if kind is Format.XLSX else vcf_bytes(entries)


def _write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Into a folder of its own: a table left from an earlier export would be taken for part of this one."""
    if path.exists() and any(each.suffix == ".csv" and each.name not in files for each in path.iterdir()):
        raise FeedError(f"{path} holds other tables", "name a new or empty folder")
    path.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        _write(path / name, content)


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(content)
    part.replace(path)
