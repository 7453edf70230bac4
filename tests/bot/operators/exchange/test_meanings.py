"""Other people's words: known ones get a meaning, others none."""

from collections.abc import Callable

import pytest

from bot.operators.exchange import meanings
from bot.operators.exchange.proposals import Proposal
from flows.places import Places

Proposing = Callable[..., Proposal]
HEAD = "id,name,country,phone,needs,hours,time_zone,website,near,area,languages\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("es", "es"),
        ("ES", "es"),
        ("Spanish", "es"),
        ("spa", "es"),
        ("pt-BR", "pt-BR"),
        ("Chinese", ""),
        ("x", ""),
    ],
)
def test_languages_are_known_by_code_or_name(text: str, code: str) -> None:
    assert meanings.language(text) == code


@pytest.mark.parametrize(
    ("text", "region"),
    [
        *(
            ("kh", "KH"),
            ("US-CA", "US-CA"),
            ("ZZ", "ZZ"),
            ("Cambodia", "KH"),
            ("México", "MX"),
            ("Camboya", "KH"),
        ),
        *(("Georgia", "GE"), ("Springfield and towns", None), ("Atlantis", None)),
    ],
)
def test_regions_are_codes_or_whole_names(text: str, region: str | None, places: Places) -> None:
    assert meanings.region(text, places) == region


@pytest.mark.parametrize(("text", "flag"), [("Yes", "true"), ("non", "false"), ("perhaps", "")])
def test_yes_and_no_in_several_languages(text: str, flag: str) -> None:
    assert meanings.flag(text) == flag


def test_only_known_words_are_taken_over() -> None:
    assert (meanings.run_by("NGO"), meanings.run_by("charity"), meanings.run_by("UN")) == (
        "ngo",
        "",
        "intergovernmental",
    )
    assert (meanings.audience("Domestic workers"), meanings.audience("people")) == ("domestic_workers", "")
    assert (meanings.need("Legal aid"), meanings.need("Housing"), meanings.need("food")) == (
        "legal_aid",
        "shelter",
        "",
    )
