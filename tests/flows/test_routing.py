"""Features and weights: the same meaning however it is written, the same sums as plain arithmetic, any text at all."""

import math
from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.model import Language, Topic
from flows.routing import Alarm, Layer, Reader, Router, Weights
from flows.routing.grams import (
    BITS,
    LONGEST,
    MOST_WORDS,
    buckets,
    hashed_grams,
    hashed_phrases,
    words,
)
from flows.routing.parts import parts
from flows.routing.pieces import MOST, vocabulary
from flows.routing.reader import Floats
from flows.routing.router import PIECES_OF_PARTS
from flows.snapshot import Content

LABELS = tuple(topic.value for topic in Topic)


def random_weights(width: int, seed: int = 1) -> Weights:
    rows = np.random.default_rng(seed).integers(-127, 128, (1 << BITS, width), dtype=np.int8)
    return Weights(labels=LABELS[:width], rows=rows, scales=np.full(width, 0.5), biases=np.full(width, 0.25))


def plainly(weights: Weights, letters: frozenset[int], phrases: frozenset[int]) -> list[float]:
    """The sums as they are defined."""
    width = len(weights.labels)
    scores = []
    for lane in range(width):
        parts = [
            sum(int(weights.rows[bucket, lane]) for bucket in found) / math.sqrt(len(found)) if found else 0
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

    assert weights.weight(7, LABELS[1]) == int(weights.rows[7, 1]) * 0.5


KNOWN = ("\u2581my", "\u2581boss", "\u2581pass", "port", "s", "\u2581", "護照", "護")


def test_a_text_falls_into_the_longest_pieces_known() -> None:
    pieces = vocabulary(KNOWN)

    assert [KNOWN[number - 1] for number in pieces.split("My  boss passports")] == [
        "\u2581my",
        "\u2581boss",
        "\u2581pass",
        "port",
        "s",
    ]
    assert [KNOWN[number - 1] for number in pieces.split("我護照護")] == ["\u2581", "護照", "護"]


def test_every_piece_is_found_and_nothing_else() -> None:
    known = [f"piece{number}" for number in range(5000)]
    pieces = vocabulary(known)

    assert [pieces.number(piece) for piece in known] == list(range(1, 5001))
    assert {pieces.number(f"other{number}") for number in range(5000)} == {0}


def test_a_piece_told_twice_keeps_its_first_number_and_the_next_its_own() -> None:
    pieces = vocabulary(["a", "a", "b"])

    assert (pieces.number("a"), pieces.number("b")) == (1, 3)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=600))
def test_any_text_falls_into_a_bounded_number_of_pieces(text: str) -> None:
    found = vocabulary([*KNOWN, *"abcdefghijklmnop "]).split(text)

    assert len(found) <= MOST
    assert all(found)


def tiny_reader(heads: int = 2, width: int = 4, inner: int = 6, labels: int = 3) -> Reader:
    chance = np.random.default_rng(3)

    def some(*shape: int) -> Floats:
        return chance.normal(size=shape).astype(np.float32)

    def layer() -> Layer:
        return Layer(
            looks=some(width, 3 * width),
            looks_bias=some(3 * width),
            takes=some(width, width),
            takes_bias=some(width),
            first_scale=some(width),
            first_shift=some(width),
            widens=some(width, inner),
            widens_bias=some(inner),
            narrows=some(inner, width),
            narrows_bias=some(width),
            second_scale=some(width),
            second_shift=some(width),
        )

    return Reader(
        labels=LABELS[:labels],
        pieces=vocabulary(KNOWN),
        meanings=chance.integers(-127, 128, (len(KNOWN) + 1, 5), dtype=np.int8),
        steps=some(len(KNOWN) + 1) ** 2 / np.float32(127),
        lift=some(5, width),
        places=some(MOST, width),
        scale=some(width),
        shift=some(width),
        layers=(layer(), layer()),
        heads=heads,
        says=some(2 * width, labels),
        says_bias=some(labels),
    )


Row = list[float]


def times(row: Sequence[float], matrix: Floats, bias: Floats | None = None) -> Row:
    return [
        sum(float(value) * float(matrix[at, column]) for at, value in enumerate(row))
        + (float(bias[column]) if bias is not None else 0.0)
        for column in range(matrix.shape[1])
    ]


def evened(row: Row, scale: Floats, shift: Floats) -> Row:
    mean = sum(row) / len(row)
    spread = sum((value - mean) ** 2 for value in row) / len(row)
    return [
        (value - mean) / math.sqrt(spread + 1e-6) * float(scale[at]) + float(shift[at])
        for at, value in enumerate(row)
    ]


