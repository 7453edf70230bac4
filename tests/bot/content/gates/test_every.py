"""Each gate names one planted fault with its line and its mend, and nothing else."""

from dataclasses import replace

import pytest

from tests.bot.content.gates.small import FLOW, Small

LINE = "flows/content/small.yaml:4: «start.text» "
LONG = "We ask for a paper that says the job and the pay and the hours and the place where you will live."
HARD = "Contractual obligations necessitate immediate governmental authorisation. Organisational representatives facilitate documentation, accommodation, registration, transportation and reimbursement."

FAULTS = [
    ("Go on!", "has an exclamation mark; end with a full stop"),
    (LONG, "has a sentence of 22 words, 18 are the most; make it two sentences"),
    (HARD, "is the most; take shorter words and sentences"),
    (
        "Are you a victim of trafficking?",
        "says «are you a victim»: many people do not see themselves so, and labels push",
    ),
    ("Call your trafficker.", "says «your trafficker»: the person may be a parent, a partner or a friend"),
    ("They keep slaves.", "says «slaves»: it takes dignity away; say: a person who was exploited"),
    ("Some are illegal.", "says «illegal»: no person is illegal; say: without papers"),
    ("Look for a decent job.", "says «decent job»: judging people's work"),
    ("You are safe now.", "says «you are safe»: the guide cannot know"),
    ("This job is safe.", "says «job is safe»: the guide cannot know"),
    ("This is a scam.", "says «this is a scam»: the guide finds warning signs"),
    ("We rescue people.", "says «rescue»: nobody can promise it"),
    ("You will not be deported.", "says «will not be deported»: nobody can promise it"),
    ("There is no deportation.", "says «no deportation»: nobody can promise it"),
    ("You will get your money.", "says «you will get your money»: nobody can promise an outcome"),
    ("This chat is anonymous.", "says «anonymous»: Telegram, and whoever holds the phone"),
    ("This chat is encrypted.", "says «encrypted»: Telegram, and whoever holds the phone"),
    ("You must call today.", "says «you must»: orders take the choice away"),
    ("Why did you trust him?", "says «why did you»: it is never her fault"),
    ("Run now.", "says «run now»: leaving, confronting"),
    ("Stop paying.", "says «stop paying»: paying or not paying"),
    ("Tell us your story.", "says «tell us your story»: the guide asks for nothing"),
    ("Think of your family.", "says «think of your family»: methods are never named"),
    ("Cross the border in secret.", "says «cross the border in secret»: the guide does not say how"),
    ("They cannot arrest you.", "says «they cannot arrest you»: nobody can promise it"),
    ("Stay calm.", "says «stay calm»: nobody watches this chat"),
    ("Ask at the police station.", "names the police («police») without the caveat; give its node"),
    ("Ask your consulate.", "names the embassy («consulate») without the caveat; give its node caveats"),
]
HARMLESS = [
    "We cannot tell you that an offer is good.",
    "We cannot say that this job is safe.",
    "We found no warning signs. That does not mean it is safe.",
    "If you are safe, look around.",
    "They say you must pay for the bed.",
    "Do not confront the boss.",
    "This chat is not encrypted end to end.",
    "It is not your fault, even if you agreed.",
    "Sign nothing that is blank.",
    "Nobody can promise that there is no deportation.",
    "Is there a debt you must work off?",
    "The office can confirm this job.",
    "They say “you broke the law”.",
    "To fight back can make it worse.",
    "Do you have to work to pay?",
    "None of it is your fault.",
]
TRANSLATED = [
    ("es", "Eres víctima de trata.", "says «eres víctima»"),
    ("es", "Estás a salvo.", "says «estás a salvo»"),
    ("es", "Debes llamar hoy.", "says «debes»"),
    ("es", "¡Hola", "has an exclamation mark"),
    ("es", "Ve a la policía.", "says «ve a la policía»"),
    ("es", "Pregunta a la policía.", "names the police («policía») without the caveat"),
    ("es", "Pregunta en tu embajada.", "names the embassy («embajada») without the caveat"),
    ("ar", "هذه الدردشة مشفرة.", "says «مشفره»"),
    ("ar", "اسأل الشرطة.", "names the police («الشرطه») without the caveat"),
    ("ar", "اتصل بسفارتك.", "names the embassy («بسفارتك») without the caveat"),
    ("ar", "يجب عليك الاتصال.", "says «يجب عليك»"),
    ("ar", "أنت الآن بأمان.", "says «انت الان بامان»"),
]


def saying(small: Small, words: str) -> Small:
    return replace(small, flow=FLOW.replace("text: Pick one.", f'text: "{words}"'))


def test_a_clean_flow_passes(small: Small) -> None:
    assert small.found() == []


@pytest.mark.parametrize(("words", "said"), FAULTS, ids=[words for words, _ in FAULTS])
def test_a_planted_fault_is_named_with_line_and_mend(words: str, said: str, small: Small) -> None:
    found = saying(small, words).found()

    assert any(line.startswith(LINE) and said in line and "; " in line for line in found), found


@pytest.mark.parametrize("words", HARMLESS)
def test_what_only_sounds_like_a_fault_passes(words: str, small: Small) -> None:
    assert saying(small, words).found() == []


