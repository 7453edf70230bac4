"""Codes once given stay what they were: old buttons in old chats go on meaning what they said."""

from dataclasses import replace

import pytest

from flows.model import Need, NodeKey, Source
from flows.packing import Codes
from flows.registry import code_problems

REGISTRY = Source(path="codes.yaml", line=1)
BEFORE = Codes(
    nodes={"a1": NodeKey("start"), "b2": NodeKey("help")},
    needs={"a": Need.HOTLINE},
    checklists={"k": "check"},
    slots={"check": {"J1": 0, "J2": 1}},
    revisions={"check": 1},
    retired=frozenset({"c3"}),
)


def compared(**changes: object) -> list[str]:
    after = replace(BEFORE, **changes)  # type: ignore[arg-type]  # a test names the fields it changes
    return [str(problem) for problem in code_problems(after, BEFORE, REGISTRY)]


def test_an_unchanged_registry_is_sound() -> None:
    assert compared() == []


def test_new_codes_needs_and_questions_are_welcome() -> None:
    assert (
        compared(
            nodes={**BEFORE.nodes, "d4": NodeKey("menu")},
            needs={**BEFORE.needs, "b": Need.SHELTER},
            checklists={**BEFORE.checklists, "m": "other"},
            slots={"check": {"J1": 0, "J2": 1, "J3": 2}, "other": {"O1": 0}},
        )
        == []
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"nodes": {"a1": NodeKey("start"), "b2": NodeKey("menu")}},
        {"needs": {"a": Need.SHELTER}},
        {"checklists": {"k": "other"}},
    ],
    ids=["node", "need", "checklist"],
)
def test_a_code_given_to_something_else_is_found(changes: dict[str, object]) -> None:
    (problem,) = compared(**changes)

    assert problem.endswith("has been given to something else; take a new code")


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"nodes": {"a1": NodeKey("start")}}, "b2"), ({"needs": {}}, "a"), ({"checklists": {}}, "k")],
    ids=["node", "need", "checklist"],
)
def test_a_code_that_vanished_is_found(changes: dict[str, object], code: str) -> None:
    assert compared(**changes) == [f"codes.yaml:1: code «{code}» has vanished; put it under retired"]


def test_a_retired_code_is_sound() -> None:
    assert compared(nodes={"a1": NodeKey("start")}, retired=frozenset({"b2", "c3"})) == []


def test_a_retired_code_that_vanished_is_found() -> None:
    assert compared(retired=frozenset()) == [
        "codes.yaml:1: retired code «c3» has vanished; put it back under retired"
    ]


def test_a_question_that_moved_to_another_slot_is_found() -> None:
    assert compared(slots={"check": {"J1": 1, "J2": 0}}) == [
        "codes.yaml:1: question «J1» of «check» has moved to another slot; give it back slot 0",
        "codes.yaml:1: question «J2» of «check» has moved to another slot; give it back slot 1",
    ]


def test_a_slot_given_to_another_question_is_found() -> None:
    assert compared(slots={"check": {"J9": 0, "J2": 1}}) == [
        "codes.yaml:1: slot 0 of «check» was «J1»'s and is given to «J9»; take a slot that was never used"
    ]
