"""`waypost directory diff OLD NEW`: what people will see change, in plain words."""

from collections.abc import Iterable, Iterator

from bot.operators.expiry import shown
from flows.directory import Directory
from flows.finding import Freshness, freshness
from flows.model import Now
from flows.referrals import Contact, CountryLines, Organisation, RunBy, Status

NOTHING = "People will see no change."
TRUST = {
    Freshness.FRESH: "checked",
    Freshness.AGEING: "checked some time ago",
    Freshness.UNCHECKED: "not checked by us",
    Freshness.STALE: "old, with a warning",
}


def changes(old: Directory, new: Directory, now: Now) -> Iterator[str]:
    """One line for each thing people will see; one line that says so where there is none."""
    told = [*_emergency(old, new), *_organisations(old, new, now)]
    yield from told or [NOTHING]


def _emergency(old: Directory, new: Directory) -> Iterator[str]:
    for region in sorted({*old.emergency, *new.emergency}):
        before, after = _numbers(old.emergency.get(region)), _numbers(new.emergency.get(region))
        place = f"{region} emergency numbers"
        yield from (f"{place}: no longer {each}" for each in before if each not in after)
        yield from (f"{place}: now {each}" for each in after if each not in before)


def _numbers(lines: CountryLines | None) -> list[str]:
    if lines is None:
        return []
    numbers = [
        f"{each.service.value} {each.number}" + (f" ({each.only_in})" if each.only_in else "")
        for each in lines.numbers
    ]
    return [*numbers, *(f"{line.value} line {number}" for line, number in lines.lines)]


def _organisations(old: Directory, new: Directory, now: Now) -> Iterator[str]:
    before = {each.id: each for each in shown(old, now.today)}
    after = {each.id: each for each in shown(new, now.today)}
    for name, one in sorted(before.items()):
        if other := after.get(name):
            yield from (f"{_called(other)}: {each}" for each in _differences(one, other, now))
        else:
            yield f"{_called(one)}: nobody is shown it any more, {_reason(new.organisations.get(name))}"
    for name in sorted(after.keys() - before.keys()):
        yield f"{_called(after[name])}: is now shown, with {_listed(_contacts(after[name]))}"


def _called(organisation: Organisation) -> str:
    return f"{organisation.region} {organisation.name} ({organisation.id})"


def _reason(organisation: Organisation | None) -> str:
    if organisation is None:
        return "it is gone from the file"
    because = f": {organisation.why}" if organisation.why else ""
    if organisation.status is not Status.ACTIVE:
        return f"it is {organisation.status.value}{because}"
    return "it may not be shown as it stands, or is too old" + because


def _differences(old: Organisation, new: Organisation, now: Now) -> Iterator[str]:
    if old.name != new.name:
        yield f"it was called {old.name}"
    yield from _moved(_contacts(old), _contacts(new), "a person can no longer use", "a person can now use")
    yield from _moved(_needs(old), _needs(new), "no longer found for", "now found for")
    yield from _moved(sorted(old.serves), sorted(new.serves), "no longer shown in", "now shown in")
    yield from _moved(old.languages, new.languages, "no longer speaks", "now speaks")
    if old.run_by is not new.run_by:
        yield f"is now said to be run by: {_runner(new.run_by)} (was: {_runner(old.run_by)})"
    if (old.opening is None) != (new.opening is None):
        yield "its hours are now shown" if new.opening else "its hours are no longer shown"
    elif old.opening != new.opening:
        yield "its hours have changed"
    for words, was, now_is in _facts(old, new):
        if was != now_is:
            yield f"{words}: {_said(now_is)} (was: {_said(was)})"
    trust = TRUST[freshness(new, now.today)]
    if TRUST[freshness(old, now.today)] != trust:
        yield f"is now shown as {trust}"


def _facts(old: Organisation, new: Organisation) -> Iterator[tuple[str, bool | None, bool | None]]:
    yield "free", old.free, new.free
    yield "anonymous", old.anonymous, new.anonymous
    yield "records calls", old.records_calls, new.records_calls
    yield "may report to the authorities", old.may_report, new.may_report


def _said(value: bool | None) -> str:  # noqa: FBT001 (a value to be put in words)
    return "not known" if value is None else "yes" if value else "no"


def _moved(old: Iterable[str], new: Iterable[str], gone: str, come: str) -> Iterator[str]:
    before, after = list(old), list(new)
    if lost := [each for each in before if each not in after]:
        yield f"{gone} {_listed(lost)}"
    if won := [each for each in after if each not in before]:
        yield f"{come} {_listed(won)}"


def _contacts(organisation: Organisation) -> list[str]:
    return [_contact(contact) for contact in organisation.contacts if contact.is_offered]


def _contact(contact: Contact) -> str:
    where = f" (from {', '.join(sorted(contact.dial_from))})" if contact.dial_from else ""
    return f"{contact.kind.value} {contact.shown}{where}"


def _needs(organisation: Organisation) -> list[str]:
    return sorted(need.value for need in organisation.needs)


def _runner(run_by: RunBy) -> str:
    return run_by.value


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
