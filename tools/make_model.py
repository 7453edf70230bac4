"""flows/phrases/typed/*.yaml -> flows/phrases/model.npz: what routes typed text. `make model`; some hundred minutes on two cores.

What the long steps made lies in `.model` until the phrases or their code change: a run that was broken off goes on from there.
`--leave-out .3` measures instead: it learns from the other authors, answers the phrases of those files, and prints how well
each of the two models and both together do; nothing is written.
"""

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.content.phrases import Phrase, digest_of, read_phrases
from flows.routing import Reader
from flows.routing.pieces import LONGEST_PIECE, SPACE, Pieces, vocabulary
from tools.make_limits import MODEL, write_with_limits
from tools.teaching import linear, student
from tools.teaching.encoder import Packed, lowered, piece_meanings, read_packed
from tools.teaching.labels import LABELS, dangers_of, topics_of
from tools.teaching.limits import measured
from tools.teaching.opinions import opinions_of, texts_like
from tools.teaching.questions import as_questions

ROOT = Path(__file__).resolve().parent.parent
TYPED = ROOT / "flows" / "phrases" / "typed"
BUILDS = ROOT / ".model"


def main(arguments: Sequence[str]) -> int:
    """Teaches, then measures or writes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--leave-out", metavar="AUTHOR", help="end of the names of files left out, such as .3"
    )
    left_out, phrases = parser.parse_args(arguments).leave_out, read_phrases(TYPED)
    learning = [each for each in phrases if not left_out or not each.author.endswith(left_out)]
    with ProcessPoolExecutor(1) as beside:
        texts = [each.text for each in learning]
        plain = beside.submit(linear.learned, texts, topics_of(learning), dangers_of(learning), LABELS)
        reader = _reader(learning)
        weights = plain.result()
    if left_out:
        measured(as_questions([each for each in phrases if each.author.endswith(left_out)]), weights, reader)
        return 0
    write_with_limits(weights, reader, digest_of(TYPED))
    print(f"{len(phrases)} phrases, {len(reader.meanings)} pieces, {MODEL.stat().st_size / 1e6:.1f} MB")
    return 0


def _reader(phrases: Sequence[Phrase]) -> Reader:
    packed = read_packed()
    texts = texts_like(phrases, packed)
    languages = sorted({each.language for each in phrases})
    spoken = np.array([languages.index(each.language) for each in phrases])
    course = student.Course(
        texts=texts,
        opinions=opinions_of(phrases, texts, packed, BUILDS),
        languages=np.tile(spoken, len(texts) // len(phrases)),
        topics=topics_of(phrases),
        dangers=dangers_of(phrases),
        language_count=len(languages),
    )
    print("the teacher has spoken", flush=True)
    known, meanings = _vocabulary(packed, texts[: len(phrases)])
    learner = student.taught(course, known, meanings)
    return student.as_reader(learner, known, [*LABELS, *languages])


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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
