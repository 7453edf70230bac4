"""Every fault of the table is named with its line and its mend: in a small file, and among 10,000 entries at once."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.content.directory import examine_directory, examine_text
from bot.content.regions import countries
from flows.model import Now, Problem
from tests.bot.operators.faults import BLOCK, FAULTS, Fault
from tests.bot.operators.file_faults import FILE_FAULTS, FileFault

NOW = Now(moment=datetime(2026, 11, 23, 3, tzinfo=UTC))
NAME = "referral_directory.yaml"
ENTRIES, REGIONS = 10_000, 200
FILLER = """\
    - id: @--{number}
      name: Filler {number}
      run_by: ngo
      needs: [legal_aid]
      serves: ["@@", GB]
      contacts:
        - {{type: phone, value: "+44207{number:07}"}}
      status: active
      confidence: medium
      read_on: 2026-11-21
      sources: [{{where: example.org}}]
"""


def in_country(text: str, country: str) -> str:
    return text.replace("@@", country).replace("@-", country.lower())


def planted(fault: Fault, country: str) -> tuple[str, int]:
    """The country's block with the fault, and the line that must be named, counted from 1."""
    before, _, after = BLOCK.partition(fault.good)
    text = in_country(before + fault.bad + after, country)
    place = text.index(in_country(fault.at, country)) if fault.at else len(in_country(before, country))
    place += len(fault.bad) - len(fault.bad.lstrip("\n ")) if not fault.at else 0
    return text, text.count("\n", 0, place) + 1


def names_it(found: tuple[Problem, ...], fault: Fault | FileFault, line: int, country: str = "") -> bool:
    what, mend = in_country(fault.what, country), in_country(fault.mend, country)
    return any(
        each.source.line == line and what in each.what and mend in each.mend and each.mend for each in found
    )


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_is_named_in_a_small_file(fault: Fault) -> None:
    country = fault.country or "KH"
    text, line = planted(fault, country)

    found = examine_text(text, NAME, NOW)

    assert names_it(found.problems, fault, line, country), (line, [str(each) for each in found.problems])
    assert found.directory is None


def test_the_small_file_has_no_fault_of_its_own() -> None:
    found = examine_text(in_country(BLOCK, "KH"), NAME, NOW)

    assert [*found.problems, *found.warnings] == []


def test_the_table_has_more_than_sixty_faults_and_each_a_name_of_its_own() -> None:
    names = [each.name for each in FAULTS] + [each.name for each in FILE_FAULTS]

    assert len(names) == len(set(names)) > 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Big:
    """Ten thousand entries with every fault of the table, each in another country, read once."""

    clean: str
    lines: dict[str, tuple[str, int]]
    """By fault: the country it was planted in, and the line that must be named."""
    problems: tuple[Problem, ...]


@pytest.fixture(scope="session")
def big() -> Big:
    own = {fault.country: fault for fault in FAULTS if fault.country}
    codes = sorted({*sorted(countries() - {"GB"})[:REGIONS], *own})[-REGIONS:]
    others = iter([fault for fault in FAULTS if not fault.country])
    parts, clean, lines, start = [], [], {}, 0
    for place, code in enumerate(codes):
        numbers = range(place * 50 + 1, place * 50 + ENTRIES // REGIONS)
        fillers = in_country("".join(FILLER.format(number=each) for each in numbers), code)
        clean.append(in_country(BLOCK, code) + fillers)
        fault = own.get(code) or next(others, None)
        block, line = planted(fault, code) if fault else (in_country(BLOCK, code), 0)
        if fault:
            lines[fault.name] = (code, start + line)
        parts.append(block + fillers)
        start += parts[-1].count("\n")
    problems = examine_text("".join(parts), NAME, NOW).problems
    return Big(clean="".join(clean), lines=lines, problems=problems)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_fault_is_named_among_ten_thousand_entries_and_all_the_others(fault: Fault, big: Big) -> None:
    country, line = big.lines[fault.name]

    near = [str(each) for each in big.problems if abs(each.source.line - line) < 30]
    assert names_it(big.problems, fault, line, country), (line, near)


def test_ten_thousand_faultless_entries_have_no_problem(big: Big) -> None:
    found = examine_text(big.clean, NAME, NOW)

    assert found.problems == ()
    assert found.directory is not None
    assert len(found.directory.organisations) == ENTRIES


@pytest.mark.parametrize("size", ["small", "big"])
@pytest.mark.parametrize("fault", FILE_FAULTS, ids=lambda fault: fault.name)
def test_what_was_done_to_the_whole_file_is_named(
    fault: FileFault, size: str, big: Big, tmp_path: Path
) -> None:
    written = fault.plant(big.clean if size == "big" else in_country(BLOCK, "KH"))
    path = tmp_path / NAME
    path.write_bytes(written)
    before = written[: written.index(fault.marker.encode())] if fault.marker else b""

    found = examine_directory(path, NOW)

    assert names_it(found.problems, fault, before.count(b"\n") + 1), [str(each) for each in found.problems]
    assert found.directory is None
