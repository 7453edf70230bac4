"""What is so in one country: told where a source says it, said to be unknown where none does, never another country's."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from flows import vocabulary
from flows.directory import Directory
from flows.graph import POLICE, Rule
from flows.matters import LINE_MATTERS, LocalFact, Matter
from flows.model import Copy, Language, Need, Open, Region, State, TextKey
from flows.referrals import EVERYWHERE, Audience, CountryLines, Fact, Organisation, RunBy, Service
from flows.snapshot import Content
from flows.texts import English
from tests.conftest import NOON
from tests.flows.making import EN, HELPER, HERE, KH, NP, PHONE, TH, knowing, lines_of
from tests.flows.walking import Walk, begin, buttons, copied, is_signed, stand

WORDS = TextKey("local.firewall.no")
SAID = "Police there tell immigration."
TOLD = LocalFact(
    about=Matter.FIREWALL,
    says="no",
    source=HERE,
    page="https://example.org/rule",
    read_on=date(2026, 11, 20),
    sources=(Fact(where="example.org", said="so it is", dated=date(2025, 3, 1)),),
)


def about(
    content: Content, matter: Matter, *known: Organisation | CountryLines, **facts: LocalFact
) -> Content:
    """Content whose page on police is about this matter, and that knows only these."""
    node = replace(content.graph.nodes[POLICE], rule=Rule.LOCAL, about=matter, caveats=())
    graph = replace(content.graph, nodes={**content.graph.nodes, POLICE: node})
    english = {**content.texts.english, WORDS: English(words=SAID, source=HERE, limit=110)}
    small = knowing(content, *known).directory
    local = {code: (fact,) for code, fact in facts.items()}
    directory = Directory(organisations=small.organisations, emergency=small.emergency, local=local)  # type: ignore[arg-type]  # codes as names of arguments
    return replace(
        content,
        graph=graph,
        directory=directory,
        texts=replace(content.texts, english=english, translations={}),
    )


def standing(content: Content, here: str | None = None, origin: str | None = None) -> Walk:
    walk = stand(content, POLICE, here=here)
    return walk.at(replace(walk.state, origin=Region(origin) if origin else None))


def test_what_is_known_of_her_country_follows_the_words_with_its_date(content: Content) -> None:
    walk = standing(about(content, Matter.FIREWALL, KH=TOLD), here="KH")

    assert SAID in walk.view.body
    assert walk.say("local.source", when="March 2025") in walk.view.body
    assert [button.url for button in buttons(walk.view) if isinstance(button, Open)] == [TOLD.page]
    assert is_signed(walk.view)


def test_another_countrys_facts_are_never_told(content: Content) -> None:
    walk = standing(about(content, Matter.FIREWALL, KH=TOLD), here="TH")

    assert SAID not in walk.view.body
    assert walk.say("local.unknown", place="Thailand") in walk.view.body


def test_a_part_of_a_country_is_told_what_is_so_in_the_country(content: Content) -> None:
    assert SAID in standing(about(content, Matter.FIREWALL, US=TOLD), here="US-CA").view.body


@pytest.mark.parametrize("here", [None, EVERYWHERE])
def test_without_a_country_she_is_asked_and_a_choice_tells(here: str | None, content: Content) -> None:
    walk = standing(about(content, Matter.FIREWALL, SA=TOLD), here=here)

    chosen = walk.press("Saudi Arabia")

    assert walk.say("local.where") in walk.view.body
    assert chosen.state.node == POLICE
    assert SAID in chosen.view.body


def test_any_other_country_is_chosen_and_leads_back_here(content: Content) -> None:
    walk = standing(about(content, Matter.FIREWALL, KH=TOLD))

    picking = walk.press(walk.say("word.other_country"))

    assert picking.types("cambodia").state.node == POLICE
    assert SAID in picking.types("cambodia").view.body


def test_a_typed_country_tells_of_that_one(content: Content) -> None:
    assert SAID in standing(about(content, Matter.FIREWALL, KH=TOLD)).types("phnom penh").view.body


def test_a_known_country_can_be_changed(content: Content) -> None:
    walk = standing(about(content, Matter.FIREWALL, KH=TOLD), here="TH")

    assert SAID in walk.press(walk.say("word.other_country")).types("cambodia").view.body


def test_where_origin_decides_only_the_countries_with_an_answer_are_offered(content: Content) -> None:
    rule = replace(TOLD, about=Matter.FEE_RULE)
    known = about(content, Matter.FEE_RULE, NP=rule)
    words = {**known.texts.english, TextKey("local.fee_rule.no"): known.texts.english[WORDS]}
    walk = standing(replace(known, texts=replace(known.texts, english=words)), here="KH")

    chosen = walk.press("Nepal")

    assert walk.say("local.whence") in walk.view.body
    assert (chosen.state.origin, chosen.state.here) == (NP, KH)
    assert SAID in chosen.view.body
    assert chosen.press(chosen.say("word.other_country")).state.origin is None
    assert walk.types("thailand").state.origin == TH


@pytest.mark.parametrize(("days", "is_told"), [(548, True), (549, False)])
def test_what_nobody_read_again_for_long_is_known_no_more(days: int, is_told: bool, content: Content) -> None:
    old = replace(TOLD, read_on=NOON.today - timedelta(days=days))

    walk = standing(about(content, Matter.FIREWALL, KH=old), here="KH")

    assert (SAID in walk.view.body) is is_told
    assert (walk.say("local.unknown", place="Cambodia") in walk.view.body) is not is_told


@pytest.mark.parametrize("matter", LINE_MATTERS)
def test_a_line_of_her_country_is_named_and_shown_with_a_button_to_copy_it(
    matter: Matter, content: Content
) -> None:
    line = LINE_MATTERS[matter]
    lines = replace(lines_of(KH, (Service.POLICE, "117")), lines=((line, "1280"),))

    walk = standing(about(content, matter, lines), here="KH")

    assert f"\n{walk.say(f'local.line.{line.value}')}\n1280\n" in walk.view.body
    assert copied(walk.view) == ["1280"]


@pytest.mark.parametrize(("here", "place"), [("KH", "Cambodia"), ("TH", "Thailand")])
def test_where_there_is_no_such_line_that_is_said(here: str, place: str, content: Content) -> None:
    walk = standing(about(content, Matter.WOMEN_LINE, lines_of(KH, (Service.POLICE, "117"))), here=here)

    assert walk.say("local.elsewhere", place=place) in walk.view.body
    assert copied(walk.view) == []


def test_the_labour_office_is_the_first_that_hears_such_complaints_and_has_a_number(content: Content) -> None:
    office = replace(HELPER, id="office", name="Labour office", needs=frozenset({Need.LABOUR_COMPLAINT}))

    walk = standing(about(content, Matter.LABOUR_OFFICE, HELPER, office), here="KH")

    assert "Labour office" in walk.view.body
    assert PHONE.shown in walk.view.body
    assert any(isinstance(button, Copy) for button in buttons(walk.view))


def test_without_a_labour_office_none_is_made_up(content: Content) -> None:
    walk = standing(about(content, Matter.LABOUR_OFFICE, HELPER), here="KH")

    assert walk.say("local.elsewhere", place="Cambodia") in walk.view.body


def test_her_own_embassy_is_shown_and_nobody_elses(content: Content) -> None:
    embassy = replace(
        HELPER, id="embassy", name="Embassy of Nepal", region=NP, serves=frozenset({KH}),
        citizens=frozenset({NP}), abroad=True, run_by=RunBy.EMBASSY, audience=frozenset({Audience.WOMEN}),
    )  # fmt: skip
    known = about(content, Matter.EMBASSY, embassy, HELPER)

    assert "Embassy of Nepal" in standing(known, here="KH", origin="NP").view.body
    assert "Embassy of Nepal" not in standing(known, here="KH", origin="TH").view.body
    assert "Embassy of Nepal" in standing(known, here="KH").press("Nepal").view.body


def test_a_consulate_that_serves_one_people_in_one_country_is_found_too(content: Content) -> None:
    consulate = replace(
        HELPER, id="consulate", name="Consulate", citizens=frozenset({NP}), run_by=RunBy.EMBASSY
    )

    known = about(content, Matter.EMBASSY, consulate)

    assert "Consulate" in standing(known, here="KH", origin="NP").view.body
    missing = standing(known, here="TH", origin="NP")
    assert missing.say("local.elsewhere", place="Thailand") in missing.view.body


def test_words_that_name_no_country_at_all_are_a_fault_with_a_mend(content: Content) -> None:
    known = about(content, Matter.FIREWALL, KH=replace(TOLD, says="nno"))
    other = about(content, Matter.CHILD_REPORT, KH=replace(TOLD, about=Matter.CHILD_REPORT, says="any"))

    assert [problem.mend for problem in vocabulary.untold(known.directory, known.texts)] == [
        "use one of: free_in_out, no"
    ]
    assert [problem.mend for problem in vocabulary.untold(other.directory, other.texts)] == [
        "write «local.child_report.any» in words.yaml"
    ]
    assert list(vocabulary.untold(content.directory, content.texts)) == []


def test_a_name_in_the_words_is_filled_in(content: Content) -> None:
    known = about(content, Matter.FIREWALL, KH=replace(TOLD, name="the Labour Ministry"))
    english = {**known.texts.english, WORDS: English(words="Ask {name}.", source=HERE, limit=110)}

    walk = standing(replace(known, texts=replace(known.texts, english=english)), here="KH")

    assert "Ask the Labour Ministry." in walk.view.body


def test_the_place_she_chose_here_is_the_place_everywhere(content: Content) -> None:
    chosen = standing(about(content, Matter.FIREWALL, KH=TOLD)).types("cambodia")

    assert chosen.state == State(language=Language(EN), node=POLICE, here=KH)
    assert begin(content).state.here is None
