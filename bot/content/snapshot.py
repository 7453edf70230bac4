"""All content read, checked as a whole, and made one value; and everything that is wrong, at once.

What is broken is never served: `load` raises ContentError with every problem.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import ParamSpec, TypeVar

from bot.content.codes import read_codes
from bot.content.directory import read_directory
from bot.content.flows import read_flows
from bot.content.gazetteer import read_places
from bot.content.model import read_model
from bot.content.operator import read_operator
from bot.content.topics import read_alarm, read_entries
from bot.content.translations import read_languages, read_translations, write_catalogues
from bot.content.words import read_betraying, read_words
from flows import graph, texts, vocabulary
from flows.model import ContentError, Now, Problem
from flows.naming import names_of
from flows.routing import Alarm
from flows.snapshot import Content, Operator
from flows.texts import ENGLISH, Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelves:
    """Where the files stand."""

    flows: Path
    directory: Path
    operator: Path

    @classmethod
    def of_project(cls, root: Path, directory: Path | None = None, operator: Path | None = None) -> "Shelves":
        """The places inside a checkout; an operator's own files may lie elsewhere."""
        return cls(
            flows=root / "flows",
            directory=directory or root / "referral_directory.yaml",
            operator=operator or root / "operator.yaml",
        )


def load(shelves: Shelves, now: Now) -> Content:
    """The content, checked. ContentError with all problems if there is any."""
    content = read_content(shelves, now)
    if problems := tuple(found_in(content)):
        raise ContentError(problems)
    return content


def found_in(content: Content) -> list[Problem]:
    """What is wrong with content that could be read."""
    return [
        *graph.problems(content.graph, content.texts, content.codes),
        *vocabulary.problems(content.graph, content.texts),
        *vocabulary.untold(content.directory, content.texts),
        *texts.problems(content.texts),
    ]


def update_catalogues(shelves: Shelves) -> None:
    """Bring new and changed English into every language's PO file; nothing translated is lost."""
    folder = shelves.flows / "content"
    words = read_flows(folder, read_codes(folder / "codes.yaml")).words
    offered, _ = read_languages(folder / "languages.yaml")
    write_catalogues(shelves.flows / "locale", offered, words)


def read_content(shelves: Shelves, now: Now) -> Content:
    """The content, read but not checked. ContentError with everything that could not be read, of all files."""
    reading = _Reading()
    folder, phrases = shelves.flows / "content", shelves.flows / "phrases"
    codes = reading.of(read_codes, folder / "codes.yaml")
    script = reading.of(read_flows, folder, codes) if codes else None
    offered, spoken = reading.of(read_languages, folder / "languages.yaml") or ({}, {})
    translations = {
        language: reading.of(read_translations, shelves.flows / "locale", language) or {}
        for language in offered
        if language != ENGLISH
    }
    places = reading.of(read_places, shelves.flows / "gazetteer")
    directory = reading.of(read_directory, shelves.directory, now)
    operator = reading.of(read_operator, shelves.operator)
    words = reading.of(read_words, phrases / "words.yaml")
    model = reading.of(
        read_model, phrases / "model.npz", reading.of(read_alarm, phrases / "danger.yaml") or Alarm()
    )
    entries = reading.of(read_entries, folder / "topics.yaml")
    betraying = reading.of(read_betraying, phrases / "betraying.yaml")
    reading.problems += script.problems if script else []
    if reading.problems or not (codes and script and places and directory and model and entries):
        raise ContentError(tuple(reading.problems))
    return Content(
        graph=script.graph,
        codes=codes,
        texts=Texts(english=script.words, translations=translations, names=offered),
        places=places,
        directory=directory,
        words=words or {},
        tongues=spoken,
        betraying=betraying or {},
        router=model.router,
        entries=entries,
        names=names_of(directory.organisations.values()),
        operator=operator or Operator(),
    )


Arguments = ParamSpec("Arguments")
Read = TypeVar("Read")


@dataclass(slots=True)
class _Reading:
    """Reads on after a fault, so that all faults are known at once."""

    problems: list[Problem] = field(default_factory=list)

    def of(
        self, read: Callable[Arguments, Read], *arguments: Arguments.args, **named: Arguments.kwargs
    ) -> Read | None:
        """What was read; None and a problem where it could not be."""
        try:
            return read(*arguments, **named)
        except ContentError as error:
            self.problems += error.problems
            return None
