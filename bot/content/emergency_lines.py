"""The emergency numbers of one country, and the lines beside them."""

from bot.content.contacts import refuse_unquoted
from bot.content.documents import Item
from bot.content.forms import Form
from bot.content.phones import SHORT, examine
from bot.content.trust import FIELDS as TRUST_FIELDS
from bot.content.trust import read_trust
from flows.model import Now, Region
from flows.referrals import Confidence, CountryLines, EmergencyNumber, LineFor, Service

FIELDS = TRUST_FIELDS | {"numbers", "no_numbers", "lines", "as_printed", "unverified"}
NUMBER = frozenset({"for", "number", "only_in"})
LINES = frozenset(line.value for line in LineFor)


def read_lines(form: Form, region: Region, now: Now) -> CountryLines | None:
    """The country's numbers. None where there are none, or where they are hearsay: then nothing is offered as sure."""
    trust = read_trust(form, now.today)
    numbers = tuple(filter(None, (_number(each) for each in form.forms("numbers", NUMBER))))
    _check(form, numbers)
    lines = tuple(_lines(form, region))
    if form.at("unverified"):
        form.inner("unverified", LINES)
    if not numbers or trust.confidence is Confidence.LOW:
        return None
    return CountryLines(
        region=region,
        source=form.item.source,
        numbers=numbers,
        lines=lines,
        confidence=trust.confidence,
        read_on=trust.read_on,
        sources=trust.sources,
    )


def _check(form: Form, numbers: tuple[EmergencyNumber, ...]) -> None:
    if not numbers and not form.text("no_numbers"):
        form.fault(
            None, "it has no emergency numbers", "add numbers: …, or say why there are none: no_numbers: …"
        )
    if numbers and form.at("no_numbers"):
        form.fault("no_numbers", "it has numbers and says it has none", "take one of the two out")
    if numbers and not form.at("sources") and form.text("confidence") != "low":
        form.fault(None, "its emergency numbers name no source", "add sources: …, or write confidence: low")
    pairs = [(number.service, number.number) for number in numbers]
    if len(set(pairs)) < len(pairs):
        form.fault("numbers", "the same number stands twice for the same service", "keep one of the two")


def _number(form: Form) -> EmergencyNumber | None:
    form.required("for")
    service, number = form.choice("for", Service), form.required("number")
    if item := form.at("number"):
        refuse_unquoted(form, item)
    if number and not (number.isascii() and number.isdigit() and 2 <= len(number) <= SHORT):
        form.fault("number", f"«{number}» is no emergency number", "write two to six digits")
    if service is None or not number:
        return None
    return EmergencyNumber(service=service, number=number, only_in=form.text("only_in"))


def _lines(form: Form, region: Region) -> list[tuple[LineFor, str]]:
    if form.at("lines") is None:
        if form.at("as_printed"):
            form.fault(
                "as_printed", "there are no lines to be printed so", "add lines: …, or take as_printed out"
            )
        return []
    inner, as_printed = form.inner("lines", LINES), form.texts("as_printed")
    for name in as_printed:
        if inner.at(name) is None:
            form.fault(
                "as_printed", f"«{name}» is none of the lines here", "name lines that stand under lines:"
            )
    found = []
    for line in LineFor:
        number = inner.text(line.value)
        item: Item | None = inner.at(line.value)
        if number and item:
            refuse_unquoted(inner, item)
            fault = examine(number, region, as_printed=line.value in as_printed).fault
            if fault:
                inner.fault(item, *fault)
            found.append((line, number))
    return found
