"""Rules for danger beside the weights: words that mean it wherever they stand, in each language. Either is enough.

What is past, far or said in fun is taken back by words of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """The rules, as words are compared, each between spaces; one that is to match beginnings of words ends without.

    One of a script without spaces has none: it may stand anywhere.
    """

    phrases: tuple[str, ...] = ()
    dying: tuple[str, ...] = ()
    """Thoughts of dying: danger too, and a topic of its own."""
    calming: tuple[str, ...] = ()

    def rings(self, found: Sequence[str]) -> bool:
        """Whether the words mean danger now. `found` is what flows.routing.grams.words makes of a text."""
        return bool(self.ringing(found))

    def ringing(self, found: Sequence[str]) -> list[str]:
        """The rules that ring; none where a word takes them back."""
        text = f" {' '.join(found)} "
        rung = [phrase for phrase in (*self.phrases, *self.dying) if phrase in text]
        return [] if rung and any(word in text for word in self.calming) else rung

    def tolls(self, rung: Sequence[str]) -> bool:
        """Whether rules that ring mean thoughts of dying."""
        return any(phrase in self.dying for phrase in rung)
