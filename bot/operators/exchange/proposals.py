"""The proposal: what an import would add or change, as a report for a person and as lines ready to be pasted.

It changes nothing itself, and nothing in it is verified: each entry is held until somebody has checked it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bot.operators.exchange.entries import Entry
from bot.operators.exchange.entry_lines import entry_lines, visible
from bot.operators.exchange.matching import Offer, Verdict
from bot.operators.exchange.records import Feed
from bot.operators.exchange.remarks import Grade, Remark

HEADS = {
    Verdict.NEW: "NEW",
    Verdict.CHANGED: "CHANGED",
    Verdict.DOUBTFUL: "DOUBTFUL",
    Verdict.REFUSED: "REFUSED",
    Verdict.SAME: "SAME",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Everything an operator needs to decide."""

    feed: Feed
    taken_for: str
    """What the file was taken for, and why."""
    offers: tuple[Offer, ...]
    remarks: tuple[Remark, ...] = ()
    """On the file as a whole."""

    def count(self, verdict: Verdict) -> int:
        """How many rows came out so."""
        return sum(offer.verdict is verdict for offer in self.offers)

    @property
    def code(self) -> int:
        """For the shell: 0 all was usable, 1 some rows were refused, 2 nothing was usable."""
        refused = self.count(Verdict.REFUSED)
        if refused == len(self.offers):
            return 2
        return 1 if refused else 0

    def report(self) -> tuple[str, ...]:
        """The report, line by line; totals at its end."""
        lines = (
            f"{self.feed.name}: taken for {self.taken_for}",
            *(f"  {remark}" for remark in self.remarks),
            *(line for offer in self.offers if _is_worth_telling(offer) for line in _told(offer)),
            *self._totals(),
        )
        return tuple(visible(line) for line in lines)

    def yaml(self) -> str:
        """The proposed entries as they go into the directory's file, each under its country."""
        licence = self.feed.licence or "not said: ask before you publish any of it"
        head = [
            f"# Proposed from {self.feed.name} on {self.feed.read_on}. Nothing here is verified: every entry is held.",
            f"# Licence: {licence}.",
            "# Look at each, paste it under its country (in the order of ids), run: waypost check. Then check it",
            "# by calling or writing, and only then make it status: active.",
        ]
        return "\n".join([*map(_one_line, head), *self._countries(), ""])

    def _countries(self) -> Iterator[str]:
        proposed = [(offer, offer.entry) for offer in self.offers if offer.entry]
        for region in sorted({entry.region for _, entry in proposed}):
            yield ""
            yield f"{region}:"
            yield "  organisations:"
            there = {entry.id: (offer, entry) for offer, entry in proposed if entry.region == region}
            for _, (offer, entry) in sorted(there.items()):
                yield from _pasteable(offer, entry)

    def _totals(self) -> Iterator[str]:
        grades = Counter(remark.grade for offer in self.offers for remark in offer.draft.remarks)
        counts = ", ".join(f"{self.count(verdict)} {verdict.value}" for verdict in Verdict)
        yield f"{len(self.offers)} organisations: {counts}."
        yield f"Fields: {grades[Grade.REPAIRED]} repaired, {grades[Grade.DROPPED]} left out."
        if not self.feed.licence:
            yield "The feed's licence is not said (--licence): ask before you publish any of it."


def _is_worth_telling(offer: Offer) -> bool:
    return offer.verdict is not Verdict.SAME or bool(offer.draft.remarks)


def _told(offer: Offer) -> Iterator[str]:
    entry, place = offer.entry or offer.ours, offer.draft.record.place
    name = offer.draft.texts.get("name") or "without a name"
    key = f" [{entry.id}]" if entry else ""
    yield f"{HEADS[offer.verdict]} {place}: {name}{key}"
    if offer.ours and offer.changes:
        yield f"  ours stands in line {offer.ours.line}"
    yield from (f"  {change}" for change in offer.changes)
    yield from (f"  {remark}" for remark in offer.draft.remarks)


def _pasteable(offer: Offer, entry: Entry) -> Iterator[str]:
    head = f"    # {HEADS[offer.verdict]} {_one_line(str(offer.draft.record.place))}"
    yield (
        f"{head}. Replaces line {offer.ours.line} and what follows." if offer.changes and offer.ours else head
    )
    yield from (f"    #   {_one_line(str(change))}" for change in offer.changes)
    doubts = (each for each in offer.draft.remarks if each.grade in {Grade.DOUBTFUL, Grade.DROPPED})
    yield from (f"    #   {_one_line(f'{each.what}; {each.done}')}" for each in doubts)
    yield from entry_lines(entry)


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()))
