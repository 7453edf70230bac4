"""A feed's bytes: read from a file, a folder or a zip within limits, decoded whatever the encoding. No network, ever.

Nothing is unpacked to the disk, so no name inside a zip can reach outside of it.
"""

import json
import zipfile
from pathlib import Path, PurePosixPath

from bot.operators.exchange.json_values import Json
from bot.operators.exchange.remarks import FeedError

LARGEST = 50_000_000
"""Bytes, unpacked. A country's directory is a tenth of it."""
MOST_MEMBERS = 200
WANTED = (".csv", ".json", ".ndjson", ".jsonl")
ENCODINGS = ("utf-8-sig", "cp1252")
"""The last reads almost anything: old Excel in Western Europe."""


def files_of(path: Path) -> dict[str, bytes]:
    """Name -> bytes: the file itself, or the CSV and JSON files in a folder or zip."""
    if path.is_dir():
        found = sorted(each for each in path.iterdir() if each.suffix.lower() in WANTED and each.is_file())
        _refuse_too_much(len(found), sum(each.stat().st_size for each in found))
        return {each.name: each.read_bytes() for each in found}
    _refuse_too_much(1, path.stat().st_size)
    if zipfile.is_zipfile(path):
        return _unpacked(path)
    return {path.name: path.read_bytes()}


def refuse_too_large(path: Path) -> None:
    """A table that is too large as it lies or, if it is packed (as .xlsx and .ods are), unpacked."""
    _refuse_too_much(1, path.stat().st_size)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            _refuse_too_much(1, sum(each.file_size for each in archive.infolist()))


def decoded(content: bytes, name: str) -> tuple[str, str]:
    """The text, and in which encoding it was found."""
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_wide else ENCODINGS:
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise FeedError(f"{name} is no text we can read", "save it again as UTF-8")


def json_of(content: bytes, name: str) -> Json:
    """One JSON document, or one a line (NDJSON) as a list."""
    text, _ = decoded(content, name)
    try:
        return _parsed(text)
    except ValueError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            return [_parsed(line) for line in lines] if len(lines) > 1 else _fail(error)
        except ValueError:
            raise FeedError(f"{name} is not readable JSON ({error})", "ask for the file again") from error
    except RecursionError as error:
        raise FeedError(
            f"{name} is nested too deep", "this is no directory; ask for the file again"
        ) from error


def _fail(error: ValueError) -> Json:
    raise error


def _parsed(text: str) -> Json:
    value: Json = json.loads(text)
    return value


def _unpacked(path: Path) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [each for each in archive.infolist() if each.filename.lower().endswith(WANTED)]
            _refuse_too_much(len(members), sum(each.file_size for each in members))
            return {PurePosixPath(each.filename).name: archive.read(each) for each in members}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise FeedError(
            f"{path.name} cannot be unpacked", "ask for it without a password, or unpacked"
        ) from error


def _refuse_too_much(members: int, size: int) -> None:
    if members > MOST_MEMBERS:
        raise FeedError(f"there are {members} files in it", f"at most {MOST_MEMBERS} are read")
    if size > LARGEST:
        raise FeedError(f"it holds {size // 1_000_000} MB", f"at most {LARGEST // 1_000_000} MB are read")
