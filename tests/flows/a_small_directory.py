"""Directories small enough to see whole."""

from datetime import UTC, date, datetime, timedelta

from flows.directory import Directory
from flows.finding import Findings, Query, find
from flows.model import Need, Now, Region, Source
from flows.referrals import (
    Check,
    Contact,
    ContactKind,
    Fact,
    Organisation,
    RunBy,
)

TODAY = date(2026, 11, 21)
NOW = Now(moment=datetime(2026, 11, 21, 12, tzinfo=UTC))
KH, TH, US, PH, KW = Region("KH"), Region("TH"), Region("US"), Region("PH"), Region("KW")
CALIFORNIA, ARIZONA = Region("US-CA"), Region("US-AZ")
ANYWHERE = Contact(kind=ContactKind.PHONE, value="+15550000000", shown="+1 555 000 0000")
PAGE = Contact(kind=ContactKind.WEB, value="https://example.org", shown="example.org")
READ = Fact(where="example.org", said="it helps", dated=None)
HELPER = Organisation(
    id="helper",
    name="Helper",
    region=KH,
    source=Source(path="directory.yaml", line=1),
    serves=frozenset({KH}),
    needs=frozenset({Need.HOTLINE, Need.SHELTER}),
    run_by=RunBy.NGO,
    contacts=(ANYWHERE,),
    read_on=TODAY,
    sources=(READ,),
)


def organisation(name: str, **changes: object) -> Organisation:
    """The helper, with another id and what a test changes."""
    values = {field: getattr(HELPER, field) for field in HELPER.__slots__}
    return Organisation(**(values | {"id": name} | changes))


def directory(*organisations: Organisation) -> Directory:
    return Directory(organisations={each.id: each for each in organisations}, emergency={})


def asked(known: Directory, *, now: Now = NOW, **query: object) -> Findings:
    return find(known, Query(**query), now)  # type: ignore[arg-type]  # a test names what it asks


def ids(findings: Findings) -> list[str]:
    return [referral.organisation.id for referral in findings.referrals]


def from_only(*regions: Region) -> Contact:
    return Contact(kind=ContactKind.PHONE, value="1280", shown="1280", dial_from=frozenset(regions))


def checked(days_ago: int, every: int = 100) -> dict[str, object]:
    check = Check(on=TODAY - timedelta(days=days_ago), by="outreach worker", way="called")
    return {"checked": check, "check_every": every}
