"""A long text in parts, each about as long as most people's whole texts.

Many tell how it all began and only then what happens now. In the whole of such a text danger drowns; its last part says it.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final

WIDTH, END = 80, 50
"""Characters of a part, and of what is said last."""
DENSE_WIDTH, DENSE_END = 32, 20
"""The same where a character is a word, or nearly."""
SLACK: Final = 20
"""A part may be so many characters shorter, to end where a word ends."""
FIRST, LAST = 2, 4
"""Parts looked at of a text that has more: how it begins, and above all how it ends."""
LOOKED_AT: Final = 400
"""Characters at the beginning and at the end of a text that parts are made of."""

_DENSE: Final = 0x2E80


def parts(text: str) -> list[str]:
    """The parts of a long text, in order, and once more how it ends; none for one that is short enough to be read whole."""
    if len(text) <= DENSE_WIDTH:
        return []
    ends = text if len(text) <= 2 * LOOKED_AT else f"{text[:LOOKED_AT]} {text[-LOOKED_AT:]}"
    plain = " ".join(unicodedata.normalize("NFKC", ends).split())
    if len(plain) > 2 * LOOKED_AT:  # one sign can stand for eighteen
        plain = plain[:LOOKED_AT] + plain[-LOOKED_AT:]
    width, end = (DENSE_WIDTH, DENSE_END) if _is_dense(plain) else (WIDTH, END)
    if len(plain) <= width + SLACK:
        return []
    found = [*_cut(plain, width), _ending(plain, width)]
    looked_at = found if len(found) <= FIRST + LAST else [*found[:FIRST], *found[-LAST:]]
    return [*looked_at, _ending(plain, end)]


def _cut(text: str, width: int) -> Iterator[str]:
    at = 0
    while len(text) - at > width:
        space = text.rfind(" ", at + width - SLACK, at + width + 1)
        end = at + width if space < 0 else space
        yield text[at:end]
        at = end + (space >= 0)


def _ending(text: str, width: int) -> str:
    """The end, never a scrap: it may reach back into the part before it."""
    last = len(text) - width
    space = text.rfind(" ", last - SLACK, last)
    return text[last if space < 0 else space + 1 :]


def _is_dense(text: str) -> bool:
    letters = [each for each in text if each.isalpha()]
    return 2 * sum(ord(each) >= _DENSE for each in letters) > len(letters)
