"""flows/phrases/typed/*.yaml -> flows/phrases/model.npz: what routes typed text. `make model`; about an hour on two cores.

`--leave-out .3` measures instead: it learns from the other authors, answers the phrases of those files, prints how well
each of the two models and both together do, and which limits follow; nothing is written.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt

from bot.content.model import write_model
from bot.content.phrases import Phrase, digest_of, read_phrases
from flows.model import Topic
from flows.routing import Limits, Reader
from flows.routing.pieces import LONGEST_PIECE, SPACE, Pieces, vocabulary
from tools.teaching import limits, linear, student, teacher
from tools.teaching.encoder import Packed, lowered, piece_meanings, read_packed
from tools.teaching.variations import families, varied

ROOT = Path(__file__).resolve().parent.parent
TYPED, MODEL = ROOT / "flows" / "phrases" / "typed", ROOT / "flows" / "phrases" / "model.npz"
LIMITS = Path(__file__).resolve().parent / "teaching" / "limits.json"
TOPICS = [topic.value for topic in Topic]
VARIATIONS = 2
"""Other texts made from each phrase."""
LATER_AUTHORS = (".2", ".3")
"""Who wrote of rarer and less direct things: learned after the plain ones."""


def main(arguments: Sequence[str]) -> int:
    """Teaches, then measures or writes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--leave-out", metavar="AUTHOR", help="end of the names of files left out, such as .3"
    )
    left_out = parser.parse_args(arguments).leave_out
    phrases = read_phrases(TYPED)
    learning = [each for each in phrases if not left_out or not each.author.endswith(left_out)]
    weights = linear.learned(
        [each.text for each in learning], _topics(learning), _dangers(learning), [*TOPICS, "danger"]
    )
    print(f"linear model of {len(learning)} phrases", flush=True)
    reader = _reader(learning)
    if left_out:
        found = limits.measured([each for each in phrases if each.author.endswith(left_out)], weights, reader)
        LIMITS.write_text(json.dumps(found, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        return 0
    write_model(
        MODEL, weights, reader, Limits(**json.loads(LIMITS.read_text(encoding="utf-8"))), digest_of(TYPED)
    )
    print(f"{len(phrases)} phrases, {len(reader.meanings)} pieces, {MODEL.stat().st_size / 1e6:.1f} MB")
    return 0


def _reader(phrases: Sequence[Phrase]) -> Reader:
    packed = read_packed()
    texts = [each.text for each in phrases]
    first = [each for each in phrases if not each.author.endswith(LATER_AUTHORS)]
    knowing = teacher.taught(packed, len(TOPICS), [_lessons(first, rounds=2), _lessons(phrases, rounds=1)])
    chance, others = Random(0), families(phrases)
    more = [varied(each, others, chance) for _ in range(VARIATIONS) for each in phrases]
    languages = sorted({each.language for each in phrases})
    spoken = np.array([languages.index(each.language) for each in phrases])
    course = student.Course(
        texts=[*texts, *more],
        opinions=knowing.opinions([*texts, *more]),
        languages=np.tile(spoken, 1 + VARIATIONS),
        topics=_topics(phrases),
        dangers=_dangers(phrases),
        language_count=len(languages),
    )
    print("the teacher has spoken", flush=True)
    known, meanings = _vocabulary(packed, texts)
    learner = student.taught(course, known, meanings)
    return student.as_reader(learner, known, [*TOPICS, "danger", *languages])


def _lessons(phrases: Sequence[Phrase], rounds: int) -> teacher.Lessons:
    return teacher.Lessons(
        texts=[each.text for each in phrases],
        topics=_topics(phrases),
        dangers=_dangers(phrases),
        rounds=rounds,
    )


def _vocabulary(packed: Packed, texts: Sequence[str]) -> tuple[Pieces, npt.NDArray[np.float32]]:
    """The pieces that people's texts use, most used first, and what the encoder knows of each."""
    small = {piece: number for piece, number in lowered(packed).items() if len(piece) <= LONGEST_PIECE}
    whole = vocabulary(small)
    names, counts = list(small), np.zeros(len(small) + 1, dtype=np.int64)
    for text in texts:
        counts[whole.split(text)] += 1
    order = sorted(range(1, len(counts)), key=lambda number: (-counts[number], names[number - 1]))
    used = [names[number - 1] for number in order if counts[number] or names[number - 1].strip(SPACE) == ""]
    return vocabulary(used), piece_meanings(packed)[[small[piece] for piece in used]]


def _topics(phrases: Sequence[Phrase]) -> npt.NDArray[np.int64]:
    return np.array([TOPICS.index(each.topic.value) for each in phrases])


def _dangers(phrases: Sequence[Phrase]) -> npt.NDArray[np.float32]:
    return np.array([each.danger for each in phrases], dtype=np.float32)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
