"""The grade is the formula's, on syllables that come near a dictionary's."""

import subprocess
import sys

import pytest

from bot.content.gates.plainness import grade, sentences, syllables
from tests.conftest import PROJECT


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("job", 1),
        ("offer", 2),
        ("locked", 1),
        ("answered", 2),
        ("wanted", 2),
        ("bribes", 1),
        ("places", 2),
        ("countries", 2),
        ("someone's", 2),
        ("someone’s", 2),
        ("immigration", 4),
        ("freed", 1),
        ("x", 1),
    ],
)
def test_syllables_are_counted_as_they_are_said(word: str, number: int) -> None:
    assert syllables(word) == number


def test_each_line_of_a_list_is_a_sentence_and_so_is_what_stands_before_a_colon() -> None:
    assert sentences("Android: open it.\n\n• One step\n• Two") == [
        ["Android"],
        ["open", "it"],
        ["One", "step"],
        ["Two"],
    ]


def test_a_quote_may_end_a_sentence_and_what_is_filled_in_is_one_word() -> None:
    assert sentences("They say “later”. We call {place} now.") == [
        ["They", "say", "later"],
        ["We", "call", "value", "now"],
    ]


def test_the_grade_is_flesch_and_kincaids() -> None:
    words = "The cat sat on the mat. " * 3

    assert grade(words) == round(0.39 * 6 + 11.8 * 1 - 15.59, 1)


def test_fewer_than_fifteen_words_have_no_grade() -> None:
    assert grade("Contractual obligations necessitate authorisation.") == 0


def test_the_running_bot_never_reads_the_word_list() -> None:
    program = "import bot.__main__, sys; sys.exit('syllapy' in sys.modules)"

    ended = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, check=False)  # noqa: S603 - fixed words

    assert ended.returncode == 0
