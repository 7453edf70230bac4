"""docs/operators.md tells the truth: its messages are the check's own, its commands exist, its example is real."""

import argparse
import re
from pathlib import Path

import pytest

from bot.content.directory import examine_directory
from bot.content.snapshot import Shelves
from bot.operators.commands import add_to
from tests.bot.operators.desks import NOW
from tests.bot.operators.faults import BLOCK, FAULTS
from tests.bot.operators.file_faults import FILE_FAULTS
from tests.conftest import PROJECT

PAGE = (PROJECT / "docs" / "operators.md").read_text("utf-8")


def in_country(text: str, country: str) -> str:
    return text.replace("@@", country).replace("@-", country.lower())


SMALL = in_country(BLOCK, "KH")


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "referral_directory.yaml"
    said: list[str] = []
    spoilt = [in_country(BLOCK.replace(each.good, each.bad, 1), each.country or "KH") for each in FAULTS]
    for written in (*(each.encode() for each in spoilt), *(each.plant(SMALL) for each in FILE_FAULTS)):
        path.write_bytes(written)
        said += [str(problem) for problem in examine_directory(path, NOW).problems]
    path.write_text(SMALL.replace("fkgjjn", "aaaaaa"), "utf-8")
    said += [str(warning) for warning in examine_directory(path, NOW).warnings]
    return "\n".join(said)


def test_each_message_on_the_page_is_one_the_check_says(messages: str) -> None:
    rows = re.findall(r"^\| `(.+?)` \|", PAGE, re.MULTILINE)

    assert len(rows) > 12
    assert [row for row in (*rows, "is new since the check") if row not in messages] == []


def test_each_command_on_the_page_exists() -> None:
    parser = argparse.ArgumentParser()
    commands = add_to(parser.add_subparsers(), lambda _: Shelves.of_project(PROJECT), lambda: NOW)
    named = set(re.findall(r"waypost directory (\w+)", PAGE))

    assert named <= set(commands.choices)
    assert {"check", "stale", "verify", "add", "close", "accept", "diff", "coverage", "show"} <= named


def test_the_mistake_on_the_page_is_said_so(tmp_path: Path) -> None:
    (line, said) = re.findall(r"referral_directory\.yaml:(\d+): (.+)", PAGE)[0]
    path = tmp_path / "referral_directory.yaml"
    path.write_text(SMALL.replace("+442079460018", "+8557055669"), "utf-8")

    assert said in str(examine_directory(path, NOW).problems[0])
    assert f"line {line}" in PAGE
