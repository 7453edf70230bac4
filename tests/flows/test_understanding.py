"""What people type: the door through which words from outside come in. The other door: test_links.py."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.model import Command, Commanded, Language, NodeKey, Region, Topic, Typed
from flows.pondering import pondered, understood
from flows.snapshot import Content
from flows.understanding import LONGEST, folded, hear, understand

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


def test_pondering_names_the_part_of_a_long_text_that_rings(content: Content) -> None:
    story = STORIES["en"] + "now he is breaking the door with a hammer and i am alone"

    (line,) = (line for line in pondered(story, content) if "a part rings" in line)

    assert "breaking the door" in line
    assert "two years ago" not in line


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


STORIES = {
    "en": "i came here two years ago to clean houses and at first they were kind, then the pay came late and later not at all, "
    "the agency says i must wait until june. ",
    "es": "llegue hace un año para cuidar a una señora, al principio todo bien, despues ya no me daban el domingo libre y el "
    "sueldo venia incompleto, la agencia no contesta. ",
    "ar": "جيت من سنة اشتغل في بيت وفي الأول كانوا كويسين معايا وبعدين بقوا يأخروا المرتب كل شهر والمكتب يقول استني شوية كمان ",
    "th": "มาทำงานที่โรงงานสองปีแล้ว ตอนแรกหัวหน้าใจดี หลังๆ เงินเดือนออกช้าทุกเดือน นายหน้าบอกให้รอไปก่อนจนถึงสิ้นปี ",
    "zh": "我来这里打工两年了，开始老板对我们还不错，后来工资每个月都晚发，中介一直叫我们再等等，合同要到明年六月才结束。",
}
"""What many tell before they say what happens now."""


@pytest.mark.parametrize(
    ("language", "now"),
    [
        ("en", "now he is breaking the door with a hammer and i am alone"),
        ("es", "ahora esta tumbando la puerta con un martillo y estoy sola"),
        ("ar", "دلوقتي بيكسر الباب عليا وانا لوحدي الحقوني"),
        ("th", "ตอนนี้เขากำลังพังประตูเข้ามา ช่วยด้วย"),
        ("zh", "现在他拿着刀在砸门，救命"),
    ],
)
def test_danger_at_the_end_of_a_long_text_is_heard(language: str, now: str, content: Content) -> None:
    for told in (STORIES[language], STORIES[language] * 5):
        assert understand(told + now, content).danger
        assert not understand(told, content).danger


def test_thoughts_of_dying_at_the_end_of_a_long_text_are_its_topic(content: Content) -> None:
    heard = understand(STORIES["en"] + "i cannot any more, tonight i will end my life", content)

    assert heard.danger
    assert heard.topics[0] is Topic.SUICIDE_CRISIS


def test_a_place_at_the_end_of_a_long_text_is_heard(content: Content) -> None:
    told = STORIES["en"] * 4

    assert understand(told + "i am in doha", content).region == "QA"
    assert understand(told, content).region is None


def test_what_ask_prints_is_the_contract(content: Content) -> None:
    said = understood("my boss keeps my passport in dubai", content)

    assert list(said) == ["language", "topic", "topics", "danger", "region"]
    assert said["region"] == "AE-DU"
    assert said["topic"] == "documents_taken"
