"""The values: frozen, and without a field for what must be forgotten."""

from dataclasses import FrozenInstanceError, fields

import pytest

from flows.model import (
    ContentError,
    Go,
    NodeKey,
    Now,
    Problem,
    Region,
    Sent,
    Source,
    Spot,
    Started,
    State,
    Turn,
    Typed,
    View,
)
from tests.conftest import NOON
from tests.flows.making import EN

FAULT = Problem(source=Source(path="a.yaml", line=7), what="it is wrong", mend="make it right")
OTHER = Problem(source=Source(path="b.yaml", line=1), what="this too", mend="mend it")


def test_a_problem_says_where_what_and_the_mend() -> None:
    assert str(FAULT) == "a.yaml:7: it is wrong; make it right"


def test_a_content_error_carries_every_problem() -> None:
    error = ContentError((FAULT, OTHER))

    assert error.problems == (FAULT, OTHER)
    assert str(error).splitlines() == [str(FAULT), str(OTHER)]


def test_a_view_is_sent_as_heading_empty_line_body() -> None:
    view = View(language=EN, heading="Working abroad", body="Two\nlines")

    assert view.text == "Working abroad\n\nTwo\nlines"


def test_today_is_the_date_of_the_moment() -> None:
    assert Now(moment=NOON.moment).today.isoformat() == "2026-11-23"


def test_going_on_keeps_the_place_to_return_to_and_begins_at_the_first_page() -> None:
    back = Spot(node=NodeKey("offer"), page=2)
    state = State(language=EN, node=NodeKey("people"), page=4, here=Region("KH"), back=back)

    on = state.to(NodeKey("find"))

    assert (on.node, on.page, on.here, on.back) == (NodeKey("find"), 0, Region("KH"), back)
    assert state.spot == Spot(node=NodeKey("people"), page=4)


@pytest.mark.parametrize(
    ("kind", "known"),
    [
        (Typed, {"places", "topics", "sure", "danger", "language", "named"}),
        (Sent, set()),
        (Started, {"language", "here", "node"}),
        (Turn, {"state", "view", "effects"}),
        (State, {"language", "node", "page", "here", "origin", "need", "area", "back", "answers"}),
        (Go, {"label", "to", "style"}),
    ],
)
def test_what_must_be_forgotten_has_no_field(
    kind: type[Typed | Sent | Started | Turn | State | Go], known: set[str]
) -> None:
    assert {field.name for field in fields(kind)} == known


def test_a_value_never_changes() -> None:
    state = State(language=EN, node=NodeKey("start"))

    with pytest.raises(FrozenInstanceError):
        state.page = 3  # type: ignore[misc]  # that it may not is the test

    assert state.page == 0
