"""Who runs the bot is told in the operator's own words, or it is said that nobody has put a name to it."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.content.operator import read_operator
from flows.model import ContentError, Language, NodeKey, State
from flows.snapshot import Content
from flows.views import view
from tests.conftest import NOON
from tests.flows.making import AR, EN, ES

GOOD = """\
en:
  who: Example House runs this guide.
  hours: We read letters on weekdays.
  complaints: Write to the board of Example House.
es:
  who: La Casa Ejemplo mantiene esta guía.
"""


def file_with(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "operator.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_language_is_told_in_its_own_words_and_others_in_english(
    tmp_path: Path, content: Content
) -> None:
    operator = read_operator(file_with(tmp_path, GOOD))
    known = replace(content, operator=operator)

    said = {
        language: view(State(language=language, node=NodeKey("about")), known, NOON).body
        for language in (EN, ES, AR)
    }

    assert said[EN] == "Example House runs this guide.\n\nWe read letters on weekdays."
    assert said[ES] == "La Casa Ejemplo mantiene esta guía."
    assert said[AR] == said[EN]


def test_without_a_file_the_guide_says_that_nobody_has_put_a_name_to_it(
    tmp_path: Path, content: Content
) -> None:
    known = replace(content, operator=read_operator(tmp_path / "operator.yaml"))

    body = view(State(language=EN, node=NodeKey("about")), known, NOON).body

    assert body == content.texts.english[content.graph.nodes[NodeKey("about")].text].words


@pytest.mark.parametrize(
    ("written", "instead", "line", "says"),
    [
        ("  who: Example House runs this guide.\n", "", 2, "who runs the bot"),
        ("hours:", "houers:", 3, "houers"),
        ("We read letters on weekdays.", "Call 555 0100.", 3, "phone number"),
        ("We read letters on weekdays.", "x" * 151, 3, "151 characters, 150 fit"),
        ("en:", "fr:", 1, "there is no English"),
    ],
)
def test_a_slip_is_named_with_its_line(
    written: str, instead: str, line: int, says: str, tmp_path: Path
) -> None:
    with pytest.raises(ContentError) as refused:
        read_operator(file_with(tmp_path, GOOD.replace(written, instead)))

    (problem,) = refused.value.problems
    assert (problem.source.path, problem.source.line) == ("operator.yaml", line)
    assert says in str(problem)


def test_languages_are_those_of_the_file(tmp_path: Path) -> None:
    operator = read_operator(file_with(tmp_path, GOOD))

    assert set(operator.words) == {Language("en"), Language("es")}
    assert operator.told(Language("es"), ("complaints",)) == ""