def read_plainly(reader: Reader, text: str) -> Row:
    """Attention as the paper defines it, one number at a time."""
    rows = []
    for place, number in enumerate(reader.pieces.split(text)):
        met = [float(value) * float(reader.steps[number]) for value in reader.meanings[number]]
        lifted = times(met, reader.lift)
        rows.append(
            evened(
                [one + float(other) for one, other in zip(lifted, reader.places[place], strict=True)],
                reader.scale,
                reader.shift,
            )
        )
    for layer in reader.layers:
        width = len(rows[0])
        each = width // reader.heads
        looks = [times(row, layer.looks, layer.looks_bias) for row in rows]
        after = []
        for row, own in zip(rows, looks, strict=True):
            seen: Row = []
            for head in range(reader.heads):
                at = head * each
                fits = [
                    math.exp(sum(own[at + n] * other[width + at + n] for n in range(each)) / math.sqrt(each))
                    for other in looks
                ]
                seen += [
                    sum(fit * other[2 * width + at + n] for fit, other in zip(fits, looks, strict=True))
                    / sum(fits)
                    for n in range(each)
                ]
            taken = times(seen, layer.takes, layer.takes_bias)
            first = evened(
                [one + other for one, other in zip(row, taken, strict=True)],
                layer.first_scale,
                layer.first_shift,
            )
            wide = [max(0.0, value) for value in times(first, layer.widens, layer.widens_bias)]
            narrow = times(wide, layer.narrows, layer.narrows_bias)
            after.append(
                evened(
                    [one + other for one, other in zip(first, narrow, strict=True)],
                    layer.second_scale,
                    layer.second_shift,
                )
            )
        rows = after
    columns = list(zip(*rows, strict=True))
    return times(
        [*(sum(column) / len(column) for column in columns), *map(max, columns)],
        reader.says,
        reader.says_bias,
    )


@pytest.mark.parametrize("text", ["boss", "my boss passports", "my my boss boss my", "護照 s"])
def test_the_reader_reads_as_attention_is_defined(text: str) -> None:
    reader = tiny_reader()

    assert reader.scores(text) == pytest.approx(read_plainly(reader, text), rel=1e-4, abs=1e-4)


def test_texts_read_side_by_side_are_read_as_each_by_itself() -> None:
    reader = tiny_reader()
    texts = [reader.pieces.split(text) for text in ("my boss", "", "s", "my boss passports my")]

    read = reader.scores_of(texts)

    assert read[1] == pytest.approx(reader.says_bias.tolist())
    for pieces, scores in zip(texts, read, strict=True):
        assert scores == pytest.approx(reader.scores_of([pieces])[0], abs=1e-6)


def test_the_order_of_words_counts_for_the_reader() -> None:
    reader = tiny_reader()

    assert reader.scores("my boss pass") != pytest.approx(reader.scores("pass boss my"), rel=1e-3)


def test_a_text_without_a_known_piece_is_scored_as_any_text() -> None:
    reader = tiny_reader()

    assert reader.scores("") == pytest.approx(reader.says_bias.tolist())


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
    assert sum(map(len, words("\ufdfa" * LONGEST))) <= LONGEST  # a sign that stands for eighteen letters


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_any_text_has_features_or_none(text: str) -> None:
    letters, phrases = buckets(text)

    assert all(0 <= bucket < 1 << BITS for bucket in letters | phrases)
    assert letters == set(hashed_grams(words(text)).values())
    assert phrases == set(hashed_phrases(words(text)).values())


def test_an_alarm_rings_for_its_words_and_is_calmed_by_others() -> None:
    alarm = Alarm(phrases=(" locked in ",), calming=(" last year ",))

    assert alarm.rings(words("They have locked in us"))
    assert not alarm.rings(words("locked in last year"))
    assert not alarm.rings(words("unlocked indeed"))


def test_letters_by_chance_are_not_read_for_long(content: Content) -> None:
    """They fall into many pieces: what would cost most time is given up first."""
    text = "".join("bcdfgh jkqvwxz"[number * number // 3 % 14] for number in range(1000))
    reader, read = content.router.reader, list[int]()

    def scores_of(texts: Sequence[Sequence[int]]) -> list[list[float]]:
        read.extend(map(len, texts))
        return reader.scores_of(texts)

    counting = SimpleNamespace(pieces=reader.pieces, scores_of=scores_of)
    replace(content.router, reader=counting).ringing_part(text)  # type: ignore[arg-type]  # as much of a reader as is asked

    assert 0 < sum(read) <= PIECES_OF_PARTS < sum(len(reader.pieces.split(part)) for part in parts(text))


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
