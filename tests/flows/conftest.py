"""The check of a job offer, and a person at its first question."""

import pytest

from flows.checklist import Checklist
from flows.snapshot import Content
from tests.flows.walking import Walk, begin


@pytest.fixture
def offer(content: Content) -> Checklist:
    return content.graph.checklists["offer"]


@pytest.fixture
def asked(content: Content) -> Walk:
    """A person at the first question."""
    return begin(content).choose("offer").choose("offer.J1")
