"""What a link may say when the bot is opened by it, and that it can say nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.graph import (
    AWAY,
    CLOSED,
    CLOSED_LEFT,
    HELP,
    LANGUAGE,
    REFUSED,
    START,
    UNCLEAR,
    WHICH_PLACE,
    Rule,
)
from flows.model import Command, Language, NodeKey, Region, Started
from flows.snapshot import Content
from flows.understanding import command_in, follow
from tests.flows.walking import is_signed, stand

ES, KH = Language("es"), Region("KH")
KEPT, RESULT, SIGNS = map(NodeKey, ("people.kept", "offer.result", "offer.signs"))


def test_a_link_may_say_language_place_node_and_campaign(content: Content) -> None:
    code = content.codes.of_node[HELP]

    assert follow(f"es_KH_{code}_C12", content) == Started(language=ES, here=KH, node=HELP)
    assert follow(f"{code}", content) == Started(node=HELP)
    assert follow("es", content) == Started(language=ES, node=START)
    assert follow("US-CA", content) == Started(here=Region("US-CA"), node=START)
    assert follow("C12", content) == Started(node=START)


def test_a_campaign_is_never_taken_for_a_node(content: Content) -> None:
    links = [follow(f"C{number}", content) for number in range(1000)]

    assert {link.node for link in links} == {START}


NEVER_BEGINS = (CLOSED, CLOSED_LEFT, AWAY, LANGUAGE, UNCLEAR, REFUSED, WHICH_PLACE, KEPT, RESULT, SIGNS)
"""Cards without buttons, steps of something that was begun elsewhere, results that nobody gave answers to."""


@pytest.mark.parametrize("node", NEVER_BEGINS)
@pytest.mark.parametrize("said", ["", "es_KH_"])
def test_a_link_opens_no_view_that_is_false_or_without_help(
    node: NodeKey, said: str, content: Content
) -> None:
    assert follow(f"{said}{content.codes.of_node[node]}", content) == Started()


def test_a_link_opens_views_by_their_rule_and_all_of_them_show_help(content: Content) -> None:
    opened = [node for code, node in content.codes.nodes.items() if follow(code, content).node == node]

    rules = {content.graph.nodes[node].rule for node in opened}
    assert rules == {Rule.PLAIN, Rule.HELP, Rule.PEOPLE, Rule.LIKELIEST}
    assert {START, HELP, NodeKey("offer"), NodeKey("people"), NodeKey("place")} <= set(opened)
    assert [node for node in opened if not is_signed(stand(content, node).view)] == []


def test_a_link_to_a_node_that_is_gone_is_the_plain_start(content: Content) -> None:
    gone = {key: node for key, node in content.graph.nodes.items() if key != "offer"}
    later = replace(content, graph=replace(content.graph, nodes=gone))

    assert follow(content.codes.of_node[NodeKey("offer")], later) == Started()


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "_",
        "fr",
        "en_",
        "KH_es",
        "es_es",
        "es_KH_KH",
        "es_kh",
        "es_KH_help",
        "es_KH_C1234",
        "es_KH_c12",
        "es_KH_C1_C2",
        "C",
        "KHM",
        "US-CALIF",
        "7777000123",
        "en_7777000123",
        "zqxcanary",
        "../../etc/passwd",
        "es KH",
        "ES_KH",
        "🙂",
    ],
)
def test_any_other_link_is_the_plain_start(payload: str, content: Content) -> None:
    assert follow(payload, content) == Started()


def test_a_link_can_carry_nothing_but_what_is_listed(content: Content) -> None:
    @settings(deadline=None)
    @given(st.text(max_size=70) | st.from_regex(r"[a-zA-Z0-9_-]{0,64}", fullmatch=True))
    def followed(payload: str) -> None:
        link = follow(payload, content)

        assert link.language is None or link.language in content.texts.names
        assert link.here is None or len(link.here) <= 6
        assert link.node is None or link.node in content.graph.nodes

    followed()


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/help", Command.HELP),
        ("/HELP", Command.HELP),
        ("/help@the_guide_bot", Command.HELP),
        ("  /close now", Command.CLOSE),
        ("/start en_KH", Command.START),
        ("/privacy\n", Command.PRIVACY),
        ("/language", Command.LANGUAGE),
        ("/menu", Command.MENU),
        ("help", None),
        ("/helpme", None),
        ("please /help", None),
        ("/", None),
        ("@the_guide_bot", None),
        ("", None),
        (" \n", None),
    ],
)
def test_a_command_is_known_by_its_first_word(text: str, command: Command | None) -> None:
    assert command_in(text) is command


def test_the_nodes_of_links_are_known_by_code_never_by_name(content: Content) -> None:
    assert NodeKey("help") in content.graph.nodes
    assert follow("help", content) == Started()
