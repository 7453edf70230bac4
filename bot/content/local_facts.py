"""What is so in one country: what the directory says under `local:`, each with its source."""

from collections.abc import Iterator

from bot.content.forms import Form
from bot.content.trust import FIELDS as TRUST_FIELDS
from bot.content.trust import read_trust
from flows.matters import LINE_MATTERS, LocalFact, Matter
from flows.model import Now
from flows.referrals import Confidence

FIELDS = TRUST_FIELDS | {"about", "says", "name", "page"}
ELSEWHERE = frozenset({*LINE_MATTERS, Matter.LABOUR_OFFICE, Matter.EMBASSY})
"""Matters that are told by the country's lines and organisations, not here."""


def read_local_facts(forms: Iterator[Form], now: Now) -> tuple[LocalFact, ...]:
    """The facts that may be told. What is hearsay stays a record in the file."""
    return tuple(filter(None, (_fact(form, now) for form in forms)))


def _fact(form: Form, now: Now) -> LocalFact | None:
    trust = read_trust(form, now.today)
    form.required("about")
    matter, says = form.choice("about", Matter), form.required("says")
    if matter in ELSEWHERE:
        form.fault(
            "about", f"«{form.text('about')}» is not written here", "add it under lines or organisations"
        )
    if not trust.sources and trust.confidence is not Confidence.LOW:
        form.fault(None, "it names no source", "add sources: …, or write confidence: low")
    page = form.text("page")
    if page and not page.startswith("https://"):
        form.fault("page", "a page must begin with https://", "copy the address from the browser")
    if matter is None or trust.confidence is Confidence.LOW:
        return None
    return LocalFact(
        about=matter,
        says=says,
        source=form.item.source,
        name=form.text("name"),
        page=page,
        read_on=trust.read_on,
        sources=trust.sources,
    )
