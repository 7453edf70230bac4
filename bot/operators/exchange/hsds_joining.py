"""HSDS feeds in any of their forms become one form: organisations with all that is theirs embedded.

Lists of organisations or services, Pages, objects of lists, tables joined by ids, Ohana's locations.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from bot.operators.exchange.feed_files import decoded, json_of
from bot.operators.exchange.hsds_versions import Shape, shape_of_json, shape_of_tables
from bot.operators.exchange.json_values import Fields, Json, Node
from bot.operators.exchange.remarks import FeedError

NAMES = {
    **dict.fromkeys(("organization", "organisations", "organisation"), "organizations"),
    **dict.fromkeys(("service",), "services"),
    **dict.fromkeys(("phone",), "phones"),
    **dict.fromkeys(("schedule", "regular_schedule", "regular_schedules"), "schedules"),
    **dict.fromkeys(("language",), "languages"),
    **dict.fromkeys(("service_area",), "service_areas"),
    **dict.fromkeys(("contact",), "contacts"),
    **dict.fromkeys(("location",), "locations"),
    **dict.fromkeys(("attribute", "service_attributes"), "attributes"),
    **dict.fromkeys(("taxonomy_term",), "taxonomy_terms"),
    **dict.fromkeys(("organization_identifier",), "organization_identifiers"),
    **dict.fromkeys(("url", "urls"), "additional_urls"),
}
"""Spellings of table names that were seen -> how we call them."""

OWNERS = {
    "organization_id": "organizations",
    "service_id": "services",
    "location_id": "locations",
    "contact_id": "contacts",
}
"""Column -> the table it points into. The first that leads somewhere decides whose a row is."""

EMBEDDED = (
    *(
        "phones",
        "schedules",
        "languages",
        "service_areas",
        "contacts",
        "locations",
        "organization_identifiers",
    ),
    "additional_urls",
)
MOST_ROWS = 200_000
WRAPPERS = ("contents", "organizations", "services", "locations", "data", "items", "results")


def organizations_in(files: Mapping[str, bytes]) -> tuple[list[Node], Shape]:
    """The organisations of a feed, and what it was taken for. FeedError where there are none to be found."""
    tables = {name: content for name, content in files.items() if name.lower().endswith(".csv")}
    if tables:
        return _of_tables(tables)
    documents = [(name, content) for name, content in files.items() if name != "datapackage.json"]
    if not documents:
        raise FeedError("there is no CSV or JSON file in it", "give a file, or a folder or zip with some")
    shape, nodes = None, list[Node]()
    for name, content in documents:
        value = json_of(content, name)
        shape = shape or shape_of_json(value)
        nodes += _organizations(list(_objects(value, name)))
    if not nodes or shape is None:
        raise FeedError("there is no organisation or service in it", "is it really a directory in HSDS?")
    return nodes, shape


def _objects(value: Json, name: str) -> Iterator[Node]:
    """The objects of a list, a Page, an object of lists; or the object itself."""
    if isinstance(value, list):
        for number, member in enumerate(value):
            if isinstance(member, Mapping):
                yield Node(member, f"$[{number}]", name)
    elif isinstance(value, Mapping):
        wrapper = next((each for each in WRAPPERS if isinstance(value.get(each), list)), None)
        if wrapper is None or "name" in value:
            yield Node(value, "$", name)
        else:
            yield from Node(value, "$", name).nodes(wrapper)


def _organizations(nodes: Iterable[Node]) -> list[Node]:
    """Services and locations are gathered under the organisation they embed; an organisation is itself."""
    found: dict[str, Node] = {}
    for number, node in enumerate(nodes):
        owner = node.node("organization")
        if owner is None:
            found[f"#{number}"] = node if not node.has("status", "organization_id") else _dangling(node)
            continue
        key = owner.text("id", "name") or f"#{number}"
        before = found.get(key) or Node(owner.fields, node.row, node.file)
        found[key] = _with_member(before, node)
    return list(found.values())


def _with_member(owner: Node, member: Node) -> Node:
    name = "locations" if member.has("services", "slug", "services_url", "mail_address") else "services"
    earlier = owner.fields.get(name)
    members = [*(earlier if isinstance(earlier, list) else []), member.fields]
    return Node({**owner.fields, name: members}, owner.row, owner.file)


def _dangling(service: Node) -> Node:
    """A service whose organisation is not in the file stands for it, by its own name."""
    fields: Fields = {"name": service.text("name"), "services": [service.fields], "is_dangling": True}
    return Node(fields, service.row, service.file)


def _of_tables(files: Mapping[str, bytes]) -> tuple[list[Node], Shape]:
    stems = {name: name.lower().removesuffix(".csv") for name in files}
    tables = {NAMES.get(stems[name], stems[name]): _rows(files[name], name) for name in files}
    if "organizations" not in tables and "services" not in tables:
        names = ", ".join(sorted(files))
        raise FeedError(
            f"there is no organizations.csv or services.csv among {names}",
            "for a table with one row a contact use: import csv",
        )
    return list(_joined(tables)), shape_of_tables(stems.values())


def _rows(content: bytes, name: str) -> list[Fields]:
    text, _ = decoded(content, name)
    try:
        rows = list(islice(_read_rows(text), MOST_ROWS + 1))
    except csv.Error as error:
        raise FeedError(f"{name} is no CSV table ({error})", "ask for the file again") from error
    if len(rows) > MOST_ROWS:
        raise FeedError(f"{name} has more than {MOST_ROWS} rows", "split it")
    return rows


def _read_rows(text: str) -> Iterator[Fields]:
    found = csv.DictReader(io.StringIO(text, newline=""))
    for row in found:
        fields: Fields = {key.strip().lower(): value for key, value in row.items() if key and value}
        if fields:
            yield fields | {"_row": str(found.line_num)}


def _joined(tables: dict[str, list[Fields]]) -> Iterator[Node]:
    """Children are put into their parents; services without a parent stand for themselves."""
    index = {name: {_key(row, "id"): row for row in rows} for name, rows in tables.items()}
    for row in tables.get("attributes", []):
        _put_attribute(row, index)
    for name in EMBEDDED:
        for row in tables.get(name, []):
            _put(row, name, index)
    orphans = [row for row in tables.get("services", []) if not _put(row, "services", index)]
    for row in tables.get("organizations", []):
        yield Node(row, str(row["_row"]), "organizations.csv")
    for row in orphans:
        yield _dangling(Node(row, str(row["_row"]), "services.csv"))


def _key(row: Fields, column: str) -> str:
    """An id; what has none is found by nobody."""
    value = row.get(column)
    return value if isinstance(value, str) else f"none {id(row)} {column}"


def _put(row: Fields, name: str, index: Mapping[str, Mapping[str, Fields]]) -> bool:
    for column, table in OWNERS.items():
        owner = index.get(table, {}).get(_key(row, column))
        if owner is not None and table != name:
            _append(owner, name, row)
            return True
    return False


def _put_attribute(row: Fields, index: Mapping[str, Mapping[str, Fields]]) -> None:
    """It gets its term, and goes to whatever it is about."""
    term = index.get("taxonomy_terms", {}).get(_key(row, "taxonomy_term_id"))
    entity = _key(row, "link_entity")
    about = index.get(NAMES.get(entity, entity), {}).get(_key(row, "link_id"))
    if term is not None and about is not None:
        row["taxonomy_term"] = term
        _append(about, "attributes", row)


def _append(owner: Fields, name: str, row: Fields) -> None:
    children = owner.get(name)
    if isinstance(children, list):
        children.append(row)
    else:
        owner[name] = [row]
