"""The ranked referrals of a place and a need as rows, for the command line and for those who compare."""

from collections.abc import Iterator

from flows.cards import organisation_card
from flows.finding import Query, Referral, find
from flows.model import Now
from flows.snapshot import Content

Row = dict[str, str | int | bool | list[str]]


def listed(query: Query, content: Content, now: Now) -> Iterator[Row]:
    """Best first, each with the card exactly as a person gets it."""
    findings = find(content.directory, query, now)
    for rank, referral in enumerate(findings.referrals, start=1):
        yield _row(rank, referral, query, content, now) | {"exact": findings.exact}


def _row(rank: int, referral: Referral, query: Query, content: Content, now: Now) -> Row:
    return {
        "rank": rank,
        "id": referral.organisation.id,
        "name": referral.organisation.name,
        "reach": referral.tier.name.lower(),
        "trust": referral.freshness.name.lower(),
        "contacts": [f"{contact.kind.value} {contact.value}" for contact in referral.contacts],
        "text": organisation_card(referral, content, query.language, now),
    }
