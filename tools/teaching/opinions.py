"""What a large encoder that was taught the phrases thinks of them, and of other texts made from them.

The long steps: each is kept in a folder as soon as it is done, and a build that was broken off goes on there.
"""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt

from bot.content.phrases import Phrase
from tools.teaching import teacher
from tools.teaching.encoder import Packed
from tools.teaching.labels import TOPICS, dangers_of, topics_of
from tools.teaching.other_words import OtherWords
from tools.teaching.variations import families, varied

VARIATIONS, CHANGES = 2, 4
"""Other texts made from each phrase: mixed up, and with other words."""
LATER, LAST = (".2", ".3", ".4"), ".4"
"""Authors who wrote of rarer and less direct things are learned after the plain ones; last who wrote most of danger."""
RECIPE = ("batches", "encoder", "labels", "opinions", "other_words", "teacher", "variations")
"""The modules that opinions depend on."""


def texts_like(phrases: Sequence[Phrase], packed: Packed) -> list[str]:
    """The phrases, then texts like them, in the order of the phrases, again and again."""
    chance, others, words = Random(0), families(phrases), OtherWords(phrases, packed)
    return [
        *(each.text for each in phrases),
        *(varied(each, others, chance) for _ in range(VARIATIONS) for each in phrases),
        *(words.changed(each, chance) for _ in range(CHANGES) for each in phrases),
    ]


def opinions_of(
    phrases: Sequence[Phrase], texts: Sequence[str], packed: Packed, builds: Path
) -> npt.NDArray[np.float32]:
    """What a teacher who was taught the phrases says of the texts: topics, then danger."""
    kept = _folder(phrases, builds)
    file = kept / "opinions.npy"
    if not file.exists():
        knowing = teacher.taught(packed, len(TOPICS), _courses(phrases), kept)
        beside = kept / "opinions.new.npy"
        np.save(beside, knowing.opinions(texts))
        beside.replace(file)
    opinions: npt.NDArray[np.float32] = np.load(file)
    return opinions


def _folder(phrases: Sequence[Phrase], builds: Path) -> Path:
    """Where a build from these phrases by this code is kept."""
    made_from = sha256(repr([(each.author, each.topic, each.danger, each.text) for each in phrases]).encode())
    for name in RECIPE:
        made_from.update((Path(__file__).parent / f"{name}.py").read_bytes())
    folder = builds / made_from.hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _courses(phrases: Sequence[Phrase]) -> list[teacher.Lessons]:
    plain = [each for each in phrases if not each.author.endswith(LATER)]
    before = [each for each in phrases if not each.author.endswith(LAST)]
    last = [each for each in phrases if each.author.endswith(LAST)]
    again = Random(0).sample(before, min(len(last), len(before)))
    return [
        _lessons(plain, rounds=2),
        _lessons(before, rounds=1),
        *([_lessons([*last, *again], rounds=1)] if last else []),
    ]


def _lessons(phrases: Sequence[Phrase], rounds: int) -> teacher.Lessons:
    return teacher.Lessons(
        texts=[each.text for each in phrases],
        topics=topics_of(phrases),
        dangers=dangers_of(phrases),
        rounds=rounds,
    )
