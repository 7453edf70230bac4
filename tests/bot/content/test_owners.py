"""Whose words a text is."""

import pytest

from bot.content.owners import owner_of, words_of
from flows.model import NodeKey, TextKey
from flows.snapshot import Content


@pytest.mark.parametrize(
    ("key", "owner"),
    [
        ("offer.text", "offer"),
        ("offer.option.1", "offer"),
        ("offer.result.heading", "offer.result"),
        ("offer.strong", "offer.result"),
        ("offer.counted", "offer.result"),
        ("offer.J1.text", "offer.J1"),
        ("offer.J2.partly", "offer.J2"),
        ("offer.J1.find_out", "offer.J1"),
        ("word.next", None),
        ("help.call", "help"),
        ("card.fresh", None),
    ],
)
def test_words_belong_to_the_node_that_shows_them(key: str, owner: str | None, content: Content) -> None:
    assert owner_of(TextKey(key), content.graph) == owner


def test_a_question_shows_its_reasons_too(content: Content) -> None:
    said = " ".join(words_of(NodeKey("offer.J1"), content.graph, content.texts))

    assert "Keeping someone's papers is a sign of forced labour." in said
    assert "Offer copies only." in said
