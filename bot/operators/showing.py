"""`waypost directory show ID`: the card exactly as a person sees it, in each language."""

from collections.abc import Iterator

from bot.content.snapshot import read_content
from bot.operators.desk import Book, Desk, entry
from flows.cards import contact_buttons, organisation_card
from flows.directory import Directory
from flows.finding import Freshness, Query, Referral, Tier, find, freshness
from flows.model import Language, Now
from flows.referrals import EVERYWHERE, Organisation, Status, publishable
from flows.snapshot import Content


def show(desk: Desk, name: str) -> Iterator[str]:
    """The card and its buttons in every language; first, in plain words, if nobody sees it and why."""
    content = read_content(desk.shelves, desk.now)
    book = Book(directory=content.directory, never_call=frozenset())
    organisation = entry(book, name, desk)
    referral = as_found(content.directory, organisation, desk.now)
    if referral is None:
        yield f"Nobody is shown «{name}»: {_reason(organisation)}"
        return
    for language in content.texts.languages:
        yield f"── {content.texts.names.get(language, language)} ──"
        yield from _card(referral, content, language, desk.now)
        yield ""


def as_found(directory: Directory, organisation: Organisation, now: Now) -> Referral | None:
    """The answer a person gets who stands where this entry is for; None if nobody gets it."""
    places = [organisation.near, organisation.region, *sorted(organisation.serves)]
    for place in dict.fromkeys(each for each in places if each is not None):
        here = None if place == EVERYWHERE else place
        origin = min(organisation.citizens, default=None)
        answers = find(directory, Query(here=here, origin=origin), now).referrals
        for referral in answers:
            if referral.organisation.id == organisation.id:
                return referral
    return _from_elsewhere(organisation, now)


def _from_elsewhere(organisation: Organisation, now: Now) -> Referral | None:
    """For those who help their citizens in any country, or whose number works in other countries than they serve."""
    trust = freshness(organisation, now.today)
    if not publishable(organisation) or trust is Freshness.EXPIRED:
        return None
    contacts = tuple(contact for contact in organisation.contacts if contact.is_offered)
    return Referral(organisation=organisation, tier=Tier.NATIONAL, freshness=trust, contacts=contacts)


def _card(referral: Referral, content: Content, language: Language, now: Now) -> Iterator[str]:
    yield organisation_card(referral, content, language, now)
    yield ""
    for button in contact_buttons(referral, content, language):
        yield f"[ {button.label} ]"


def _reason(organisation: Organisation) -> str:
    if publishable(organisation):
        return "its check or its pages are too old. Verify it, and people see it again."
    if organisation.status is not Status.ACTIVE:
        return f"it is {organisation.status.value}. {organisation.why}"
    return organisation.why or "it does not help single people. It is kept as a record."
