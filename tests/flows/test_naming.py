"""Names as people type them: with a slip, in part, by initials, by the name of earlier; never by a word many share."""

from dataclasses import replace

import pytest

from flows.naming import Names, names_of
from tests.flows.making import HELPER


def named(**names: str) -> Names:
    return names_of(replace(HELPER, id=own, name=name) for own, name in names.items())


CROWD = {f"crowd{number}": f"Women Help Centre {'abcdefghijklmnop'[number]}xyz" for number in range(16)}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("chab dai", ("chab",)),
        ("where is Chab Dai please", ("chab",)),
        ("chabb dai coalitoin", ("chab",)),
        ("CAST", ("cast",)),
        ("somaly mam", ("mam",)),
        ("women help centre", ()),
        ("my boss keeps my passport", ()),
        ("", ()),
        ("coalition", ()),
    ],
)
def test_a_name_is_found_by_what_is_its_own(typed: str, found: tuple[str, ...]) -> None:
    names = named(
        chab="Chab Dai Coalition",
        cast="Coalition to Abolish Slavery (CAST)",
        mam="Somaly Mam Foundation",
        **CROWD,
    )

    assert names.found(typed) == found


def test_names_of_earlier_and_in_the_countrys_language_are_known() -> None:
    moved = replace(HELPER, id="moved", name="Old House", now_known_as="Harbourlight", local_name="Casa Faro")
    names = names_of([moved, *(replace(HELPER, id=own, name=name) for own, name in CROWD.items())])

    assert names.found("harbourlight") == names.found("casa faro") == ("moved",)
