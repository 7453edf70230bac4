"""`waypost directory coverage`: countries by needs, and where nothing is known."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.operators.expiry import shown
from bot.operators.tables import table
from flows.directory import Directory
from flows.model import Need, Now, Region
from flows.places import Places, name
from flows.referrals import EVERYWHERE, country_of
from flows.texts import ENGLISH

UNINHABITED = frozenset({"AQ", "BV", "GS", "HM", "IO", "TF", "UM"})
"""Scientists and soldiers at most: no gap in the directory."""

NEEDS = tuple(need for need in Need if need is not Need.ANY)
HEADS = {
    Need.EMERGENCY: "emerg", Need.HOTLINE: "line", Need.SHELTER: "shelt", Need.LEGAL_AID: "legal",
    Need.MEDICAL: "medic", Need.MENTAL_HEALTH: "mental", Need.LABOUR_COMPLAINT: "labour",
    Need.REPATRIATION: "return", Need.CHILD_PROTECTION: "child", Need.FAMILY_TRACING: "family",
    Need.INTERPRETATION: "interp", Need.CASE_MANAGEMENT: "case", Need.JOB_TRAINING: "job", Need.PREVENTION: "prev",
}  # fmt: skip
"""Narrow heads: the table must fit a screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """What is known in one country: how many entries for each need, and whether it has emergency numbers."""

    country: Region
    known: Mapping[Need, int]
    has_numbers: bool

    @property
    def kinds(self) -> int:
        """How many kinds of help somebody there can be asked for."""
        return sum(1 for need in NEEDS if self.known.get(need))


def covered(directory: Directory, places: Places, now: Now) -> tuple[Covered, ...]:
    """Every country where people live, a to z, with what people are shown there today. Help from everywhere is left out."""
    known: dict[Region, Counter[Need]] = {}
    for organisation in shown(directory, now.today):
        for country in {country_of(region) for region in organisation.serves} - {EVERYWHERE}:
            known.setdefault(country, Counter()).update(organisation.needs)
    countries = sorted(
        country for area in places.areas.values() for country in area if country not in UNINHABITED
    )
    return tuple(
        Covered(country=each, known=known.get(each, {}), has_numbers=each in directory.emergency)
        for each in countries
    )


def coverage(rows: tuple[Covered, ...], places: Places) -> Iterator[str]:
    """A line a country, a column a need; a dot where nobody is known. Then each need's number of gaps."""
    head = ("", "country", *HEADS.values())
    cells = [(row.country, _short(row, places), *_counts(row)) for row in rows]
    gaps = [str(sum(1 for row in rows if not row.known.get(need))) for need in NEEDS]
    yield from table(head, [*cells, ("", "nobody known in", *gaps)])
    yield ""
    none = [row.country for row in rows if not row.kinds]
    yield f"{len(none)} of {len(rows)} countries and territories have nobody: {', '.join(none)}"
    silent = [row.country for row in rows if not row.has_numbers]
    yield f"{len(silent)} have no emergency number: {', '.join(silent)}"


def _short(row: Covered, places: Places) -> str:
    full = name(places, row.country, ENGLISH)
    return full if len(full) <= 22 else full[:21] + "…"


def _counts(row: Covered) -> Iterator[str]:
    for need in NEEDS:
        yield str(row.known.get(need) or "·")
