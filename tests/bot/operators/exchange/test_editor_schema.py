"""What editors check by is what the reader reads by, and the file beside the directory is current."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from bot.content import check_stamps, contacts, directory, emergency_lines, organisations, trust
from bot.operators.exchange.editor_schema import FILE, FIRST_LINE, schema, schema_text
from bot.operators.exchange.editor_words import WORDS

PROJECT = Path(__file__).resolve().parents[4]
READERS = {
    "region": directory.FIELDS,
    "organisation": organisations.FIELDS,
    "emergency": emergency_lines.FIELDS,
    "number": emergency_lines.NUMBER,
    "contact": contacts.FIELDS,
    "source": trust.SOURCE,
    "checked": check_stamps.FIELDS,
}


class Written(yaml.CSafeLoader):
    """As YAML 1.2 editors read: a date is text, so are `yes` and `on`."""


MISREAD = {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"}
Written.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in found if tag not in MISREAD]
    for sign, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
Written.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def faults(text: str) -> list[str]:
    return [error.message for error in Draft7Validator(schema()).iter_errors(yaml.load(text, Loader=Written))]  # noqa: S506 - a safe loader, less dates


def test_the_file_beside_the_directory_is_current() -> None:
    """Mend: `waypost directory schema > referral_directory.schema.json`."""
    assert (PROJECT / FILE).read_text(encoding="utf-8") == schema_text()


def test_it_is_a_schema() -> None:
    Draft7Validator.check_schema(schema())
    assert FIRST_LINE.endswith(FILE)


@pytest.mark.parametrize("name", sorted(READERS))
def test_every_field_of_the_reader_is_explained_and_no_other(name: str) -> None:
    assert set(WORDS[name]) == READERS[name]


def test_the_shipped_directory_is_valid() -> None:
    assert faults((PROJECT / "referral_directory.yaml").read_text(encoding="utf-8")) == []


def test_the_small_directory_is_valid(directory: Path) -> None:
    assert faults(directory.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("KH:\n", "XX:\n"),
        ("run_by: union", "run_by: unions"),
        ("needs: [hotline, legal_aid]", "needs: [any]"),
        ("citizens: [VN]", "citizens: [Vietnam]"),
        ("founding: true", "found: true"),
        ('value: "+85512532554"', "value: 85512532554"),
        ("check_every: 90", "check_every: often"),
        ("way: called", "how: called"),
        ('number: "117"', 'number: "1"'),
        ("      name: Closed\n", ""),
    ],
)
def test_an_editor_sees_a_slip(before: str, after: str, directory: Path) -> None:
    text = directory.read_text(encoding="utf-8")
    assert before in text

    assert faults(text.replace(before, after, 1))


def test_the_text_is_json() -> None:
    assert json.loads(schema_text()) == schema()
