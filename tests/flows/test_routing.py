"""Features and weights: the same meaning however it is written, the same sums as plain arithmetic, any text at all."""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.model import Language, Topic
from flows.routing import Alarm, Router, Weights
from flows.routing.grams import BITS, LONGEST, MOST_WORDS, buckets, words
from flows.snapshot import Content

LABELS = tuple(topic.value for topic in Topic)


def random_weights(width: int, seed: int = 1) -> Weights:
    rows = random.Random(seed).randbytes(width << BITS)  # noqa: S311 - weights for a sum, no secret
    labels = LABELS[:width]
    return Weights(labels=labels, rows=rows, scales=tuple([0.5] * width), biases=tuple([0.25] * width))


def plainly(weights: Weights, letters: frozenset[int], phrases: frozenset[int]) -> list[float]:
    """The sums as they are defined."""
    width = len(weights.labels)
    scores = []
    for lane in range(width):
        parts = [
            sum(weights.rows[bucket * width + lane] - 128 for bucket in found) / math.sqrt(len(found))
            if found
            else 0
            for found in (letters, phrases)
        ]
        scores.append(weights.biases[lane] + weights.scales[lane] * sum(parts))
    return scores


@pytest.mark.parametrize("width", [1, 2, 22])
@pytest.mark.parametrize("text", ["a", "my boss keeps my passport", "слово " * 80, "護照被老闆拿走", ""])
def test_scores_are_plain_sums(text: str, width: int) -> None:
    weights = random_weights(width)
    letters, phrases = buckets(text)

    assert weights.scores(letters, phrases) == pytest.approx(plainly(weights, letters, phrases))


def test_the_weight_of_one_feature_can_be_asked_for() -> None:
    weights = random_weights(2)

    assert weights.weight(7, LABELS[1]) == (weights.rows[7 * 2 + 1] - 128) * 0.5


@pytest.mark.parametrize(
    ("written", "also"),
    [
        ("No me PAGAN!!!", "no me pagan"),
        ("pasaporté", "pasaporte"),
        ("أين جوازي", "اين جوازي"),
        ("جَوَاز", "جواز"),
        ("heeeelp meeee", "heelp mee"),
        ("salary 4500", "salary 9120"),
        ("don’t", "dont"),
        ("ｐａｓｓ", "pass"),
    ],
)
def test_the_same_said_another_way_is_the_same(written: str, also: str) -> None:
    assert words(written) == words(also)


@pytest.mark.parametrize("kept", ["किसी", "ကျွန်တော်", "ខ្ញុំ", "ผู้", "😂"])
def test_vowel_signs_of_other_scripts_and_smileys_stay(kept: str) -> None:
    assert words(kept) == [kept]


def test_the_end_of_a_very_long_text_is_not_looked_at() -> None:
    assert words("word " * 1000 + "end") == words("word " * 1000)
    assert len(words("a " * LONGEST)) <= MOST_WORDS


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_any_text_has_features_or_none(text: str) -> None:
    letters, phrases = buckets(text)

    assert all(0 <= bucket < 1 << BITS for bucket in letters | phrases)


def test_an_alarm_rings_for_its_words_and_is_calmed_by_others() -> None:
    alarm = Alarm(phrases=(" locked in ",), calming=(" last year ",))

    assert alarm.rings(words("They have locked in us"))
    assert not alarm.rings(words("locked in last year"))
    assert not alarm.rings(words("unlocked indeed"))


def routed(content: Content, text: str, **changes: object) -> Router:
    router = content.router
    known = {name: getattr(router, name) for name in router.__slots__} | changes
    return Router(**known)


def test_a_rule_alone_is_enough_for_danger(content: Content) -> None:
    text = "nice weather for football today"
    alarm = Alarm(phrases=(" football today ",))

    assert not routed(content, text, alarm=Alarm()).route(text).danger
    assert routed(content, text, alarm=alarm).route(text).danger


def test_thoughts_of_dying_by_a_rule_are_that_topic(content: Content) -> None:
    text = "nice weather for football today"
    alarm = Alarm(dying=(" football today ",))

    found = routed(content, text, alarm=alarm).route(text)

    assert found.danger
    assert found.topics[0] is Topic.SUICIDE_CRISIS
    assert len(found.topics) == len(set(found.topics)) == 3


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("mi jefe no me paga y tiene mi pasaporte", "es"),
        ("رئيسي أخذ جواز سفري ولا يدفع راتبي", "ar"),
        ("my boss took my passport and does not pay", "en"),
        ("начальник забрал паспорт и не платит", "ru"),
        ("मालिक ने पासपोर्ट रख लिया है", "hi"),
    ],
)
def test_the_language_is_heard(text: str, language: str, content: Content) -> None:
    assert content.router.route(text).language == Language(language)
