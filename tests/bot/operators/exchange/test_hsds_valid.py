"""What we export is HSDS 3.0 by the specification's own schemas."""

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from bot.operators.exchange.exporting import export_to
from bot.operators.exchange.hsds_columns import CHILDREN, DATES, TABLES
from bot.operators.exchange.losses import Format
from bot.operators.exchange.outgoing import Scope
from flows.model import Now

SCHEMAS = Path(__file__).resolve().parents[5] / "shared" / "hsds" / "schemas"
PROJECT = Path(__file__).resolve().parents[4]
needs_schemas = pytest.mark.skipif(
    not SCHEMAS.is_dir(), reason="the official HSDS schemas lie in ../shared/hsds, which is not here"
)


def validator(version: str) -> Draft202012Validator:
    files = sorted((SCHEMAS / version).glob("*.json"))
    resources = [(each.name, DRAFT202012.create_resource(json.loads(each.read_text()))) for each in files]
    registry = Registry().with_resources(resources)
    return Draft202012Validator(
        {"$ref": "organization.json"}, registry=registry, format_checker=FormatChecker()
    )


@needs_schemas
@pytest.mark.parametrize("version", ["3.0", "3.1-dev"])
@pytest.mark.parametrize("shipped", ["small", "shipped"])
def test_every_organization_and_service_is_valid(
    version: str, shipped: str, directory: Path, now: Now
) -> None:
    source = directory if shipped == "small" else PROJECT / "referral_directory.yaml"
    path = directory.parent / "out.json"
    export_to(Format.HSDS, path, source, now, Scope.RECORDS)
    organizations = json.loads(path.read_text(encoding="utf-8"))

    found = validator(version)
    services = found.evolve(schema={"$ref": "service.json"})
    assert organizations
    for organization in organizations:
        assert not [error.message for error in found.iter_errors(organization)]
        assert not [
            error.message for each in organization["services"] for error in services.iter_errors(each)
        ]


@needs_schemas
def test_the_tables_are_the_specifications_own() -> None:
    package = json.loads((SCHEMAS / "3.0" / "datapackage.json").read_text(encoding="utf-8"))
    official = {each["path"].removesuffix(".csv"): each for each in package["resources"]}

    for name, table in TABLES.items():
        fields = {each["name"]: each for each in official[name]["schema"]["fields"]}
        keys = {
            each["fields"]: each["reference"]["resource"]
            for each in official[name]["schema"].get("foreignKeys", [])
        }
        required = {key for key, each in fields.items() if each["constraints"]["required"]}
        assert official[name]["name"] == table.resource
        assert set(table.columns) <= set(fields)
        assert required <= set(table.columns)
        assert [
            column for column in table.columns if fields[column]["type"] != DATES.get(column, "string")
        ] == []
        assert {
            column: TABLES[other].resource for column, other in table.links.items()
        }.items() <= keys.items()


def tables_of(source: Path, out: Path, now: Now) -> dict[str, list[dict[str, str]]]:
    export_to(Format.HSDS_CSV, out, source, now, Scope.RECORDS)
    return {
        each.stem: list(csv.DictReader(io.StringIO(each.read_text(encoding="utf-8"), newline="")))
        for each in sorted(out.glob("*.csv"))
    }


def test_the_package_is_whole(directory: Path, now: Now) -> None:
    tables = tables_of(directory, directory.parent / "package", now)
    package = json.loads((directory.parent / "package" / "datapackage.json").read_text(encoding="utf-8"))
    ids = {name: {row["id"] for row in rows} for name, rows in tables.items()}

    assert {each["path"] for each in package["resources"]} == {f"{name}.csv" for name in tables}
    assert set(tables) == set(TABLES)
    for name, rows in tables.items():
        assert max(Counter(row["id"] for row in rows).values()) == 1
        for column, other in TABLES[name].links.items():
            assert {row[column] for row in rows} <= ids[other]
    everything = set().union(*ids.values())
    assert {row["link_id"] for row in tables["attributes"]} <= everything
    assert {row["resource_id"] for row in tables["metadata"]} <= ids["services"]


def test_a_package_without_checks_has_no_empty_table(directory: Path, now: Now) -> None:
    text = directory.read_text(encoding="utf-8")
    line = next(each for each in text.splitlines() if "checked: {on" in each)
    directory.write_text(text.replace(f"{line}\n", ""), encoding="utf-8")

    tables = tables_of(directory, directory.parent / "package", now)

    assert "metadata" not in tables


def test_every_child_has_a_table() -> None:
    assert {child for children in CHILDREN.values() for child in children.values()} <= set(TABLES)
