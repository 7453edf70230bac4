"""The directory as YAML: where it cannot be read, the likeliest slip of a text editor is named in plain words."""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.content.documents import LONGEST, Item, parse
from flows.model import ContentError, Problem, Source

BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
"""What YAML takes for the end of a line: its line numbers count these."""

ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufff9-\uffff]"
    "|(?<!^)\ufeff"
)
"""Characters nobody sees: they come with what is copied from web pages, and turn digits around or hide some."""

CONFLICT = re.compile(r"^(<<<<<<<|=======|>>>>>>>)", re.MULTILINE)
SEPARATED = ("mapping values are not allowed", "could not find expected ':'", "did not find expected key")


def text_of(path: Path) -> str:
    """The file's text, line ends as they are. ContentError if it is too large or not UTF-8; OSError stays OSError."""
    if path.stat().st_size > LONGEST:
        what = f"the file is larger than {LONGEST // 1_000_000} MB"
        raise ContentError(
            (_problem(path.name, 1, what, "put back the last good copy, or look what got in"),)
        )
    written = path.read_bytes()
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError as error:
        what = "from here on the file is not UTF-8 text"
        mend = "save it again with the encoding UTF-8 (in most editors: Save as)"
        line = len(BREAK.findall(written[: error.start].decode("utf-8"))) + 1
        raise ContentError((_problem(path.name, line, what, mend),)) from error


def document(text: str, name: str) -> Item:
    """The text's one document. ContentError with one problem if it is no YAML at all."""
    try:
        return parse(text, name)
    except ContentError as error:
        raise ContentError((_plainer(error, text),)) from error


def odd_characters(text: str, name: str) -> Iterator[Problem]:
    """Each line that holds a character nobody sees."""
    for line, written in enumerate(BREAK.split(text), start=1) if ODD.search(text) else ():
        if found := ODD.search(written):
            what = f"a character nobody sees stands here (U+{ord(found.group()):04X})"
            yield _problem(name, line, what, "delete the value and type it anew, do not paste it")


def _plainer(error: ContentError, text: str) -> Problem:
    (problem,) = error.problems
    name, lines = problem.source.path, BREAK.split(text)
    if ODD.search(text):
        return next(odd_characters(text, name))
    if found := CONFLICT.search(text):
        line = len(BREAK.findall(text[: found.start()])) + 1
        return _problem(name, line, "two versions of the file were put together here", "keep one of the two")
    line = problem.source.line
    written = lines[line - 1] if line <= len(lines) else ""
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return _problem(name, line, "a tab stands at the beginning of this line", "put spaces in its place")
    if isinstance(error.__cause__, yaml.MarkedYAMLError):
        last = len(BREAK.split(text.rstrip()))
        return _explained(error.__cause__, problem, last)
    return _about_aliases(problem)


def _about_aliases(problem: Problem) -> Problem:
    if "alias" not in problem.what:
        return problem
    mend = 'write it out; a number that begins with * wants quotes, "*4141"'
    return Problem(source=problem.source, what=problem.what, mend=mend)


def _explained(error: yaml.MarkedYAMLError, problem: Problem, last: int) -> Problem:
    name, reason, context = problem.source.path, error.problem or "", error.context or ""
    begun = error.context_mark.line + 1 if error.context_mark else problem.source.line
    if "quoted scalar" in context and "end of stream" in reason:
        return _problem(name, begun, "a quote opens here and is not closed", 'put the missing " at its end')
    if problem.source.line > last:
        what = "the file ends in the middle of something"
        return _problem(name, last, what, "it may be half written: put back the last good copy, or end it")
    if "flow mapping" in context or "flow sequence" in context:
        return _problem(
            name, begun, "a { or [ opens here and is not closed", "put the missing } or ] at its end"
        )
    if "cannot start any token" in reason:
        mend = 'put quotes round it: "…"'
        return _problem(
            name, problem.source.line, "a value begins with a sign that has a meaning in YAML", mend
        )
    if any(each in reason for each in SEPARATED):
        mend = (
            'write name: value with a space after the colon, "quotes" round text that has a colon, and the '
        )
        mend += "same number of spaces in front as the lines around it; look at the line above, too"
        return _problem(name, problem.source.line, "this line does not fit to the one above", mend)
    return problem


def _problem(name: str, line: int, what: str, mend: str) -> Problem:
    return Problem(source=Source(path=name, line=line), what=what, mend=mend)
