"""Everything that can be wrong with the flows, one fault at a time in a guide small enough to see whole."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from flows.checklist import Checklist, Question
from flows.graph import (
    AWAY,
    CHECKING,
    CLOSED,
    CLOSED_LEFT,
    HELP,
    HELPLESS,
    LANDMARKS,
    MENU,
    MOST_OPTIONS,
    START,
    Graph,
    Node,
    Option,
    Rule,
    problems,
)
from flows.matters import Matter
from flows.model import Answer, Language, Need, NodeKey, Source, TextKey
from flows.packing import SLOTS, Codes
from flows.texts import English, Texts, Translated

EN = Language("en")
LINE = Source(path="guide.yaml", line=5)
REGISTRY = Source(path="codes.yaml", line=1)
NEEDS = dict(zip("abcdefghijklmno", Need, strict=True))
NOWHERE = NodeKey("nowhere")
EXTRA = NodeKey("extra")


def node(key: str, **changes: object) -> Node:
    """A plain node under the start that leads on to Help."""
    plain = Node(key=NodeKey(key), parent=START, source=LINE, options=(option(HELP),))
    return replace(plain, **changes)  # type: ignore[arg-type]  # a test names the fields it changes


def option(to: NodeKey) -> Option:
    return Option(label=TextKey("label"), to=to, source=Source(path="guide.yaml", line=6))


def question(slot: int = 0, **changes: object) -> Question:
    asked = Question(
        id="J1",
        node=NodeKey("check.J1"),
        slot=slot,
        source=LINE,
        points={},
        stops=frozenset(),
        offered=(Answer.YES, Answer.NO),
        leads={},
        short=True,
        own_words=frozenset(),
    )
    return replace(asked, **changes)  # type: ignore[arg-type]  # a test names the fields it changes


def guide(*extra: Node, checklists: Mapping[str, Checklist] | None = None) -> Graph:
    """All nodes a guide must have, and these; a later one takes the place of an earlier one of its name."""
    nodes = [node(key) for key in LANDMARKS if key != CLOSED]
    nodes += [node(CLOSED, rule=Rule.CLOSED, options=()), *extra]
    return Graph(nodes={each.key: each for each in nodes}, checklists=checklists or {})


def checked(*questions: Question) -> Graph:
    """A guide with a checklist of these questions, entered from the menu."""
    rules = {"check": Rule.PLAIN, "result": Rule.RESULT, "signs": Rule.SIGNS, "changed": Rule.PLAIN}
    nodes = [node(key, rule=rule, checklist="check") for key, rule in rules.items()]
    nodes += [node(each.node, rule=Rule.QUESTION, checklist="check") for each in questions]
    checklist = Checklist(
        name="check",
        revision=1,
        intro=NodeKey("check"),
        result=NodeKey("result"),
        signs=NodeKey("signs"),
        changed=NodeKey("changed"),
        questions=questions,
        strong_from=8,
        careful_from=4,
    )
    menu = node(MENU, options=(option(NodeKey("check")),))
    return guide(menu, *nodes, checklists={"check": checklist})


def registry(graph: Graph, **changes: object) -> Codes:
    """A code for every node and need."""
    nodes = {f"{chr(97 + number // 10)}{number % 10}": key for number, key in enumerate(graph.nodes)}
    codes = Codes(nodes=nodes, needs=NEEDS, checklists={}, slots={}, revisions={})
    return replace(codes, **changes)  # type: ignore[arg-type]  # a test names the fields it changes


def words(**english: str) -> Texts:
    return Texts(
        english={TextKey(key): English(words=text, source=LINE, limit=100) for key, text in english.items()},
        translations={},
        names={EN: "English"},
    )


def said(graph: Graph, texts: Texts | None = None, codes: Codes | None = None) -> list[str]:
    return [str(problem) for problem in problems(graph, texts or words(), codes or registry(graph))]


def test_a_whole_guide_has_no_problems() -> None:
    assert said(guide()) == []
    assert said(checked(question())) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"options": (option(HELP), option(NOWHERE))},
        {"parent": NOWHERE},
        {"then": NOWHERE},
        {"other": NOWHERE},
        {"keep": NOWHERE},
    ],
    ids=["option", "parent", "then", "other", "keep"],
)
def test_a_name_that_does_not_exist_is_found_where_it_is_named(changes: dict[str, object]) -> None:
    found = said(guide(node(MENU, **changes)))

    line = 6 if "options" in changes else 5
    assert found == [f"guide.yaml:{line}: «menu» leads to «nowhere», which does not exist; name a node"]


def test_a_question_may_not_lead_to_a_node_that_does_not_exist() -> None:
    found = said(checked(question(leads={Answer.YES: NOWHERE})))

    assert any("leads to «nowhere», which does not exist" in line for line in found)


def test_a_guide_without_nodes_is_one_problem() -> None:
    empty = Graph(nodes={}, checklists={})

    assert said(empty, words(tip="Call 117.")) == [
        "flows/content:1: there are no nodes; put back the last good copy"
    ]


@pytest.mark.parametrize("missing", LANDMARKS)
def test_a_node_that_every_guide_needs_is_missed(missing: NodeKey) -> None:
    whole = guide()
    graph = replace(whole, nodes={key: each for key, each in whole.nodes.items() if key != missing})

    assert any(f"there is no «{missing}»; every guide needs this node" in line for line in said(graph))


def test_a_node_that_nothing_leads_to_is_found() -> None:
    assert said(guide(node(EXTRA))) == [
        "guide.yaml:5: nothing leads to «extra»; let an option lead here, or delete it"
    ]


def test_nodes_of_a_checklist_are_reached_through_it() -> None:
    led = checked(question(leads={Answer.YES: EXTRA}))
    graph = replace(led, nodes={**led.nodes, EXTRA: node(EXTRA)})

    assert said(graph) == []


def test_a_node_whose_checklist_does_not_exist_reaches_nothing_through_it() -> None:
    assert said(guide(node(MENU, checklist="none"))) == []


@pytest.mark.parametrize("rule", CHECKING)
@pytest.mark.parametrize("name", [None, "none"])
def test_a_step_of_a_check_must_name_its_checklist(rule: Rule, name: str | None) -> None:
    found = said(guide(node(MENU, rule=rule, checklist=name)))

    assert found == ["guide.yaml:5: «menu» names no checklist there is; write checklist: its name"]


def test_a_checklist_that_asks_nothing_is_found_at_its_introduction() -> None:
    assert said(checked()) == ["guide.yaml:5: «check» asks nothing; write its questions"]


def test_a_checklist_whose_introduction_is_missing_is_still_told_about() -> None:
    whole = checked()
    nodes = {key: each for key, each in whole.nodes.items() if key not in ("check", MENU)}
    graph = replace(whole, nodes=nodes)

    assert "guide.yaml:5: «check» asks nothing; write its questions" in said(graph)


@pytest.mark.parametrize(("revision", "fits"), [(-1, False), (0, True), (35, True), (36, False)])
def test_a_revision_that_does_not_ride_in_one_letter_is_found(revision: int, *, fits: bool) -> None:
    whole = checked(question())
    (checklist,) = whole.checklists.values()
    graph = replace(whole, checklists={"check": replace(checklist, revision=revision)})

    found = said(graph)

    assert (found == []) is fits
    line = f"guide.yaml:5: «check» has revision {revision}, the last is 35; start a second checklist"
    assert fits or found == [line]


def test_a_plain_node_without_a_next_step_is_a_dead_end() -> None:
    assert said(guide(node(MENU, options=()))) == [
        "guide.yaml:5: «menu» offers no next step; give it at least one option"
    ]


@pytest.mark.parametrize("changes", [{"rule": Rule.LOCAL}, {"about": Matter.FIREWALL}])
def test_local_facts_name_their_matter_and_a_matter_wants_their_rule(changes: dict[str, object]) -> None:
    assert said(guide(node(MENU, **changes))) == [
        "guide.yaml:5: «menu» has one of rule: local and about, not both; write both, or none"
    ]
    assert said(guide(node(MENU, rule=Rule.LOCAL, about=Matter.FIREWALL))) == []


def test_the_place_to_rest_of_a_checklist_must_exist() -> None:
    whole = checked(question())
    checklists = {"check": replace(whole.checklists["check"], pause=NodeKey("nowhere"))}

    assert any(
        "«nowhere», which does not exist" in line for line in said(replace(whole, checklists=checklists))
    )


@pytest.mark.parametrize("rule", HELPLESS)
def test_only_the_everyday_cards_may_be_without_help(rule: Rule) -> None:
    cards = [node(key, rule=rule, options=()) for key in (CLOSED, CLOSED_LEFT, AWAY)]

    assert said(guide(*cards)) == []
    assert said(guide(node(MENU, rule=rule))) == ["guide.yaml:5: «menu» shows no Help; take another rule"]


@pytest.mark.parametrize(("count", "fits"), [(MOST_OPTIONS, True), (MOST_OPTIONS + 1, False)])
def test_more_choices_than_a_small_phone_shows_are_found(count: int, *, fits: bool) -> None:
    found = said(guide(node(MENU, options=(option(HELP),) * count)))

    assert (found == []) is fits
    assert fits or found[0].endswith("move some behind a «More»")


def test_a_way_back_that_never_ends_is_found() -> None:
    found = said(guide(node(MENU, parent=EXTRA), node(EXTRA, parent=MENU)))

    assert found == [
        "guide.yaml:5: Back from «menu» never comes to the start; mend a parent",
        "guide.yaml:5: Back from «extra» never comes to the start; mend a parent",
    ]


def test_a_node_without_a_code_is_found() -> None:
    graph = guide()
    nodes = registry(graph).nodes
    codes = registry(graph, nodes={code: key for code, key in nodes.items() if key != MENU})

    assert said(graph, codes=codes) == [
        "guide.yaml:5: «menu» has no code; give it one in codes.yaml that was never used"
    ]


def test_a_code_of_a_node_that_is_gone_is_found() -> None:
    graph = guide()
    codes = registry(graph, nodes={**registry(graph).nodes, "zz9": NOWHERE})

    assert said(graph, codes=codes) == [
        "codes.yaml:1: code «zz9» is for «nowhere», which does not exist; put the code under retired"
    ]


def test_a_need_without_a_code_is_found() -> None:
    codes = registry(guide(), needs={code: need for code, need in NEEDS.items() if need is not Need.ANY})

    assert said(guide(), codes=codes) == [
        "guide.yaml:5: the need «any» has no code; give it one in codes.yaml"
    ]


def test_states_that_fit_no_button_are_found() -> None:
    graph = guide()
    slots = {"check": {f"J{number}": number for number in range(SLOTS)}}
    long = {f"{chr(97 + number)}99": key for number, key in enumerate(graph.nodes)}
    codes = registry(graph, nodes=long, checklists={"k": "check"}, slots=slots)

    (problem,) = said(graph, replace(words(), names={Language("zho-hans"): "中文"}), codes)

    assert problem.startswith("codes.yaml:1: the longest state takes ")
    assert problem.endswith(" bytes, 64 fit a button; shorten codes or language tags")


@pytest.mark.parametrize(("slot", "fits"), [(SLOTS - 1, True), (SLOTS, False)])
def test_a_slot_beyond_the_last_is_found(slot: int, *, fits: bool) -> None:
    found = said(checked(question(slot)))

    assert (found == []) is fits
    assert fits or "«check» uses slot 64, the last is 63" in found[0]


@pytest.mark.parametrize(
    "number", ["911", "1 1 7", "+855 12", "٩١١", "०१२३", "1-800", "(0)12", "1.2.3", "12/34"]
)
def test_what_looks_like_a_phone_number_is_found_in_any_script(number: str) -> None:
    found = said(guide(), words(tip=f"Call {number} now."))

    assert found == ["guide.yaml:5: «tip» holds what looks like a phone number; let the directory say it"]


@pytest.mark.parametrize("harmless", ["Twelve questions", "2 of 12", "Open 24 hours, 7 days", "In 48 h"])
def test_small_counts_are_no_phone_numbers(harmless: str) -> None:
    assert said(guide(), words(tip=harmless)) == []


def test_a_phone_number_in_a_translation_is_found_where_it_stands() -> None:
    spanish = Translated(
        words="Llama al 117.", made_from="Call the office.", source=Source(path="es.po", line=9)
    )
    texts = replace(words(tip="Call the office."), translations={Language("es"): {TextKey("tip"): spanish}})

    assert said(guide(), texts) == [
        "es.po:9: «tip» holds what looks like a phone number; let the directory say it"
    ]


def test_everything_wrong_is_said_at_once() -> None:
    found = said(guide(node(MENU, options=()), node(EXTRA)), words(tip="Call 117."))

    assert len(found) == 3


def test_a_node_is_within_itself_and_its_parents() -> None:
    graph = guide(node(EXTRA, parent=HELP))

    assert graph.is_within(HELP, HELP)
    assert graph.is_within(EXTRA, HELP)
    assert graph.is_within(EXTRA, START)
    assert not graph.is_within(MENU, HELP)
    assert not graph.is_within(START, HELP)
