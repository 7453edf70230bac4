"""flows/content/forbidden.yaml -> words that hurt or promise, in each language; and who is named only with a caveat.

A pattern is a regular expression for whole words. `unless` names words that, standing before it in the same sentence,
turn its meaning: «the job is safe», but «we cannot tell you that the job is safe». Quoted words are somebody else's.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.content.documents import Item, read
from bot.content.forms import Form
from bot.content.gates.findings import Finding, Saying, breach
from flows.graph import Caveat
from flows.model import ContentError, Language, Problem

FILE = "forbidden.yaml"
TOPS = frozenset({"phrases", *(caveat.value for caveat in Caveat)})
ARABIC = Language("ar")
JOINED = {ARABIC: r"[وف]?[بلك]?(?:ال|ل)?"}
"""What a language writes together with the next word: and, with, to, the."""
ALIKE = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "’": "'", "ـ": None}
)

_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"")
_SENTENCE = re.compile(r"(?<=[.?!:;؟؛])\s+|\n")

Patterns = Mapping[Language, re.Pattern[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Something that is never said, why, and what is said instead."""

    name: str
    why: str
    say: str
    patterns: Patterns
    unless: Patterns


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden:
    """All that the file forbids."""

    phrases: tuple[Phrase, ...]
    named: Mapping[Caveat, Patterns]

    @property
    def rules(self) -> frozenset[str]:
        """The names that exceptions go by."""
        return frozenset({*(each.name for each in self.phrases), *(caveat.value for caveat in self.named)})


def read_forbidden(folder: Path, languages: Sequence[Language]) -> Forbidden:
    """ContentError with every fault: a pattern that is none, a phrase without its reason."""
    faults: list[Problem] = []
    fields = read(folder / FILE, shown_as=f"flows/content/{FILE}").fields(TOPS)
    for top in sorted(TOPS - fields.keys()):
        raise fields[next(iter(fields))].error(f"«{top}» is missing here", f"write {top}: …")
    phrases = tuple(_phrase(key.text(), item, languages, faults) for key, item in fields["phrases"].pairs())
    named = {each: _patterns(fields[each.value], languages, faults) for each in Caveat}
    if faults:
        raise ContentError(tuple(faults))
    return Forbidden(phrases=phrases, named=named)


def findings(saying: Saying, forbidden: Forbidden) -> Iterator[Finding]:
    """Every forbidden phrase in a text, and everybody it names without the caveat."""
    own = [plain(part) for part in _SENTENCE.split(_QUOTED.sub("…", saying.words))]
    for phrase in forbidden.phrases:
        if said := next(filter(None, (_said(phrase, part, saying.language) for part in own)), None):
            yield breach(phrase.name, saying, f"says «{said}»: {phrase.why}", f"say: {phrase.say}")
    for caveat, patterns in forbidden.named.items():
        pattern = patterns.get(saying.language)
        found = pattern.search(plain(saying.words)) if pattern else None
        if found and not _is_caveated(saying, caveat):
            what = f"names the {caveat.value} («{found.group().strip()}») without the caveat"
            yield breach(caveat.value, saying, what, f"give its node caveats: [{caveat.value}]")


def plain(words: str) -> str:
    """Words as they are compared: no case, no vowel signs of Arabic, letters that are mixed up are one, single spaces."""
    folded = unicodedata.normalize("NFC", words.casefold()).translate(ALIKE)
    return " ".join("".join(each for each in folded if not unicodedata.combining(each)).split())


def _is_caveated(saying: Saying, caveat: Caveat) -> bool:
    """The node shows the caveat, the words are part of it, or the label leads straight to it."""
    node = saying.node
    if node is None:
        return saying.key.startswith(f"caveat.{caveat.value}")
    leads = any(option.label == saying.key and option.to == caveat.node for option in node.options)
    return caveat in node.caveats or node.key == caveat.node or leads


def _said(phrase: Phrase, part: str, language: Language) -> str | None:
    pattern, unless = phrase.patterns.get(language), phrase.unless.get(language)
    for found in pattern.finditer(part) if pattern else ():
        if unless is None or not unless.search(part[: found.start()]):
            return found.group().strip()
    return None


def _phrase(name: str, item: Item, languages: Sequence[Language], faults: list[Problem]) -> Phrase:
    form = Form(item, frozenset({"why", "say", "unless", *languages}), faults)
    turning = form.at("unless")
    return Phrase(
        name=name,
        why=form.required("why"),
        say=form.required("say"),
        patterns=_patterns_in(form, languages, faults),
        unless=_patterns(turning, languages, faults) if turning else {},
    )


def _patterns(item: Item, languages: Sequence[Language], faults: list[Problem]) -> Patterns:
    return _patterns_in(Form(item, frozenset(languages), faults), languages, faults)


def _patterns_in(form: Form, languages: Sequence[Language], faults: list[Problem]) -> Patterns:
    found: dict[Language, re.Pattern[str]] = {}
    for language in languages:
        written = [each for each in form.items(language) if _is_pattern(each, faults)]
        if written:
            either = "|".join(plain(each.text()) for each in written)
            found[language] = re.compile(rf"(?<!\w){JOINED.get(language, '')}(?:{either})(?!\w)")
    return found


def _is_pattern(item: Item, faults: list[Problem]) -> bool:
    try:
        re.compile(plain(item.text()))
    except re.error:
        faults.append(item.problem(f"«{item.text()}» is no pattern", "look for brackets that are not closed"))
        return False
    return True
