"""flows/content/exceptions.yaml -> what may pass a gate, each with its reason. What nothing needs any more is refused."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.content.documents import Item, read
from bot.content.forms import suggestion
from bot.content.gates.findings import Finding
from flows.model import ContentError, Problem, Source

FILE = "exceptions.yaml"
SHORTEST = 12
"""Characters of a reason: «ok» is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exceptions:
    """Rule and text key -> where the exception stands."""

    allowed: Mapping[tuple[str, str], Source]


def read_exceptions(folder: Path, rules: frozenset[str]) -> Exceptions:
    """ContentError with every fault: an unknown rule, no reason."""
    faults: list[Problem] = []
    allowed: dict[tuple[str, str], Source] = {}
    for rule, keys in read(folder / FILE, shown_as=f"flows/content/{FILE}").pairs():
        if rule.text() not in rules:
            faults.append(rule.problem(f"there is no rule «{rule.text()}»", suggestion(rule.text(), rules)))
        for key, reason in keys.pairs():
            faults += _no_reason(key, reason)
            allowed[rule.text(), key.text()] = key.source
    if faults:
        raise ContentError(tuple(faults))
    return Exceptions(allowed=allowed)


def settled(findings: Iterable[Finding], exceptions: Exceptions) -> Iterator[Problem]:
    """What is left after the exceptions; and each exception that nothing needed."""
    unneeded = dict(exceptions.allowed)
    for finding in findings:
        if (finding.rule, finding.key) in exceptions.allowed:
            unneeded.pop((finding.rule, finding.key), None)
        elif finding.is_served:
            yield finding.problem
    for (rule, key), source in unneeded.items():
        yield Problem(
            source=source, what=f"«{key}» needs no exception from «{rule}»", mend="delete this line"
        )


def _no_reason(key: Item, reason: Item) -> Iterator[Problem]:
    if len(reason.text()) < SHORTEST:
        yield key.problem(f"the exception of «{key.text()}» gives no reason", "say why in a few words")
