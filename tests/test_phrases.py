"""What people type, as the model was taught it: enough of every topic, nothing twice, nothing of the measure in it."""

import json
from pathlib import Path

import pytest

from bot.app import PROJECT
from bot.content.model import Model, currency, read_model, write_model
from bot.content.phrases import digest_of, phrase_problems, read_phrases
from flows.model import ContentError, Topic
from flows.routing import Alarm

TYPED = PROJECT / "flows" / "phrases" / "typed"
MODEL = PROJECT / "flows" / "phrases" / "model.npz"
QUESTIONS = PROJECT.parent / "shared" / "questions_dev.jsonl"
OWN = PROJECT / "tools" / "teaching" / "questions"
OWN_QUESTIONS, BEYOND = sorted(OWN.glob("*.jsonl")), sorted((OWN / "beyond").glob("*.jsonl"))
LANGUAGES = {
    "en",
    "es",
    "fr",
    "ar",
    "ru",
    "uk",
    "pt",
    "hi",
    "ur",
    "bn",
    "ne",
    "id",
    "tl",
    "vi",
    "th",
    "km",
    "my",
    "am",
    "sw",
    "ro",
    "tr",
    "zh",
    "fa",
}
IN_LATIN = {f"{language}-Latn" for language in ("ar", "hi", "ur", "bn", "ne", "ru")}


@pytest.fixture(scope="module")
def model() -> Model:
    return read_model(MODEL, Alarm())


def test_every_language_has_its_phrases() -> None:
    assert {path.stem for path in TYPED.glob("*.yaml") if "." not in path.stem} == LANGUAGES | IN_LATIN


def test_no_phrase_is_thin_doubled_or_a_number() -> None:
    assert [str(problem) for problem in phrase_problems(TYPED)] == []


def test_the_model_was_made_from_these_phrases(model: Model) -> None:
    assert currency(model.made_from, digest_of(TYPED)) == ()
    assert len(currency(model.made_from, "other")) == 1


def test_nothing_of_the_measure_was_taught() -> None:
    if not QUESTIONS.exists():
        pytest.skip("the questions (../shared/questions_dev.jsonl) are not here")

    assert _asked(QUESTIONS).isdisjoint(phrase.text.casefold() for phrase in read_phrases(TYPED))


def test_the_limits_were_found_on_questions_that_were_not_taught() -> None:
    asked = set().union(*map(_asked, (*OWN_QUESTIONS, *BEYOND)))

    assert {path.stem for path in OWN_QUESTIONS} == LANGUAGES
    assert asked.isdisjoint(phrase.text.casefold() for phrase in read_phrases(TYPED))


def _asked(path: Path) -> set[str]:
    return {json.loads(line)["text"].casefold() for line in path.read_text(encoding="utf-8").splitlines()}


def test_the_model_is_small(model: Model) -> None:
    reader = model.router.reader
    held = model.router.weights.rows.nbytes + reader.meanings.nbytes + 8 * len(reader.pieces.numbers)

    assert MODEL.stat().st_size < 20e6
    assert held < 20e6


def test_both_halves_of_the_model_know_every_topic_and_danger(model: Model) -> None:
    labels = (*(topic.value for topic in Topic), "danger")

    assert model.router.weights.labels == labels
    assert model.router.reader.labels[: len(labels)] == labels
    assert set(model.router.reader.labels[len(labels) :]) == LANGUAGES


def test_a_model_is_written_and_read_the_same(model: Model, tmp_path: Path) -> None:
    router = model.router
    for name in ("a", "b"):
        write_model(tmp_path / name, router.weights, router.reader, router.limits, "made")

    again = read_model(tmp_path / "a", Alarm())

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert (again.router.limits, again.made_from) == (router.limits, "made")
    text = "my boss keeps my passport"
    assert again.router.scores(text) == router.scores(text)


@pytest.mark.parametrize("damage", [b"", b"junk", None])
def test_a_model_that_is_not_whole_is_refused(damage: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    path.write_bytes(MODEL.read_bytes()[:-9] if damage is None else damage)

    with pytest.raises(ContentError):
        read_model(path, Alarm())


@pytest.mark.parametrize(
    ("there", "put", "said"),
    [
        ("danger_now:", "danger_nwo:", "there is no topic"),
        ("- ", "- call 0 1 2 3 4 5 6 7 8 9 ", "looks like a phone number"),
        ("privacy:", "privacy: []\noff_topic: []\nx:", "there is no topic"),
    ],
)
def test_a_slip_in_the_phrases_is_named(there: str, put: str, said: str, tmp_path: Path) -> None:
    text = (TYPED / "en.yaml").read_text(encoding="utf-8")
    (tmp_path / "en.yaml").write_text(text.replace(there, put, 1), encoding="utf-8")

    assert any(said in str(problem) for problem in phrase_problems(tmp_path))


def test_a_doubled_phrase_and_a_thin_topic_are_named(tmp_path: Path) -> None:
    topics = "".join(f"{topic.value}: [some words of {topic.value} here]\n" for topic in Topic)
    (tmp_path / "en.yaml").write_text(topics, encoding="utf-8")
    (tmp_path / "en.2.yaml").write_text("privacy: [some words of privacy here]\n", encoding="utf-8")

    said = [str(problem) for problem in phrase_problems(tmp_path)]

    assert any("nearly the same" in line for line in said)
    assert any("1 phrases for «health»" in line for line in said)
