"""A file of somebody else's becomes a proposal. The directory is only read."""

from pathlib import Path

from bot.content.directory import read_directory
from bot.content.hours import Timetable
from bot.operators.exchange.drafting import Rules, drafted
from bot.operators.exchange.entries import read_entries
from bot.operators.exchange.feed_files import files_of
from bot.operators.exchange.hsds_import import record_of
from bot.operators.exchange.hsds_joining import organizations_in
from bot.operators.exchange.losses import Format
from bot.operators.exchange.matching import Known, weighed
from bot.operators.exchange.proposals import Proposal
from bot.operators.exchange.records import Feed, Record
from bot.operators.exchange.remarks import FeedError, Remark
from bot.operators.exchange.sheet_import import records_of
from bot.operators.exchange.sheet_reading import BOOKS, book_sheet, csv_sheet
from bot.operators.exchange.vcard_import import card_records
from flows.model import Now
from flows.places import Places

MOST_RECORDS = 20_000


def propose(kind: Format, path: Path, directory: Path, feed: Feed, places: Places, now: Now) -> Proposal:
    """What the file would add or change. FeedError if it cannot be used at all, ContentError if the directory cannot."""
    read_directory(directory, now)
    records, taken_for, remarks = _records(kind, path)
    if len(records) > MOST_RECORDS:
        raise FeedError(
            f"there are {len(records)} organisations in it", f"at most {MOST_RECORDS} are read: split it"
        )
    rules = Rules(feed=feed, places=places, timetable=Timetable(now), now=now)
    known = Known(read_entries(directory))
    offers = tuple(weighed(drafted(record, rules), known) for record in records)
    return Proposal(feed=feed, taken_for=taken_for, offers=offers, remarks=remarks)


def _records(kind: Format, path: Path) -> tuple[tuple[Record, ...], str, tuple[Remark, ...]]:
    if kind is Format.VCF:
        records, taken_for = card_records(path)
        return records, taken_for, ()
    if kind in {Format.HSDS, Format.HSDS_CSV}:
        nodes, shape = organizations_in(files_of(path))
        return tuple(record_of(node) for node in nodes), str(shape), ()
    sheet = book_sheet(path) if path.suffix.lower() in BOOKS else csv_sheet(path)
    records, remarks = records_of(sheet)
    return records, f"a table ({sheet.how}, {len(sheet.lines)} rows)", remarks
