"""A long text in parts: nothing at its beginning or end falls between them, however long it is and whatever it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.routing.parts import DENSE_END, DENSE_WIDTH, END, FIRST, LAST, LOOKED_AT, SLACK, WIDTH, parts

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=SLACK), min_size=1, max_size=60)


@pytest.mark.parametrize("text", ["", " ", "a" * (WIDTH + SLACK), "門" * DENSE_WIDTH, " a" * 50, "\n" * 4096])
def test_what_is_short_is_read_whole(text: str) -> None:
    assert parts(text) == []


@given(WORDS)
def test_every_word_stands_whole_in_a_part(words: list[str]) -> None:
    text = " ".join(words)
    found = parts(text)

    if found and len(text) <= (FIRST + LAST - 1) * (WIDTH - SLACK):
        assert {word for part in found for word in part.split()} == set(words)


@given(st.text(max_size=2000))
def test_parts_are_few_and_of_a_size(text: str) -> None:
    found = parts(text)

    assert len(found) <= FIRST + LAST + 1
    assert all(len(part) <= WIDTH + SLACK for part in found)
    assert all(part.strip() for part in found)


@pytest.mark.parametrize("words", [200, 20_000])
def test_of_a_very_long_text_the_beginning_and_above_all_the_end_are_looked_at(words: int) -> None:
    text = " ".join(f"w{number}" for number in range(words))
    found = parts(text)

    assert len(found) == FIRST + LAST + 1
    assert found[0].startswith("w0 w1 ")
    for part, width in ((found[-2], WIDTH), (found[-1], END)):
        assert part.endswith(f" w{words - 1}")
        assert width <= len(part) <= width + SLACK
    assert set(" ".join(found).split()) <= set(text[:LOOKED_AT].split() + text[-LOOKED_AT:].split())


def test_where_a_character_is_a_word_parts_have_fewer_of_them() -> None:
    found = parts("我在工厂做了三年老板一直不给工资护照也在他那里" * 4)

    assert [len(part) for part in found] == [*[DENSE_WIDTH] * (len(found) - 1), DENSE_END]


def test_signs_that_stand_for_many_letters_make_no_longer_parts() -> None:
    assert all(len(part) <= WIDTH + SLACK for part in parts("\ufdfa" * 4096))
