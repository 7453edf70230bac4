"""Every word the code asks for by a key of its own making is looked for before a person asks for it."""

import re
from dataclasses import replace

import pytest

from flows import vocabulary
from flows.checklist import Band
from flows.graph import Graph, Rule
from flows.model import Answer, Need, NodeKey, TextKey
from flows.rehearsal import states
from flows.snapshot import Content
from flows.texts import English, Texts
from flows.views import view
from tests.conftest import NOON
from tests.flows.making import EN

WRITTEN_WITH = re.compile(r"\.option\.\d+$|^(offer\.J|situation\.S)\d+\.|^local\.\w+\.\w+$")
"""Labels and a question's own words: the files cannot be read without them."""


class Asked(dict[TextKey, English]):
    """The English words, remembering which were asked for."""

    keys_asked: set[TextKey]

    def __getitem__(self, key: TextKey) -> English:
        self.keys_asked.add(key)
        return super().__getitem__(key)


def missing(content: Content, *keys: str) -> list[str]:
    """What is said when these words are gone."""
    left = {key: words for key, words in content.texts.english.items() if key not in keys}
    return said(content.graph, replace(content.texts, english=left))


def said(graph: Graph, texts: Texts) -> list[str]:
    return [str(problem) for problem in vocabulary.problems(graph, texts)]


def line(key: str) -> str:
    return f"flows/content/words.yaml:1: the words «{key}» are missing; write them"


def test_the_shipped_words_are_complete(content: Content) -> None:
    assert missing(content) == []


@pytest.mark.parametrize("key", vocabulary.FIXED)
def test_a_word_that_is_gone_is_found(key: str, content: Content) -> None:
    assert missing(content, key) == [line(key)]


@pytest.mark.parametrize("word", [*(band.value for band in Band), "counted", "lead", "and_more"])
def test_a_checklists_own_word_that_is_gone_is_found(word: str, content: Content) -> None:
    assert missing(content, f"offer.{word}") == [line(f"offer.{word}")]


def test_a_nodes_heading_and_text_that_are_gone_are_found(content: Content) -> None:
    assert missing(content, "menu.heading", "menu.text") == [line("menu.text"), line("menu.heading")]


def test_a_question_needs_a_text_but_no_heading_since_it_is_counted(content: Content) -> None:
    first = content.graph.nodes[NodeKey("offer.J1")]

    assert first.rule is Rule.QUESTION
    assert first.heading not in content.texts.english
    assert missing(content, first.text) == [line(first.text)]


def test_no_word_is_looked_for_twice_in_vain(content: Content) -> None:
    nothing = replace(content.texts, english={})

    everything = said(content.graph, nothing)

    assert len(everything) == len(set(everything))
    assert said(Graph(nodes={}, checklists={}), nothing) == [line(key) for key in vocabulary.FIXED]


def test_every_answer_need_and_name_has_its_word() -> None:
    fixed = set(vocabulary.FIXED)

    assert {f"answer.{answer.name.lower()}" for answer in Answer} - fixed == {"answer.unasked"}
    assert {f"need.{need.value}" for need in Need} - fixed == {"need.any"}
    assert {f"keep.name.{number}" for number in range(1, 7)} <= fixed


def test_every_word_a_view_asks_for_is_looked_for(content: Content) -> None:
    english = Asked(content.texts.english)
    english.keys_asked = set()
    listening = replace(content, texts=replace(content.texts, english=english))
    for state in states(listening):
        if state.language == EN:
            view(state, listening, NOON)

    looked_for = {
        each.partition("«")[2].partition("»")[0] for each in said(content.graph, texts_without(content))
    }
    asked = {key for key in english.keys_asked if not WRITTEN_WITH.search(key)}

    assert len(asked) > 150
    assert asked - looked_for == set()


def texts_without(content: Content) -> Texts:
    return replace(content.texts, english={})
