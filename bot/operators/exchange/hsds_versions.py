"""What a feed is: HSDS 3.1, 3.0, 2, 1.1, Ohana, or none of these; and what of it cannot be read, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from bot.operators.exchange.json_values import Json


class Version(Enum):
    """The shape of a feed."""

    HSDS_31 = "HSDS 3.1"
    HSDS_30 = "HSDS 3.0"
    HSDS_2 = "HSDS 2"
    HSDS_1 = "HSDS 1.x"
    OHANA = "Ohana"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What it was taken for, and why."""

    version: Version
    form: str
    why: str

    def __str__(self) -> str:
        return f"{self.version.value} ({self.form}), because of {self.why}. {LIMITS[self.version]}".strip()


LIMITS = {
    Version.HSDS_31: "",
    Version.HSDS_30: "",
    Version.HSDS_2: "An old version: organisations, services, phones and schedules are read; its taxonomies are not.",
    Version.HSDS_1: (
        "An old version: organisations, services, phones and weekday tables are read. Eligibility and taxonomy tables "
        "are not; ask the publisher for HSDS 3."
    ),
    Version.OHANA: (
        "Not HSDS but what it grew from: names, phones, sites, languages and weekdays are read. Categories and "
        "addresses are not; ask the publisher for HSDS 3."
    ),
}

TABLE_SIGNS: tuple[tuple[Version, frozenset[str]], ...] = (
    (Version.OHANA, frozenset({"mail_addresses"})),
    (
        Version.HSDS_1,
        frozenset({"regular_schedules", "regular_schedule", "holiday_schedules", "postal_addresses"}),
    ),
    (Version.HSDS_1, frozenset({"physical_addresses", "services_taxonomy", "taxonomy"})),
    (
        Version.HSDS_2,
        frozenset({"service_attributes", "service_taxonomy", "other_attributes", "eligibility"}),
    ),
    (Version.HSDS_2, frozenset({"eligibilitys", "services_at_location", "services_at_locations"})),
    (Version.HSDS_31, frozenset({"url", "units", "service_capacity"})),
)
"""Tables that only this version has; the first that is there decides."""

KEY_SIGNS: tuple[tuple[Version, frozenset[str]], ...] = (
    (Version.OHANA, frozenset({"slug", "mail_address", "locations_url", "contacts_url", "services_url"})),
    (
        Version.HSDS_1,
        frozenset({"regular_schedules", "regular_schedule", "physical_address", "physical_addresses"}),
    ),
    (Version.HSDS_2, frozenset({"eligibilitys", "service_taxonomys", "eligibility", "service_attributes"})),
    (
        Version.HSDS_31,
        frozenset({"additional_urls", "additional_websites", "service_capacity", "service_capacities"}),
    ),
)
DEEPEST = 3
"""Levels of objects looked at for a sign."""


def shape_of_tables(names: Iterable[str]) -> Shape:
    """What a set of CSV files is."""
    present = frozenset(names)
    for version, signs in TABLE_SIGNS:
        if found := sorted(present & signs):
            return Shape(version=version, form="tables", why=f"{found[0]}.csv")
    return Shape(version=Version.HSDS_30, form="tables", why="its file names")


def shape_of_json(value: Json) -> Shape:
    """What a JSON document is."""
    keys = frozenset(_keys(value, DEEPEST))
    form = "a list" if isinstance(value, list) else "an object"
    for version, signs in KEY_SIGNS:
        if found := sorted(keys & signs):
            return Shape(version=version, form=form, why=f"its key {found[0]}")
    return Shape(version=Version.HSDS_30, form=form, why="its keys")


def _keys(value: Json, depth: int) -> Iterable[str]:
    if isinstance(value, list):
        for member in value[:20]:
            yield from _keys(member, depth)
    elif isinstance(value, Mapping):
        yield from value
        for member in value.values() if depth else ():
            yield from _keys(member, depth - 1)
