"""What no single entry can show: two entries that lead a person to the same telephone, and numbers out of place."""

from collections.abc import Iterator

from flows.directory import Directory
from flows.model import Problem, Region, Source
from flows.referrals import EVERYWHERE, Contact, ContactKind, Organisation, country_of, publishable

DIALLED = (ContactKind.PHONE, ContactKind.SMS)
Number = tuple[Region, ContactKind, str]


def twin_warnings(directory: Directory, path: str) -> Iterator[Problem]:
    """Numbers that stand in two offered entries of a country, and numbers of a country the entry does not serve."""
    seen: dict[Number, Organisation] = {}
    for organisation in filter(publishable, directory.organisations.values()):
        source = Source(path=path, line=organisation.source.line)
        for contact in organisation.contacts:
            if not contact.is_offered or contact.kind not in DIALLED:
                continue
            earlier = seen.setdefault((organisation.region, contact.kind, contact.value), organisation)
            if earlier is not organisation and not _belong_together(earlier, organisation):
                what = f"{contact.value} is the number of «{earlier.id}» too (line {earlier.source.line})"
                mend = "if they are one, join them: keep one id, put the other under was: […]"
                yield Problem(source=source, what=what, mend=mend)
            if (country := _stranger(organisation, contact)) is not None:
                what = f"{contact.value} is a number of {country}, and «{organisation.id}» does not serve {country}"
                yield Problem(source=source, what=what, mend="look at the digits after the +, and at serves:")


def _belong_together(one: Organisation, other: Organisation) -> bool:
    return one.name in (other.part_of or "") or other.name in (one.part_of or "")


def _stranger(organisation: Organisation, contact: Contact) -> Region | None:
    """The country of a number that has no business in this entry."""
    import phonenumbers  # noqa: PLC0415 (megabytes: only when a directory is read)

    home = {country_of(each) for each in (organisation.region, *organisation.serves)}
    if EVERYWHERE in home or organisation.abroad or contact.dial_from or contact.value[0] != "+":
        return None
    number = phonenumbers.parse(contact.value)
    regions = phonenumbers.region_codes_for_country_code(number.country_code or 0)
    if not regions or "001" in regions or home & set(regions):
        return None
    return Region(regions[0])
