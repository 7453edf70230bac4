"""flows/phrases/typed/*.yaml -> flows/phrases/model.npz: what routes typed text. `make model`; some ninety minutes on two cores.

What the long steps made lies in `.model` until the phrases or this code change: a run that was broken off goes on from there.

`--leave-out .3` measures instead: it learns from the other authors, answers the phrases of those files, prints how well
each of the two models and both together do, and which limits follow; nothing is written.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
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
from tools.teaching.other_words import OtherWords
from tools.teaching.variations import families, varied

ROOT = Path(__file__).resolve().parent.parent
TYPED, MODEL = ROOT / "flows" / "phrases" / "typed", ROOT / "flows" / "phrases" / "model.npz"
KEPT = ROOT / ".model"
LIMITS = Path(__file__).resolve().parent / "teaching" / "limits.json"
TOPICS = [topic.value for topic in Topic]
VARIATIONS, CHANGES = 2, 4
"""Other texts made from each phrase: mixed up, and with other words."""
LATER, LAST = (".2", ".3", ".4"), ".4"
"""Authors who wrote of rarer and less direct things are learned after the plain ones; last who wrote most of danger."""


def main(arguments: Sequence[str]) -> int:
    """Teaches, then measures or writes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--leave-out", metavar="AUTHOR", help="end of the names of files left out, such as .3"
    )
    left_out = parser.parse_args(arguments).leave_out
    phrases = read_phrases(TYPED)
    learning = [each for each in phrases if not left_out or not each.author.endswith(left_out)]
    texts, digest = [each.text for each in learning], digest_of(TYPED)
    with ProcessPoolExecutor(1) as beside:
        plain = beside.submit(
            linear.learned, texts, _topics(learning), _dangers(learning), [*TOPICS, "danger"]
        )
        reader = _reader(learning, _kept(digest, left_out or ""))
        weights = plain.result()
    if left_out:
        found = limits.measured([each for each in phrases if each.author.endswith(left_out)], weights, reader)
        LIMITS.write_text(json.dumps(found, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        return 0
    write_model(MODEL, weights, reader, Limits(**json.loads(LIMITS.read_text(encoding="utf-8"))), digest)
    print(f"{len(phrases)} phrases, {len(reader.meanings)} pieces, {MODEL.stat().st_size / 1e6:.1f} MB")
    return 0


def _kept(digest: str, left_out: str) -> Path:
    """The folder of a build from these phrases by this code."""
    code = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.rglob("*.py")))
    folder = KEPT / f"{digest[:12]}-{sha256(code).hexdigest()[:12]}{left_out}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _reader(phrases: Sequence[Phrase], kept: Path) -> Reader:
    packed = read_packed()
    texts = [each.text for each in phrases]
    more = _more(phrases, packed)
    languages = sorted({each.language for each in phrases})
    spoken = np.array([languages.index(each.language) for each in phrases])
    course = student.Course(
        texts=[*texts, *more],
        opinions=_opinions(phrases, [*texts, *more], packed, kept),
        languages=np.tile(spoken, 1 + VARIATIONS + CHANGES),
        topics=_topics(phrases),
        dangers=_dangers(phrases),
        language_count=len(languages),
    )
    print("the teacher has spoken", flush=True)
    known, meanings = _vocabulary(packed, texts)
    learner = student.taught(course, known, meanings)
    return student.as_reader(learner, known, [*TOPICS, "danger", *languages])


def _opinions(
    phrases: Sequence[Phrase], texts: Sequence[str], packed: Packed, kept: Path
) -> npt.NDArray[np.float32]:
    """What a teacher who was taught the phrases says of the texts."""
    file = kept / "opinions.npy"
    if not file.exists():
        knowing = teacher.taught(packed, len(TOPICS), _courses(phrases), kept)
        np.save(file, knowing.opinions(texts))
    opinions: npt.NDArray[np.float32] = np.load(file)
    return opinions


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


def _more(phrases: Sequence[Phrase], packed: Packed) -> list[str]:
    """Texts like those of the phrases, in the order of the phrases, again and again."""
    chance, others, words = Random(0), families(phrases), OtherWords(phrases, packed)
    return [
        *(varied(each, others, chance) for _ in range(VARIATIONS) for each in phrases),
        *(words.changed(each, chance) for _ in range(CHANGES) for each in phrases),
    ]


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
