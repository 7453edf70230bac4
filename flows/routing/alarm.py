"""Rules for danger beside the weights: words that mean it wherever they stand, in each language. Either is enough.

What is past, far or said in fun is taken back by words of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """The rules, as words are compared, each between spaces; one that is to match beginnings of words ends without.

    One of a script without spaces has none: it may stand anywhere.
    """

    phrases: tuple[str, ...] = ()
    dying: tuple[str, ...] = ()
    """Thoughts of dying: danger too, and a topic of its own."""
    calming: tuple[str, ...] = ()
    beginnings: Mapping[str, Sequence[str]] = field(init=False, repr=False, compare=False)
    """The rules by their first word: of hundreds few need be looked for."""
    anywhere: Sequence[str] = field(init=False, repr=False, compare=False)
    """Those that begin with no whole word."""

    def __post_init__(self) -> None:
        beginnings: dict[str, list[str]] = {}
        anywhere = []
        for rule in dict.fromkeys((*self.phrases, *self.dying)):
            first, space, _ = rule.lstrip(" ").partition(" ")
            if rule.startswith(" ") and space:
                beginnings.setdefault(first, []).append(rule)
            else:
                anywhere.append(rule)
        object.__setattr__(self, "beginnings", beginnings)
        object.__setattr__(self, "anywhere", tuple(anywhere))

    def rings(self, found: Sequence[str]) -> bool:
        """Whether the words mean danger now. `found` is what flows.routing.grams.words makes of a text."""
        return bool(self.ringing(found))

    def ringing(self, found: Sequence[str]) -> list[str]:
        """The rules that ring; none where a word takes them back."""
        text = f" {' '.join(found)} "
        begun = [rule for word in dict.fromkeys(found) for rule in self.beginnings.get(word, ())]
        rung = [rule for rule in (*begun, *self.anywhere) if rule in text]
        return [] if rung and any(word in text for word in self.calming) else rung

    def tolls(self, rung: Sequence[str]) -> bool:
        """Whether rules that ring mean thoughts of dying."""
        return any(phrase in self.dying for phrase in rung)
