"""A review belongs to the words it was given for, and is read strictly."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.content.reviews import Reviews, mark, read_reviews
from flows.checklist import Checklist
from flows.model import Answer, ContentError, NodeKey, TextKey
from flows.snapshot import Content
from tests.conftest import NOON

NODE = NodeKey("offer.J2")


def read(folder: Path, content: Content, entry: str) -> Reviews:
    (folder / "reviewed.yaml").write_text(f"reviewed:\n{entry}", encoding="utf-8")
    return read_reviews(folder, content.graph, content.texts, NOON.today)


def entry(content: Content) -> str:
    of = mark(content.graph.nodes[NODE], content.graph, content.texts)
    return f"  {NODE}: {{by: survivor, on: 2026-11-20, of: {of}}}\n"


def saying(content: Content, words: Mapping[str, str]) -> Content:
    changed = {
        TextKey(key): replace(content.texts.english[TextKey(key)], words=said) for key, said in words.items()
    }
    return replace(content, texts=replace(content.texts, english={**content.texts.english, **changed}))


def weighing(content: Content, points: Mapping[Answer, int]) -> Content:
    before: Checklist = content.graph.checklists["offer"]
    questions = tuple(
        replace(each, points=points) if each.node == NODE else each for each in before.questions
    )
    checklists = {**content.graph.checklists, "offer": replace(before, questions=questions)}
    return replace(content, graph=replace(content.graph, checklists=checklists))


def test_a_review_stands_while_the_words_do(content: Content, tmp_path: Path) -> None:
    reviews = read(tmp_path, content, entry(content))

    standing = reviews.standing(NODE)

    assert standing is not None
    assert (standing.by, standing.on) == ("survivor", date(2026, 11, 20))
    assert reviews.outdated(NODE) is None
    assert reviews.standing(NodeKey("offer.J1")) is None


@pytest.mark.parametrize("key", ["offer.J2.text", "offer.J2.why", "offer.J2.partly"])
def test_any_changed_word_loses_the_review(key: str, content: Content, tmp_path: Path) -> None:
    reviews = read(tmp_path, saying(content, {key: "Other words."}), entry(content))

    assert reviews.standing(NODE) is None
    assert reviews.outdated(NODE) is not None


def test_a_changed_weight_loses_the_review(content: Content, tmp_path: Path) -> None:
    reviews = read(tmp_path, weighing(content, {Answer.YES: 1}), entry(content))

    assert reviews.standing(NODE) is None


def test_a_band_belongs_to_the_result(content: Content) -> None:
    result, intro = content.graph.nodes[NodeKey("offer.result")], content.graph.nodes[NodeKey("offer")]
    other = saying(content, {"offer.strong": "Other words."})

    assert mark(result, content.graph, content.texts) != mark(result, other.graph, other.texts)
    assert mark(intro, content.graph, content.texts) == mark(intro, other.graph, other.texts)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "  offer.J99: {by: survivor, on: 2026-11-20, of: abcdef}\n",
            "«offer.J99» was reviewed, but there is",
        ),
        ("  offer.J2: {by: Maria Lopez, on: 2026-11-20, of: abcdef}\n", "«Maria Lopez» is no role we know"),
        ("  offer.J2: {by: survivor, on: 2036-11-20, of: abcdef}\n", "2036-11-20 is in the future"),
        ("  offer.J2: {by: survivor, of: abcdef}\n", "it does not say when; add on:"),
        ("  offer.J2: {by: survivor, on: 2026-11-20}\n", "of is missing"),
        ("  offer.J2: {by: survivor, on: 2026-11-20, of: zzz}\n", "«zzz» is no mark of words"),
        ("  offer.J2: {by: survivor, on: 2026-11-20, of: abcdef, no: x}\n", "«no» is not a field here"),
    ],
)
def test_a_faulty_entry_is_named_with_its_line(
    line: str, said: str, content: Content, tmp_path: Path
) -> None:
    with pytest.raises(ContentError) as raised:
        read(tmp_path, content, line)

    assert f"flows/content/reviewed.yaml:2: {said}" in str(raised.value)
