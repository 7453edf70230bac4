"""What people type, and what links say: the one door through which words from outside come in."""

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
from flows.model import Command, Commanded, Language, NodeKey, Region, Started, Topic, Typed
from flows.pondering import pondered, understood
from flows.snapshot import Content
from flows.understanding import LONGEST, command_in, folded, follow, hear, understand
from tests.flows.walking import is_signed, stand

ES, KH = Language("es"), Region("KH")
KEPT, RESULT, SIGNS = map(NodeKey, ("people.kept", "offer.result", "offer.signs"))


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("help", Command.HELP),
        ("HELP ME!!!", Command.HELP),
        ("ayuda", Command.HELP),
        ("¡Ayúdame!", Command.HELP),
        ("AYUDAME", Command.HELP),
        ("  socorro\n", Command.HELP),
        ("مساعدة", Command.HELP),
        ("مُساعَدة", Command.HELP),
        ("النجدة!", Command.HELP),
        ("hide", Command.CLOSE),
        ("Cerrar.", Command.CLOSE),
        ("إخفاء", Command.CLOSE),
        ("menú", Command.MENU),
        ("القائمة", Command.MENU),
        ("Idioma?", Command.LANGUAGE),
        ("اللغة", Command.LANGUAGE),
        ("privacidad", Command.PRIVACY),
        ("hola", Command.START),
    ],
)
def test_a_word_is_known_whatever_its_case_accents_and_signs(
    typed: str, command: Command, content: Content
) -> None:
    assert hear(typed, content) == Commanded(command=command)


def test_every_command_has_a_word_in_every_language_except_the_start(content: Content) -> None:
    assert set(content.words.values()) == set(Command)


def test_a_word_inside_a_sentence_is_no_command(content: Content) -> None:
    assert not isinstance(hear("nobody will help at the office", content), Commanded)


def test_a_place_is_understood(content: Content) -> None:
    assert hear("Camboya", content) == Typed(places=(KH,))
    assert hear("كمبوديا", content) == Typed(places=(KH,))


def test_a_command_goes_before_a_place_of_the_same_name(content: Content) -> None:
    known = replace(content, words={"cambodia": Command.HELP})

    assert hear("Cambodia", known) == Commanded(command=Command.HELP)


@pytest.mark.parametrize("typed", ["", " ", "?!", "\u0301", "🙂", "\x00", "123 456"])
def test_what_means_nothing_is_nothing(typed: str, content: Content) -> None:
    assert hear(typed, content) == Typed(places=())


def test_any_text_is_heard_without_an_error(content: Content) -> None:
    @settings(deadline=None)
    @given(st.text(max_size=60))
    def heard(text: str) -> None:
        assert isinstance(hear(text, content), Commanded | Typed)

    heard()


def test_only_the_beginning_of_a_long_text_is_looked_at(content: Content) -> None:
    heard = hear("x " * LONGEST + "Cambodia", content)

    assert isinstance(heard, Typed)
    assert heard.places == ()
    assert folded("a" * (LONGEST + 1)) == "a" * LONGEST


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Ünïcödé", "unicode"), ("a--b  C", "a b c"), ("ＦＵＬＬ", "full"), ("straße", "strasse"), ("…", "")],
)
def test_folding_leaves_letters_and_single_spaces(text: str, plain: str) -> None:
    assert folded(text) == plain


@settings(deadline=None)
@given(st.text(max_size=60))
def test_folding_twice_is_folding_once_for_plain_letters(text: str) -> None:
    once = folded(text)

    assert once == " ".join(once.split())
    assert all(each.isalnum() or each == " " for each in once)


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


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("my boss took my passport and will not give it back", Topic.DOCUMENTS_TAKEN),
        ("mi jefe no me paga hace tres meses", Topic.WAGES_DEBT),
        ("je veux rentrer dans mon pays", Topic.GOING_HOME),
        ("who can read this chat", Topic.PRIVACY),
        ("they want me to marry a man i do not know", Topic.FORCED_MARRIAGE),
    ],
)
def test_what_people_type_is_routed_to_its_topic(text: str, topic: Topic, content: Content) -> None:
    heard = hear(text, content)

    assert isinstance(heard, Typed)
    assert topic in heard.topics
    assert not heard.danger


