"""(language, key) -> words. English is the source; where a translation is missing or out of date, the chain goes on.

A translation belongs to the English words it was made from: when those change, it is out of date and not served.
"""

import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flows.model import Language, Problem, Source, TextKey

ENGLISH = Language("en")
RIGHT_TO_LEFT = frozenset(map(Language, ("ar", "fa", "he", "ps", "sd", "ug", "ur")))

_RIGHT_MARK, _LEFT_ISOLATE, _FIRST_STRONG_ISOLATE, _END = "\u200f", "\u2066", "\u2068", "\u2069"


@dataclass(frozen=True, slots=True, kw_only=True)
class English:
    """A piece of English text and where it stands."""

    words: str
    source: Source
    limit: int
    """Characters it may have, in English; other languages get `ROOM` more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """A translation, the English it was made from, and where it stands."""

    words: str
    made_from: str
    source: Source


ROOM = 1.3
"""How much longer than the English limit a translation may be: DESIGN's 350 to 450."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """All words of the flows in all languages."""

    english: Mapping[TextKey, English]
    translations: Mapping[Language, Mapping[TextKey, Translated]]
    names: Mapping[Language, str]
    """Each language's own name, in the order of the grid."""

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages a person can choose, in the order of the grid."""
        return tuple(self.names)

    def say(self, language: Language, key: TextKey, /, **values: str) -> str:
        """The words, filled in. A key that does not exist is a bug of ours and raises KeyError."""
        words = self._words(language, key)
        return words.format_map(values) if values else words

    def known(self, language_code: str | None) -> Language:
        """The language we have that is nearest to a code such as Telegram's `es-MX`; English when none is."""
        for language in chain(Language((language_code or "").lower())):
            if language in self.names:
                return language
        return ENGLISH

    def _words(self, language: Language, key: TextKey) -> str:
        english = self.english[key].words
        for candidate in chain(language):
            translated = self.translations.get(candidate, {}).get(key)
            if translated is not None and translated.made_from == english:
                return translated.words
        return english


def chain(language: Language) -> Iterator[Language]:
    """Where to look, nearest first: `pt-br`, `pt`. English comes after, always."""
    yield language
    if "-" in language:
        yield Language(language.partition("-")[0])


def isolated(text: str, language: Language) -> str:
    """A number as it must stand in a right-to-left text, so that its parts do not change places.

    Alone on its line it has no direction: the mark before it keeps it at the side where its label stands.
    """
    return f"{_RIGHT_MARK}{_LEFT_ISOLATE}{text}{_END}" if language in RIGHT_TO_LEFT else text


def name_isolated(text: str, language: Language) -> str:
    """A foreign name as it must stand in a right-to-left text; its own script decides its direction."""
    return f"{_FIRST_STRONG_ISOLATE}{text}{_END}" if language in RIGHT_TO_LEFT else text


def problems(texts: Texts) -> Iterator[Problem]:
    """What is missing, out of date, too long, or lost a {place} on its way, in any language."""
    for key, english in texts.english.items():
        if len(english.words) > english.limit:
            yield _too_long(english.source, key, len(english.words), english.limit)
    for language in texts.languages:
        if language != ENGLISH:
            yield from _language_problems(texts, language)


def placeholders(words: str) -> frozenset[str]:
    """What stands in {braces}: a name, with anything put behind it, which a translation must not add."""
    parts = (each[1:] for each in string.Formatter().parse(words) if each[1] is not None)
    return frozenset(
        "".join((name or "", spec or "", conversion or "")) or "{}" for name, spec, conversion in parts
    )


def _language_problems(texts: Texts, language: Language) -> Iterator[Problem]:
    translations = texts.translations.get(language, {})
    for key, english in texts.english.items():
        translated = translations.get(key)
        if translated is None:
            yield Problem(
                source=english.source,
                what=f"«{key}» has no {language} words",
                mend="translate it in the PO file",
            )
        else:
            yield from _translation_problems(key, english, translated)


def _translation_problems(key: TextKey, english: English, translated: Translated) -> Iterator[Problem]:
    if translated.made_from != english.words:
        what = f"the English of «{key}» has changed since it was translated"
        yield Problem(source=translated.source, what=what, mend="run make translations and translate it anew")
        return
    limit = max(int(english.limit * ROOM), english.limit + 6)
    if len(translated.words) > limit:
        yield _too_long(translated.source, key, len(translated.words), limit)
    try:
        lost = placeholders(english.words) ^ placeholders(translated.words)
    except ValueError:
        lost = frozenset({"{"})
    if lost:
        what = f"«{key}» and its English differ in {', '.join(sorted(lost))}"
        yield Problem(
            source=translated.source, what=what, mend="keep the words in {braces} as they are in English"
        )


def _too_long(source: Source, key: TextKey, length: int, limit: int) -> Problem:
    return Problem(source=source, what=f"«{key}» has {length} characters, {limit} fit", mend="say it shorter")
