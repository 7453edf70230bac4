"""The tabular package of HSDS: the same objects as CSV files joined by ids, and the datapackage.json that says how."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.operators.exchange.hsds_columns import CHILDREN, DATES, TABLES, Table
from bot.operators.exchange.json_values import Fields, Json
from bot.operators.exchange.sheets import csv_bytes

SPECIFICATION = "https://docs.openreferral.org/en/3.0.0/"
Row = dict[str, str]


def table_files(organizations: Iterable[Fields]) -> dict[str, bytes]:
    """File name -> bytes, only of tables that have rows; with them the datapackage.json."""
    filling = _Filling()
    for organization in organizations:
        filling.add("organizations", organization, {})
    files = {
        f"{name}.csv": csv_bytes(_lines(TABLES[name], rows)) for name, rows in filling.tables.items() if rows
    }
    files["datapackage.json"] = _package([name for name, rows in filling.tables.items() if rows])
    return files


@dataclass(slots=True)
class _Filling:
    """Tables being filled; an object that is embedded in many places (a term) is one row."""

    tables: dict[str, dict[str, Row]] = field(default_factory=lambda: {name: {} for name in TABLES})

    def add(self, table: str, fields: Fields, links: Row) -> None:
        """A row for the object, and for everything in it."""
        key = str(fields["id"])
        row = {name: str(value) for name, value in fields.items() if isinstance(value, str | int | float)}
        self.tables[table].setdefault(key, row | links)
        for name, child in CHILDREN.get(table, {}).items():
            for member in _members(fields.get(name)):
                self.add(child, member, _links(table, key, name, member))
                if name in SINGLE:
                    self.tables[table][key][SINGLE[name]] = str(member["id"])


SINGLE = {"taxonomy_term": "taxonomy_term_id", "taxonomy_detail": "taxonomy_id"}
"""Objects that are pointed at from their parent's row; all others point at their parent."""
RESOURCES = {name: table.resource for name, table in TABLES.items()}


def _members(value: Json) -> Iterator[Fields]:
    for member in value if isinstance(value, list) else [value]:
        if isinstance(member, dict):
            yield member


def _links(table: str, key: str, name: str, member: Fields) -> Row:
    if name in SINGLE:
        return {}
    if name == "attributes":
        return {"link_id": key, "link_entity": RESOURCES[table]}
    if name == "metadata":
        return {"resource_id": key, "resource_type": RESOURCES[table]}
    return {f"{RESOURCES[table]}_id": key} if member else {}


def _lines(table: Table, rows: dict[str, Row]) -> Iterator[tuple[str, ...]]:
    """The rows stay in the order of the directory: the order of an entry's contacts is a fact."""
    yield table.columns
    for row in rows.values():
        yield tuple(row.get(column, "") for column in table.columns)


def _package(names: list[str]) -> bytes:
    package: Fields = {
        "name": "waypost_referral_directory",
        "title": "Waypost referral directory",
        "profile": "tabular-data-package",
        "version": "3.0.0",
        "homepage": SPECIFICATION,
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": [_resource(name, names) for name in names],
    }
    return (json.dumps(package, indent=1) + "\n").encode()


def _resource(name: str, present: list[str]) -> Fields:
    table = TABLES[name]
    fields: list[Json] = [{"name": column, "type": DATES.get(column, "string")} for column in table.columns]
    keys: list[Json] = [
        {"fields": column, "reference": {"resource": TABLES[other].resource, "fields": "id"}}
        for column, other in table.links.items()
        if other in present
    ]
    schema: Fields = {"primaryKey": "id", "fields": fields}
    return {
        "name": table.resource,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "profile": "tabular-data-resource",
        "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }
