"""The shipped content at a fixed moment, read once: most tests ask what people would see."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from bot.content.snapshot import Shelves, load
from flows.model import Now
from flows.snapshot import Content

settings.register_profile("waypost", deadline=None)  # no timed tests: machines differ
settings.load_profile("waypost")

PROJECT = Path(__file__).resolve().parent.parent
NOON = Now(moment=datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
"""A Monday: offices are open in half the world."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden transcripts anew")


@pytest.fixture(scope="session")
def shelves() -> Shelves:
    return Shelves.of_project(PROJECT)


@pytest.fixture(scope="session")
def content(shelves: Shelves) -> Content:
    return load(shelves, NOON)


@pytest.fixture
def now() -> Now:
    return NOON
