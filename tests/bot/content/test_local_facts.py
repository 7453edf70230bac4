"""What is so in one country: only what a source says is told, and a typing slip is named with its mend."""

from datetime import UTC, datetime

import pytest

from bot.content.directory import examine_text
from flows.matters import Matter
from flows.model import Now, Region

NOW = Now(moment=datetime(2026, 11, 23, 3, tzinfo=UTC))
GOOD = """\
PH:
  emergency:
    numbers: [{for: all, number: "911"}]
    confidence: high
    read_on: 2026-11-21
    sources: [{where: example.org, said: all 911}]
  local:
    - about: licence_register
      says: public_list
      name: Example Department
      page: https://example.org/list
      confidence: medium
      read_on: 2026-11-21
      sources: [{where: example.org, said: here is the list, dated: 2025-06}]
"""


def test_a_fact_is_read_with_where_it_comes_from() -> None:
    directory = examine_text(GOOD, "small.yaml", NOW).directory

    assert directory is not None
    (fact,) = directory.told(Matter.LICENCE_REGISTER, Region("PH"), NOW.today)
    assert (fact.words, fact.name, fact.page) == (
        "local.licence_register.public_list",
        "Example Department",
        "https://example.org/list",
    )
    assert str(fact.newest_page) == "2025-06-01"
    assert directory.told(Matter.FEE_RULE, Region("PH"), NOW.today) == ()


def test_hearsay_is_kept_in_the_file_and_never_told() -> None:
    hearsay = GOOD.replace("confidence: medium", "confidence: low")

    found = examine_text(hearsay, "small.yaml", NOW)

    assert found.problems == ()
    assert found.directory is not None
    assert found.directory.local == {}


@pytest.mark.parametrize(
    ("written", "instead", "line", "says"),
    [
        ("about: licence_register", "about: licence_registre", 8, "licence_registre"),
        ("about: licence_register", "about: crisis_line", 8, "is not written here"),
        ("      says: public_list\n", "", 8, "says is missing"),
        ("page: https://example.org/list", "page: example.org/list", 11, "https://"),
        ("sources: [{where: example.org, said: here is the list, dated: 2025-06}]", "sources: []", 8, "no source"),
        ("name: Example Department", "nmae: Example Department", 10, "nmae"),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_line(written: str, instead: str, line: int, says: str) -> None:
    found = examine_text(GOOD.replace(written, instead), "small.yaml", NOW)

    assert found.directory is None
    assert [problem.source.line for problem in found.problems] == [line]
    assert says in str(found.problems[0])
