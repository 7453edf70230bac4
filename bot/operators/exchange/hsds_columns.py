"""The tables of HSDS 3.0 that our export fills: their columns, and how they hang together.

By reference to the specification's own datapackage.json: a test holds each name, type and key against it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One CSV file."""

    resource: str
    """How the specification calls its rows."""
    columns: tuple[str, ...]
    links: Mapping[str, str] = field(default_factory=dict)
    """Column -> the table it points into."""


TABLES = {
    "organizations": Table(
        resource="organization",
        columns=("id", "name", "alternate_name", "description", "email", "website"),
    ),
    "organization_identifiers": Table(
        resource="organization_identifier",
        columns=("id", "organization_id", "identifier_type", "identifier"),
        links={"organization_id": "organizations"},
    ),
    "services": Table(
        resource="service",
        columns=(
            *("id", "organization_id", "name", "url", "email", "status", "fees_description"),
            *("eligibility_description", "assured_date", "alert", "last_modified"),
        ),
        links={"organization_id": "organizations"},
    ),
    "phones": Table(
        resource="phone",
        columns=("id", "organization_id", "number", "type", "description"),
        links={"organization_id": "organizations"},
    ),
    "schedules": Table(
        resource="schedule",
        columns=("id", "service_id", "freq", "byday", "description", "opens_at", "closes_at"),
        links={"service_id": "services"},
    ),
    "service_areas": Table(
        resource="service_area",
        columns=("id", "service_id", "name", "extent", "extent_type"),
        links={"service_id": "services"},
    ),
    "languages": Table(
        resource="language",
        columns=("id", "service_id", "code", "note"),
        links={"service_id": "services"},
    ),
    "attributes": Table(
        resource="attribute",
        columns=("id", "link_id", "taxonomy_term_id", "link_entity", "value"),
        links={"taxonomy_term_id": "taxonomy_terms"},
    ),
    "taxonomy_terms": Table(
        resource="taxonomy_term",
        columns=("id", "code", "name", "description", "taxonomy", "taxonomy_id"),
        links={"taxonomy_id": "taxonomies"},
    ),
    "taxonomies": Table(
        resource="taxonomy",
        columns=("id", "name", "description", "uri", "version"),
    ),
    "metadata": Table(
        resource="metadata",
        columns=(
            *("id", "resource_id", "resource_type", "last_action_date", "last_action_type", "field_name"),
            *("previous_value", "replacement_value", "updated_by"),
        ),
    ),
}

CHILDREN = {
    "organizations": {
        "organization_identifiers": "organization_identifiers",
        "phones": "phones",
        "attributes": "attributes",
        "services": "services",
    },
    "services": {
        "schedules": "schedules",
        "service_areas": "service_areas",
        "languages": "languages",
        "attributes": "attributes",
        "metadata": "metadata",
    },
    "phones": {"attributes": "attributes"},
    "service_areas": {"attributes": "attributes"},
    "attributes": {"taxonomy_term": "taxonomy_terms"},
    "taxonomy_terms": {"taxonomy_detail": "taxonomies"},
}
"""Table -> property of its JSON object -> table of what stands there."""

DATES = {
    "assured_date": "date",
    "last_modified": "datetime",
    "last_action_date": "date",
    "opens_at": "time",
    "closes_at": "time",
}
"""Columns that are no strings."""
