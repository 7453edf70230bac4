"""When an entry stops being shown unless somebody checks it: the other end of flows.finding.freshness."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flows.directory import Directory, last_days
from flows.finding import Freshness, freshness
from flows.model import Now
from flows.referrals import Organisation, publishable

NOTICE = timedelta(days=60)
"""How long before it an operator is told: two months are enough to try every number of a country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vanishing:
    """An entry that people see today, and the first day they would not."""

    organisation: Organisation
    on: date


def expires_on(organisation: Organisation) -> date:
    """The first day on which it is not shown any more; proven against `freshness` in test_expiry."""
    return date.fromordinal(last_days(organisation)[-1] + 1)


def shown(directory: Directory, today: date) -> Iterator[Organisation]:
    """Every entry that somebody somewhere is shown on that day."""
    for organisation in directory.organisations.values():
        if publishable(organisation) and freshness(organisation, today) is not Freshness.EXPIRED:
            yield organisation


def vanishing(directory: Directory, now: Now) -> tuple[Vanishing, ...]:
    """What people see today and would not see in 60 days, soonest first. `doctor` fails where there is any."""
    found = (Vanishing(organisation=each, on=expires_on(each)) for each in shown(directory, now.today))
    soon = [each for each in found if each.on - now.today <= NOTICE]
    return tuple(sorted(soon, key=lambda each: (each.on, each.organisation.id)))
