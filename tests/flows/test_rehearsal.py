"""The dress rehearsal finds what renders wrong, where it stands, and says it once."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from flows import rehearsal
from flows.graph import HELP, MENU, Node, Option
from flows.model import Answer, NodeKey, TextKey
from flows.packing import Codes
from flows.snapshot import Content
from flows.texts import Texts
from tests.conftest import NOON
from tests.flows.making import EN, ES, HELPER, KH, knowing


@pytest.fixture(scope="module")
def small(content: Content) -> Content:
    """All nodes in English, with one organisation: quick to play through."""
    english = replace(content.texts, names={EN: "English"})
    return replace(knowing(content, HELPER), texts=english)


def saying(texts: Texts, words: Mapping[str, str]) -> Texts:
    changed = {TextKey(key): replace(texts.english[TextKey(key)], words=said) for key, said in words.items()}
    return replace(texts, english={**texts.english, **changed})


def found(content: Content) -> list[str]:
    return [str(problem) for problem in rehearsal.problems(content, NOON)]


def with_words(content: Content, **words: str) -> Content:
    return replace(
        content, texts=saying(content.texts, {key.replace("_", "."): said for key, said in words.items()})
    )


def with_option(content: Content, node: NodeKey, to: NodeKey) -> Content:
    changed: Node = content.graph.nodes[node]
    option = Option(label=TextKey("word.next"), to=to, source=changed.source)
    changed = replace(changed, options=(option,))
    return replace(content, graph=replace(content.graph, nodes={**content.graph.nodes, node: changed}))


def test_the_shipped_content_has_nothing_wrong_to_be_seen(content: Content) -> None:
    assert found(content) == []


def test_every_node_is_rehearsed_in_every_language(content: Content) -> None:
    played = {(state.language, state.node) for state in rehearsal.states(content)}

    assert played == {
        (language, node) for language in content.texts.languages for node in content.graph.nodes
    }


def test_every_countrys_numbers_and_every_card_is_rehearsed(content: Content) -> None:
    played = {(state.node, state.here) for state in rehearsal.states(content)}

    assert {here for node, here in played if node == HELP} >= content.directory.emergency.keys()
    assert {here for node, here in played if node == "people"} >= content.directory.index.keys()


def test_answers_are_rehearsed_alone_together_and_of_another_revision(content: Content) -> None:
    checklist = content.graph.checklists["offer"]
    sheets = list(rehearsal.answer_sheets(checklist))
    revisions = {state.answers.revision for state in rehearsal.states(content) if state.answers}

    assert len(sheets) == 1 + 4 * (len(checklist.questions) + 1)
    assert checklist.begin().marked(0, Answer.PARTLY) in sheets
    assert revisions == {checklist.revision, checklist.revision + 1}


def test_a_view_that_is_too_long_is_found_at_its_node(small: Content) -> None:
    (problem,) = found(with_words(small, menu_text="word " * 80))

    assert problem.startswith(
        f"{small.graph.nodes[MENU].source.path}:{small.graph.nodes[MENU].source.line}: "
    )
    assert "«menu» in en shows" in problem
    assert problem.endswith("350 fit; say it shorter")


def test_a_foreign_view_may_be_longer(small: Content) -> None:
    both = replace(small, texts=replace(small.texts, names={EN: "English", ES: "Español"}, translations={}))

    shown = found(with_words(both, menu_text="w" * 400))

    assert [line for line in shown if "«menu» in es" in line] == []
    assert [line for line in shown if "«menu» in en" in line] != []


def test_a_card_may_be_twice_as_long_but_no_longer(small: Content) -> None:
    wordy = replace(HELPER, area=tuple(f"Town {number}" for number in range(80)))

    (problem,) = found(knowing(small, wordy))

    assert "«people» in en for KH shows" in problem
    assert "700 fit" in problem


def test_a_heading_that_is_too_long_is_found(small: Content) -> None:
    assert any(
        "«menu» in en has a heading of 70" in line for line in found(with_words(small, menu_heading="h" * 70))
    )


@pytest.mark.parametrize("words", ["Hostages here", "The HOSTAGE", "A hostage"])
def test_a_word_that_a_notification_may_not_show_is_found(words: str, small: Content) -> None:
    wary = replace(small, betraying={EN: ("hostage",)})

    (problem,) = found(with_words(wary, menu_text=words))

    assert "«menu» in en begins with «hostage»" in problem


def test_a_betraying_word_further_down_is_not_shown_by_a_notification(small: Content) -> None:
    wary = replace(small, betraying={EN: ("hostage",)})

    assert found(with_words(wary, menu_text=f"{'calm ' * 20} hostage")) == []


def test_a_betraying_word_of_another_language_is_not_looked_for(small: Content) -> None:
    wary = replace(small, betraying={ES: ("topics",)})

    assert found(wary) == []


@pytest.mark.parametrize("words", ["", "l" * 61])
def test_a_label_that_is_empty_or_too_long_is_found(words: str, small: Content) -> None:
    shown = found(with_words(small, word_why=words))

    assert any(f"has a button of {len(words)} characters" in line for line in shown)


def test_a_button_that_leads_to_its_own_view_is_found(small: Content) -> None:
    (problem,) = found(with_option(small, MENU, MENU))

    assert problem.endswith("«Next» of «menu» in en leads to itself; let it lead on")


def test_data_that_fits_no_button_is_found(small: Content) -> None:
    long = {code * 20: node for code, node in small.codes.nodes.items()}
    codes: Codes = replace(small.codes, nodes=long)

    shown = found(replace(small, codes=codes))

    assert any("bytes, 64 fit; shorten codes" in line for line in shown)


@pytest.mark.parametrize("sign", ["help", "close", "back", "menu"])
def test_a_label_that_lost_its_sign_is_found(sign: str, small: Content) -> None:
    shown = found(with_words(small, **{f"sign_{sign}": "Plain"}))

    assert any("does not end with ☎" in line for line in shown)


@pytest.mark.parametrize("sign", ["🆘 Help", " ☎ Help", "☏ Help"])
def test_another_sign_than_the_contracts_is_found(sign: str, small: Content) -> None:
    assert any("does not end with ☎ ✕ ‹ ☰" in line for line in found(with_words(small, sign_help=sign)))


def test_a_sign_may_be_followed_by_any_words(small: Content) -> None:
    assert found(with_words(small, sign_help="☎ Numbers")) == []


def test_what_many_views_share_is_said_once(small: Content) -> None:
    shown = found(with_words(small, word_why="l" * 61))

    assert len(shown) == len(set(shown)) == len(small.graph.checklists)


def test_the_place_is_named_where_a_card_is_wrong(small: Content) -> None:
    assert KH in small.directory.index
    assert any(
        "for KH" in line for line in found(with_words(small, people_counted="{place}{page}{pages}" * 9))
    )
