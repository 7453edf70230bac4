"""Small values for tests: one organisation, one country's numbers, and content that knows only these."""

from dataclasses import replace
from datetime import date

from flows.directory import Directory
from flows.model import Language, Need, Region, Source
from flows.referrals import (
    Confidence,
    Contact,
    ContactKind,
    CountryLines,
    EmergencyNumber,
    Fact,
    Organisation,
    RunBy,
    Service,
)
from flows.snapshot import Content

EN, ES, AR = Language("en"), Language("es"), Language("ar")
KH, TH, US, PH, NP = Region("KH"), Region("TH"), Region("US"), Region("PH"), Region("NP")
CALIFORNIA = Region("US-CA")
HERE = Source(path="small.yaml", line=1)
TODAY = date(2026, 11, 23)
PHONE = Contact(kind=ContactKind.PHONE, value="+85512000000", shown="+855 12 000 000")
PAGE = Contact(kind=ContactKind.WEB, value="https://example.org", shown="example.org")
HELPER = Organisation(
    id="helper",
    name="Helper",
    region=KH,
    source=HERE,
    serves=frozenset({KH}),
    needs=frozenset({Need.HOTLINE}),
    run_by=RunBy.NGO,
    contacts=(PHONE,),
    read_on=TODAY,
    sources=(Fact(where="example.org", said="it helps", dated=None),),
)


def lines_of(region: Region, *numbers: tuple[Service, str]) -> CountryLines:
    """A country's emergency numbers, read today."""
    return CountryLines(
        region=region,
        source=HERE,
        numbers=tuple(EmergencyNumber(service=service, number=number) for service, number in numbers),
        confidence=Confidence.HIGH,
        read_on=TODAY,
    )


def knowing(content: Content, *known: Organisation | CountryLines) -> Content:
    """The same content with a directory of only these."""
    directory = Directory(
        organisations={each.id: each for each in known if isinstance(each, Organisation)},
        emergency={each.region: each for each in known if isinstance(each, CountryLines)},
    )
    return replace(content, directory=directory)
