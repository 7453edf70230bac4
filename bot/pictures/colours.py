"""What the colours of the pictures mean."""

from dataclasses import dataclass
from enum import Enum

from flows.graph import Rule


@dataclass(frozen=True, slots=True)
class Ink:
    """A fill and a line that print well in grey too, and what they stand for."""

    fill: str
    line: str
    means: str


class Colour(Enum):
    """One for each kind of rule."""

    WORDS = Ink("#ffffff", "#5b6b7b", "words and buttons")
    NUMBERS = Ink("#fde4e1", "#b3392c", "emergency numbers")
    PEOPLE = Ink("#e1f3e4", "#2f7d3f", "people who help, from the directory")
    LOCAL = Ink("#d9f2f1", "#1f7a78", "what is so in her country, from the directory")
    CHOICE = Ink("#fff5d6", "#9a7a14", "a choice of place or language")
    CHECK = Ink("#ece3f8", "#6a45a0", "questions and what they say")
    APART = Ink("#ececec", "#777777", "cards that stand apart")


MEANING = {
    Colour.WORDS: (Rule.PLAIN,),
    Colour.NUMBERS: (Rule.HELP,),
    Colour.PEOPLE: (Rule.PEOPLE, Rule.WORKED, Rule.TOLD),
    Colour.LOCAL: (Rule.LOCAL,),
    Colour.CHOICE: (
        Rule.LANGUAGES,
        Rule.LIKELIEST,
        Rule.AREAS,
        Rule.COUNTRIES,
        Rule.PARTS,
        Rule.ORIGINS,
    ),
    Colour.CHECK: (Rule.QUESTION, Rule.RESULT, Rule.SIGNS, Rule.PAUSE),
    Colour.APART: (Rule.KEEP, Rule.KEPT, Rule.AWAY, Rule.CLOSED),
}


def colour_of(rule: Rule) -> Colour:
    """A rule nobody gave a colour yet is drawn as plain words."""
    return next((colour for colour, rules in MEANING.items() if rule in rules), Colour.WORDS)
