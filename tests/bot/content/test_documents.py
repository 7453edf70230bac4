"""YAML as people write it: nothing vanishes, nothing turns into something else, every complaint has a line."""

from pathlib import Path

import pytest

from bot.content import documents
from bot.content.documents import Item, parse, read
from flows.model import ContentError


def complaint(caught: pytest.ExceptionInfo[ContentError]) -> str:
    return str(caught.value)


def value(text: str) -> Item:
    return parse(text, "a.yaml").fields()["a"]


@pytest.mark.parametrize("text", ["NO", "0800", "22:00", "1_000", "2026-11-21"])
def test_a_plain_value_stays_what_was_written(text: str) -> None:
    assert value(f"a: {text}").text() == text


def test_every_item_knows_its_line() -> None:
    document = parse("a: 1\nb:\n  - x\n  - y\n", "a.yaml")

    assert document.fields()["b"].items()[1].source.line == 4
    assert str(document.fields()["a"].problem("what", "mend")) == "a.yaml:1: what; mend"


def test_nothing_written_is_an_empty_value() -> None:
    assert value("a:").is_empty
    assert value("a: ~").items() == ()
    assert list(value("a: null").pairs()) == []
    assert not value('a: ""').is_empty


def test_lists_numbers_and_truths_are_read() -> None:
    assert value("a: [x, y]").texts() == ("x", "y")
    assert value("a: 12").whole_number() == 12
    assert value("a: Yes").truth()
    assert not value("a: false").truth()


@pytest.mark.parametrize(
    ("text", "ask", "what"),
    [
        ("a: [x]", Item.text, "a single value is expected"),
        ("a: twelve", Item.whole_number, "a whole number is expected"),
        ("a: perhaps", Item.truth, "yes or no is expected"),
        ("a: x", Item.items, "a list is expected"),
        ("a: x", Item.fields, "names with values are expected"),
        ("a: {b: 1, b: 2}", Item.fields, "«b» stands here twice"),
    ],
)
def test_the_wrong_shape_is_refused_with_its_line(text: str, ask: object, what: str) -> None:
    assert callable(ask)

    with pytest.raises(ContentError) as caught:
        ask(value(f"# first\n{text}"))

    assert complaint(caught).startswith("a.yaml:2: ")
    assert what in complaint(caught)


def test_a_misspelt_field_is_refused() -> None:
    with pytest.raises(ContentError) as caught:
        parse("nmae: x", "a.yaml").fields(frozenset({"name"}))

    assert "«nmae» is not a field here; use one of: name" in complaint(caught)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a: &x [1]\nb: *x", "2: an alias"),
        ("a: [", "not readable YAML"),
        ("a:\n\tb: 1", "2: this is not readable YAML"),
        ("", "the file is empty"),
        ("a: \x07", "not readable YAML"),
    ],
)
def test_what_is_no_plain_document_is_refused(text: str, what: str) -> None:
    with pytest.raises(ContentError) as caught:
        parse(text, "a.yaml")

    assert what in complaint(caught)


def test_a_file_is_read_under_its_name(tmp_path: Path) -> None:
    path = tmp_path / "some.yaml"
    path.write_text("a: ខ្មែរ", encoding="utf-8")

    assert read(path).fields()["a"].text() == "ខ្មែរ"
    assert read(path, shown_as="flows/some.yaml").source.path == "flows/some.yaml"


def test_a_file_that_is_not_utf_8_or_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "some.yaml"
    path.write_bytes(b"a: \xff\xfe")

    with pytest.raises(ContentError, match="not UTF-8"):
        read(path)
    monkeypatch.setattr(documents, "LONGEST", 3)
    with pytest.raises(ContentError, match="larger than"):
        read(path)
