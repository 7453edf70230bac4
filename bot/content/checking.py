"""`waypost check`: every problem of all content, at once, each with its file, line and mend."""

from collections.abc import Callable, Iterator

from bot.content.codes import SHOWN_AS, read_codes
from bot.content.gates.every import problems as gated
from bot.content.history import earlier_codes
from bot.content.model import currency, read_model
from bot.content.phrases import digest_of, phrase_problems
from bot.content.snapshot import Shelves, found_in, read_content
from flows.model import ContentError, Now, Problem, Source
from flows.registry import code_problems
from flows.rehearsal import problems as rehearsed
from flows.routing import Alarm


def problems_of(shelves: Shelves, now: Now) -> list[Problem]:
    """All problems. What cannot be read hides what stands behind it: that comes at the next run."""
    found = [*_raised(lambda: list(_code_history(shelves)))]
    try:
        content = read_content(shelves, now)
    except ContentError as error:
        return [*found, *error.problems]
    found += gated(content, shelves.flows / "content", now.today)
    return [*found, *found_in(content), *(() if found_in(content) else rehearsed(content, now))]


def _raised(check: Callable[[], list[Problem]]) -> list[Problem]:
    try:
        return check()
    except ContentError as error:
        return [*error.problems]


def typed_problems(shelves: Shelves) -> Iterator[Problem]:
    """What is wrong with what people type, as the model is taught it, and whether the model was made from it."""
    phrases = shelves.flows / "phrases"
    yield from phrase_problems(phrases / "typed")
    made_from = read_model(phrases / "model.npz", Alarm()).made_from
    yield from currency(made_from, digest_of(phrases / "typed"))


def _code_history(shelves: Shelves) -> Iterator[Problem]:
    codes = read_codes(shelves.flows / "content" / "codes.yaml")
    for before in earlier_codes(shelves.flows.parent):
        yield from code_problems(codes, before, Source(path=SHOWN_AS, line=1))
