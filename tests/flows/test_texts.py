"""Words in every language: what is served, what is not, and what the check says about them."""

from collections.abc import Mapping

import pytest

from flows.model import Language, Source, TextKey
from flows.texts import English, Texts, Translated, chain, isolated, name_isolated, placeholders, problems

EN, ES, AR, PT, BRAZILIAN = map(Language, ("en", "es", "ar", "pt", "pt-br"))
HELLO, PLACE = TextKey("hello"), TextKey("place")
HERE, THERE = Source(path="words.yaml", line=3), Source(path="es.po", line=9)


def english(words: str, limit: int = 100) -> English:
    return English(words=words, source=HERE, limit=limit)


def translated(words: str, made_from: str) -> Translated:
    return Translated(words=words, made_from=made_from, source=THERE)


def texts(
    of: Mapping[TextKey, English],
    translations: Mapping[Language, Mapping[TextKey, Translated]] | None = None,
    *names: Language,
) -> Texts:
    return Texts(
        english=of,
        translations=translations or {},
        names={language: language.upper() for language in (EN, *names)},
    )


def said(known: Texts) -> list[str]:
    return [str(problem) for problem in problems(known)]


def test_her_language_is_served() -> None:
    known = texts({HELLO: english("Hello")}, {ES: {HELLO: translated("Hola", "Hello")}}, ES)

    assert known.say(ES, HELLO) == "Hola"
    assert known.say(EN, HELLO) == "Hello"


def test_a_translation_of_other_english_words_is_not_served() -> None:
    known = texts({HELLO: english("Good day")}, {ES: {HELLO: translated("Hola", "Hello")}}, ES)

    assert known.say(ES, HELLO) == "Good day"


def test_what_has_no_translation_is_said_in_english() -> None:
    assert texts({HELLO: english("Hello")}, {ES: {}}, ES).say(ES, HELLO) == "Hello"
    assert texts({HELLO: english("Hello")}).say(Language("xx"), HELLO) == "Hello"


def test_a_kind_of_a_language_falls_back_to_the_language_before_english() -> None:
    known = texts({HELLO: english("Hello")}, {PT: {HELLO: translated("Olá", "Hello")}}, PT, BRAZILIAN)

    assert known.say(BRAZILIAN, HELLO) == "Olá"


def test_an_outdated_kind_of_a_language_falls_back_to_the_language() -> None:
    current, outdated = translated("Olá", "Hello"), translated("Oi", "Hi")
    known = texts({HELLO: english("Hello")}, {PT: {HELLO: current}, BRAZILIAN: {HELLO: outdated}}, BRAZILIAN)

    assert known.say(BRAZILIAN, HELLO) == "Olá"


def test_the_chain_goes_from_the_kind_to_the_language() -> None:
    assert list(chain(BRAZILIAN)) == [BRAZILIAN, PT]
    assert list(chain(ES)) == [ES]


def test_what_is_in_braces_is_filled_in_in_any_language() -> None:
    known = texts(
        {PLACE: english("{page} in {place}")},
        {ES: {PLACE: translated("en {place}: {page}", "{page} in {place}")}},
    )

    assert known.say(EN, PLACE, page="1", place="Peru") == "1 in Peru"
    assert known.say(ES, PLACE, page="1", place="Perú") == "en Perú: 1"


def test_a_value_is_never_read_as_a_pattern() -> None:
    assert texts({PLACE: english("In {place}")}).say(EN, PLACE, place="{page}") == "In {page}"


def test_a_key_that_does_not_exist_is_a_bug_of_ours() -> None:
    with pytest.raises(KeyError):
        texts({}).say(EN, HELLO)


@pytest.mark.parametrize(
    ("code", "language"),
    [("es", ES), ("ES", ES), ("es-MX", ES), ("ar", AR), ("fr", EN), ("", EN), (None, EN), ("-", EN)],
)
def test_the_apps_language_becomes_the_nearest_we_have(code: str | None, language: Language) -> None:
    assert texts({}, None, ES, AR).known(code) == language


def test_languages_stand_in_the_order_of_the_grid() -> None:
    assert texts({}, None, AR, ES).languages == (EN, AR, ES)


def test_numbers_and_names_are_isolated_only_where_text_runs_from_right_to_left() -> None:
    assert isolated("117", AR) == "\u200f\u2066117\u2069"
    assert name_isolated("Chab Dai", AR) == "\u2068Chab Dai\u2069"
    assert (isolated("117", ES), name_isolated("Chab Dai", ES)) == ("117", "Chab Dai")


def test_complete_words_have_no_problems() -> None:
    known = texts({HELLO: english("Hello")}, {ES: {HELLO: translated("Hola", "Hello")}}, ES)

    assert said(known) == []


def test_missing_words_are_found_where_the_english_stands() -> None:
    assert said(texts({HELLO: english("Hello")}, {}, ES)) == [
        "words.yaml:3: «hello» has no es words; translate it in the PO file"
    ]


def test_words_whose_english_has_changed_are_found_where_they_stand() -> None:
    known = texts({HELLO: english("Good day")}, {ES: {HELLO: translated("Hola", "Hello")}}, ES)

    (problem,) = said(known)

    assert problem.startswith("es.po:9: the English of «hello» has changed")


def test_english_that_is_too_long_is_found() -> None:
    assert said(texts({HELLO: english("Hello", limit=4)})) == [
        "words.yaml:3: «hello» has 5 characters, 4 fit; say it shorter"
    ]


@pytest.mark.parametrize(("length", "fits"), [(130, True), (131, False)])
def test_a_translation_may_be_a_third_longer(length: int, *, fits: bool) -> None:
    known = texts({HELLO: english("Hello")}, {ES: {HELLO: translated("o" * length, "Hello")}}, ES)

    assert (said(known) == []) is fits


def test_the_translation_of_a_very_short_word_has_six_letters_more() -> None:
    known = texts({HELLO: english("Hi", limit=10)}, {ES: {HELLO: translated("o" * 16, "Hi")}, AR: {}}, ES)

    assert said(known) == []


@pytest.mark.parametrize(
    ("words", "lost"),
    [
        ("en {lugar}", "lugar, place"),
        ("aquí", "place"),
        ("en {place", "{"),
        ("en {place:>9}", "place, place>9"),
        ("en {place!r}", "place, placer"),
        ("en {place.real}", "place, place.real"),
        ("en {place} {0}", "0"),
    ],
)
def test_a_translation_that_lost_what_is_filled_in_is_found(words: str, lost: str) -> None:
    known = texts({PLACE: english("in {place}")}, {ES: {PLACE: translated(words, "in {place}")}}, ES)

    (problem,) = said(known)

    assert problem.startswith(f"es.po:9: «place» and its English differ in {lost};")


def test_placeholders_are_the_names_in_braces() -> None:
    assert placeholders("{page} of {pages}, {{not}}") == {"page", "pages"}


def test_what_is_put_behind_a_name_in_braces_makes_another_placeholder() -> None:
    """A width or a conversion could make a translation huge, or show the insides of a value."""
    plain = placeholders("{page}")

    others = [placeholders(words) for words in ("{page:>9999999}", "{page!a}", "{page:{page}}", "{page[0]}")]

    assert [each for each in others if each == plain] == []
