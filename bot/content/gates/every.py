"""All gates at once. Sayings pass rules and exceptions; nodes must name sources; reviews must be readable."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bot.content.gates import authority, plainness, wording
from bot.content.gates.exceptions import read_exceptions, settled
from bot.content.gates.findings import Finding, Saying, sayings
from bot.content.gates.wording import Forbidden, read_forbidden
from bot.content.reviews import read_reviews
from bot.content.sources import read_sources
from flows.model import ContentError, Problem
from flows.snapshot import Content

PLAIN_RULES = frozenset({plainness.GRADE, plainness.SENTENCE, plainness.EXCLAMATION})


def problems(content: Content, folder: Path, today: date) -> list[Problem]:
    """Everything that does not pass, in the folder's own files too."""
    found: list[Problem] = []
    for gate in (_wording(content, folder), _authority(content, folder), _reviews(content, folder, today)):
        try:
            found.extend(gate)
        except ContentError as error:
            found.extend(error.problems)
    return found


def _wording(content: Content, folder: Path) -> Iterator[Problem]:
    forbidden = read_forbidden(folder, content.texts.languages)
    exceptions = read_exceptions(folder, PLAIN_RULES | forbidden.rules)
    found = (each for saying in sayings(content) for each in _findings(saying, forbidden))
    yield from settled(found, exceptions)


def _findings(saying: Saying, forbidden: Forbidden) -> Iterator[Finding]:
    yield from plainness.findings(saying)
    yield from wording.findings(saying, forbidden)


def _authority(content: Content, folder: Path) -> Iterator[Problem]:
    yield from authority.problems(content.graph, read_sources(folder))


def _reviews(content: Content, folder: Path, today: date) -> Iterator[Problem]:
    read_reviews(folder, content.graph, content.texts, today)
    yield from ()