@pytest.mark.parametrize(("language", "words", "said"), TRANSLATED, ids=[words for _, words, _ in TRANSLATED])
def test_a_fault_of_a_translation_is_named_at_its_own_line(
    language: str, words: str, said: str, small: Small
) -> None:
    found = replace(small, said={(language, "start.text"): words}).found()

    assert any(line.startswith(f"{language}.po:7: «start.text» in {language} {said}") for line in found), (
        found
    )


def test_an_outdated_translation_is_not_served_and_not_judged(small: Small) -> None:
    outdated = replace(small, said={("es", "start.text"): "Debes llamar hoy."}, made_from="Other words.")

    assert outdated.found() == []


def test_a_name_in_quotes_wants_its_caveat_all_the_same(small: Small) -> None:
    (found,) = saying(small, "They say “the police will come”.").found()

    assert "names the police" in found


def test_a_node_without_a_source_is_named(small: Small) -> None:
    found = replace(small, flow=FLOW.replace("  source: none\n", "")).found()

    what = "flows/content/small.yaml:1: «start» does not say where its words come from"
    assert found == [f"{what}; add source: [TAG], or source: none where it states no fact"]


@pytest.mark.parametrize(
    ("tag", "near"), [("ILO-1", "«ILO-11»?"), ("untip°", "«UNTIP°»?"), ("XQZ-99", "waypost sources")]
)
def test_an_unknown_source_is_named_with_the_nearest(tag: str, near: str, small: Small) -> None:
    (found,) = replace(small, flow=FLOW.replace("source: none", f"source: [GK, {tag}]")).found()

    assert found.startswith(
        f"flows/content/small.yaml:1: «start» names the source «{tag}», which nobody knows; "
    )
    assert near in found


def test_a_known_source_passes_with_and_without_its_mark_of_doubt(small: Small) -> None:
    assert replace(small, flow=FLOW.replace("source: none", 'source: [ATX, "NHTH°", GK]')).found() == []


def test_a_node_with_the_caveat_may_name_police(small: Small) -> None:
    flow = FLOW.replace("Pick one.", "Ask the police.").replace("  source", "  caveats: [police]\n  source")

    assert replace(small, flow=flow).found() == []


def test_the_caveat_of_one_does_not_cover_the_other(small: Small) -> None:
    flow = FLOW.replace("Pick one.", "Ask an embassy.").replace("  source", "  caveats: [police]\n  source")

    assert "names the embassy" in replace(small, flow=flow).found()[0]


def test_the_caveats_own_node_and_the_label_that_leads_there_may_name_it(small: Small) -> None:
    there = "help.police:\n  parent: start\n  heading: Police\n  text: The police.\n  source: [GK]\n"
    flow = FLOW.replace("Go on -> start", "About the police -> help.police") + there

    assert replace(small, flow=flow).found() == []


def test_a_short_text_is_not_measured(small: Small) -> None:
    assert saying(small, "Contractual obligations necessitate authorisation.").found() == []


def test_an_exception_with_a_reason_lets_a_text_pass(small: Small) -> None:
    excepted = replace(small, exceptions="slave:\n  start.text: the name of a law that people look for\n")

    assert saying(excepted, "The law on slavery.").found() == []


def test_an_exception_for_an_outdated_translation_is_still_needed(small: Small) -> None:
    excepted = replace(small, exceptions="order:\n  start.text: it is what the law says there\n")

    outdated = replace(excepted, said={("es", "start.text"): "Debes llamar hoy."}, made_from="Other words.")

    assert outdated.found() == []


def test_an_exception_is_for_one_rule_alone(small: Small) -> None:
    excepted = replace(small, exceptions="slave:\n  start.text: the name of a law that people look for\n")

    (found,) = saying(excepted, "The law on slavery must go!").found()

    assert "exclamation" in found


def test_an_exception_that_nothing_needs_is_refused(small: Small) -> None:
    excepted = replace(small, exceptions="slave:\n  start.text: the name of a law that people look for\n")

    assert excepted.found() == [
        "flows/content/exceptions.yaml:2: «start.text» needs no exception from «slave»; delete this line"
    ]


@pytest.mark.parametrize(
    ("exceptions", "said"),
    [
        (
            "slaves:\n  start.text: it is said so in the law\n",
            ":1: there is no rule «slaves»; did you mean «slave»?",
        ),
        (
            "slave:\n  start.text: ok\n",
            ":2: the exception of «start.text» gives no reason; say why in a few words",
        ),
    ],
)
def test_a_faulty_exception_is_named(exceptions: str, said: str, small: Small) -> None:
    (found,) = replace(small, exceptions=exceptions).found()

    assert found == f"flows/content/exceptions.yaml{said}"


def test_a_faulty_review_is_named_beside_all_else(small: Small) -> None:
    reviewed = "reviewed:\n  start: {by: Maria, on: 2026-11-01, of: abcdef}\n"

    found = replace(saying(small, "Go!"), reviewed=reviewed).found()

    assert any("exclamation" in line for line in found)
    assert any(
        line.startswith("flows/content/reviewed.yaml:2: «Maria» is no role we know; ") for line in found
    )