@pytest.mark.parametrize(
    "text",
    [
        "he has a knife and he is beating me",
        "estamos encerradas y tiene una pistola",
        "i want to die",
        "quiero morir",
        "أريد أن أموت",
        "они нас заперли и бьют",
        "el vecino me va a matar si no pago",
        "o gerente vai me matar se eu sair",
        "patron beni öldürecek yardım edin",
        "suicide",
        "pienso en el suicidio todos los días",
        "我想死",
        "tôi bị nhốt trong nhà chủ không ra được",
    ],
)
def test_danger_is_heard(text: str, content: Content) -> None:
    heard = hear(text, content)

    assert isinstance(heard, Typed)
    assert heard.danger


@pytest.mark.parametrize(
    "text",
    [
        "this heat is killing me lol",
        "when does the match begin",
        "thank you so much",
        "este calor me va a matar",
        "esse calor vai me matar",
        "bu metrobüs beni öldürecek bir gün",
        "can family claim pay after a suicide at the factory last year",
    ],
)
def test_jokes_and_everyday_talk_are_no_danger(text: str, content: Content) -> None:
    heard = hear(text, content)

    assert isinstance(heard, Typed)
    assert not heard.danger


def test_where_she_only_plans_to_go_is_not_where_she_is(content: Content) -> None:
    found = understand("is this job offer in Poland real, the agency asks a deposit", content)

    assert found.topics[0] is Topic.JOB_OFFER_CHECK
    assert found.region is None


def test_what_is_told_of_a_text_is_always_whole(content: Content) -> None:
    for text in ("", "?!", "🙂", "my boss keeps my passport in dubai"):
        found = understand(text, content)

        assert len(found.topics) == 3
        assert found.region is None or found.region in ("AE-DU", "AE")


def test_an_organisations_name_is_heard_in_a_short_text_only(content: Content) -> None:
    named = hear("chab dai", content)
    long = hear("my boss keeps my passport and says chab dai cannot help me with it", content)

    assert isinstance(named, Typed)
    assert isinstance(long, Typed)
    assert named.named[:1] == ("kh-chab-dai",)
    assert long.named == ()


def test_pondering_names_what_decided(content: Content) -> None:
    lines = list(pondered("he has a knife and keeps my passport", content))

    assert lines[0].startswith("language en, danger yes")
    assert lines[1].startswith("documents_taken ")
    assert "«passport»" in lines[1]
    assert "letters: " in lines[2]
    assert any(line.startswith("danger ") and "«knife»" in line for line in lines)
    assert lines[-1] == "  a rule rings: «he has a knife»"


def test_pondering_a_text_without_spaces_names_letters(content: Content) -> None:
    lines = list(pondered("護照被老闆拿走", content))

    assert "«護»" in "".join(lines)


@pytest.mark.parametrize("text", ["qqqq zzzz", "sdfkj wrtkl", "xkcd vbnm hjkl"])
def test_letters_by_chance_fit_nothing(text: str, content: Content) -> None:
    assert hear(text, content) == Typed()
    assert understand(text, content).topics[0] is Topic.OFF_TOPIC


@pytest.mark.parametrize(
    "text",
    [
        "last year he only shouted, now he stands at the door with a knife",
        "this is no joke he locked me in and took the phone of my friend",
        "my sister is on the phone, he is beating her right now, i hear it",
        "el año pasado me gritaba, ahora me esta pegando y no puedo salir",
    ],
)
def test_past_joking_and_third_person_do_not_drown_danger(text: str, content: Content) -> None:
    heard = hear(text, content)

    assert isinstance(heard, Typed)
    assert heard.danger


@pytest.mark.parametrize(
    "text",
    [
        "two years ago my boss beat me, can i still complain",
        "a friend drowned on that route last year, is there a safer way",
        "my neighbour was locked in a house in 2019, how does she get compensation",
    ],
)
def test_danger_that_is_over_is_no_alarm(text: str, content: Content) -> None:
    heard = hear(text, content)

    assert isinstance(heard, Typed)
    assert not heard.danger


def test_what_ask_prints_is_the_contract(content: Content) -> None:
    said = understood("my boss keeps my passport in dubai", content)

    assert list(said) == ["language", "topic", "topics", "danger", "region"]
    assert said["region"] == "AE-DU"
    assert said["topic"] == "documents_taken"
