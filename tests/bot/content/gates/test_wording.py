"""The file of forbidden words is read strictly: a pattern that is none must not guard nothing in silence."""

from pathlib import Path

import pytest

from bot.content.gates.wording import plain, read_forbidden
from flows.model import ContentError, Language
from tests.conftest import PROJECT

LANGUAGES = tuple(map(Language, ("en", "es", "ar")))
NAMES = "police:\n  en: [police]\nembassy:\n  en: [embassy]\n"


def read(folder: Path, text: str) -> list[str]:
    (folder / "forbidden.yaml").write_text(text, encoding="utf-8")
    try:
        read_forbidden(folder, LANGUAGES)
    except ContentError as error:
        return [str(each) for each in error.problems]
    return []


@pytest.mark.parametrize(
    ("phrases", "said"),
    [
        ("phrases:\n  x: {say: y, en: [z]}\n", ":2: why is missing; add a line why: …"),
        ("phrases:\n  x: {why: w, say: y, en: ['(z']}\n", ":2: «(z» is no pattern; look for brackets"),
        ("phrases:\n  x: {why: w, say: y, fr: [z]}\n", ":2: «fr» is not a field here"),
        ("phrases:\n  x: {why: w, say: y, en: [z], unless: {xx: [n]}}\n", ":2: «xx» is not a field here"),
    ],
)
def test_a_faulty_phrase_is_named(phrases: str, said: str, tmp_path: Path) -> None:
    assert any(f"forbidden.yaml{said}" in line for line in read(tmp_path, phrases + NAMES))


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "phrases:\n  x: {why: w, say: y, en: [z]}\npolice:\n  en: [police]\n")

    assert "«embassy» is missing here; write embassy: …" in found


def test_every_shipped_rule_guards_every_language() -> None:
    forbidden = read_forbidden(PROJECT / "flows" / "content", LANGUAGES)

    assert [each.name for each in forbidden.phrases if {*each.patterns} != {*LANGUAGES}] == []
    assert all({*patterns} == {*LANGUAGES} for patterns in forbidden.named.values())


def test_arabic_is_compared_without_vowel_signs_and_mixed_up_letters() -> None:
    assert plain("الشُّرطةِ") == plain("الشرطه")
    assert plain("أنتَ  آمِن") == "انت امن"
