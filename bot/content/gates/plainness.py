"""Words that everybody can read: school grade, length of sentences, no exclamation marks.

The grade is Flesch and Kincaid's: 0.39 words a sentence and 11.8 syllables a word, less 15.59. It holds for English
alone. A line of a list is a sentence, and what stands before a colon too: so they are read.
"""

import re
from collections.abc import Iterator

from bot.content.gates.findings import Finding, Saying, breach
from flows.texts import ENGLISH

GRADE, SENTENCE, EXCLAMATION = "grade", "sentence", "exclamation"
HIGHEST_GRADE = 5.0
LONGEST_SENTENCE = 18
"""Words. Writers aim at 12 (content brief 0.2); above 15 look again, above this it is a fault."""
FEWEST_WORDS = 15
"""The measure means nothing for less."""

_END = re.compile(r"[.?!:;…]+[”\"»)]*(?=\s|$)|\n")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHOUT = re.compile(r"[!¡！]")
_VALUE = re.compile(r"\{[^}]*\}")


def findings(saying: Saying) -> Iterator[Finding]:
    """What is hard to read in a text."""
    if _SHOUT.search(saying.words):
        yield breach(EXCLAMATION, saying, "has an exclamation mark", "end with a full stop")
    if saying.language == ENGLISH:
        yield from _english(saying)


def sentences(words: str) -> list[list[str]]:
    """The words of each sentence. What is filled in counts as one word."""
    parts = _END.split(_VALUE.sub("value", words))
    return [found for found in map(_WORD.findall, parts) if found]


def grade(words: str) -> float:
    """The school grade of an English text, to one decimal; 0 for a very short one."""
    read = sentences(words)
    number = sum(map(len, read))
    if number < FEWEST_WORDS:
        return 0
    sounded = sum(syllables(word) for sentence in read for word in sentence)
    return round(0.39 * number / len(read) + 11.8 * sounded / number - 15.59, 1)


def syllables(word: str) -> int:
    """Of an English word. The library knows words, not endings: a silent -ed, -es or -'s is taken off first."""
    from syllapy import count  # noqa: PLC0415 - its word list is read at import; the running bot must not pay for it

    return max(1, int(count(_stem(word.lower().replace("’", "'").removesuffix("'s")))))


def _english(saying: Saying) -> Iterator[Finding]:
    longest = max(map(len, sentences(saying.words)), default=0)
    if longest > LONGEST_SENTENCE:
        what = f"has a sentence of {longest} words, {LONGEST_SENTENCE} are the most"
        yield breach(SENTENCE, saying, what, "make it two sentences")
    measured = grade(saying.words)
    if measured > HIGHEST_GRADE:
        what = f"reads like school grade {measured}, {HIGHEST_GRADE:g} is the most"
        yield breach(GRADE, saying, what, "take shorter words and sentences")


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ed") and word[-3] not in "td":
        return word.removesuffix("ed") if word[-3] != "e" else word.removesuffix("d")
    if len(word) > 4 and word.endswith("ies"):
        return f"{word.removesuffix('ies')}y"
    if len(word) > 4 and word.endswith("es") and not re.search(r"(?:[sxzcg]|sh|ch)es$", word):
        return word.removesuffix("s")
    return word
