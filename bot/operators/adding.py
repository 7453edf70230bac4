"""`waypost directory add`: asks for what a new entry needs and writes it at its place, as not checked by anybody.

Each answer is tried at once: the entry so far is read by the same reader that reads the file.
"""

import re
import unicodedata
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, replace

from bot.content.directory import examine_text
from bot.content.directory_yaml import document
from bot.content.documents import Item
from bot.operators.conversation import agreed, needed, words
from bot.operators.desk import Book, Desk, opened
from bot.operators.sheet import Sheet, block_end, quoted, read_sheet, save, with_lines
from flows.model import Need
from flows.referrals import ContactKind, RunBy

Fields = dict[str, str | tuple[str, ...]]
"""What stands behind each name; of a list, its members one by one."""

SAMPLE: Fields = {
    "id": "sample",
    "name": '"Sample"',
    "run_by": "ngo",
    "needs": "[case_management]",
    "contacts": ('{type: web, value: "https://example.org"}',),
    "status": "active",
    "confidence": "medium",
    "read_on": "2000-01-01",
    "sources": ("{where: sample}",),
}
"""A faultless entry: an answer put into it shows the answer's own faults and no others."""

ORDER = (
    *("id", "name", "run_by", "needs", "languages", "hours", "time_zone", "contacts", "status", "confidence"),
    *("read_on", "sources"),
)
NEEDS = ", ".join(need.value for need in Need if need is not Need.ANY)
RUNNERS = ", ".join(each.value for each in RunBy)
KINDS = ", ".join(kind.value for kind in ContactKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked for a field, and how an answer is written in the file."""

    field: str
    ask: str
    written: Callable[[str], str]
    is_needed: bool = True


def _plain(answer: str) -> str:
    return answer.strip() or '""'


def _list(answer: str) -> str:
    members = [each for each in re.split(r"[,\s]+", answer.strip("[] ")) if each]
    return f"[{', '.join(quoted(each) if each.upper() == 'NO' else each for each in members)}]"


QUESTIONS = (
    Question(field="name", ask="Its name, as people know it:", written=quoted),
    Question(field="run_by", ask=f"Who runs it ({RUNNERS}):", written=_plain),
    Question(field="needs", ask=f"What it can do, with commas between ({NEEDS}):", written=_list),
    Question(field="languages", ask="Languages it speaks, such as km, en:", written=_list, is_needed=False),
    Question(field="hours", ask='Hours, such as Mo-Fr 09:00-17:00 or 24/7:', written=quoted, is_needed=False),
)  # fmt: skip


ZONE = Question(field="time_zone", ask="Time zone, such as Asia/Phnom_Penh:", written=_plain)
LIST = "organisations"
ALWAYS = '"24/7"'


def add(desk: Desk) -> int:
    """0 when the entry was written, 1 when it was not meant after all."""
    book, known = opened(desk), _countries(read_sheet(desk.path))
    country = words(
        desk, "Country, two letters such as KH (ZZ: everywhere):", wrong=lambda each: _no_country(each, known)
    )
    desk.say("Press Enter where you do not know an answer. Nothing is written before the end.")
    fields = _asked(desk, country)
    name = _free_id(country, str(fields["name"]), book)
    lines = tuple(_entry(fields | {"id": name}))
    for line in lines:
        desk.say(line)
    if not agreed(desk, "Write this into the directory?"):
        desk.say("Nothing was changed.")
        return 1
    save(with_entry(read_sheet(desk.path), country, name, lines), desk.path, desk.now)
    desk.say(f"«{name}» is in the directory, shown as not checked. Next: waypost directory verify {name}")
    return 0


def with_entry(sheet: Sheet, country: str, name: str, lines: tuple[str, ...]) -> Sheet:
    """The same with the entry where its country's entries stand, a to z by id."""
    block = _countries(sheet)[country]
    heading, entries = next((each for each in block.pairs() if each[0].text() == LIST), (None, None))
    if heading is None or entries is None:
        return with_lines(sheet, block_end(sheet, block.node), (f"  {LIST}:", *lines))
    if not entries.items():
        return with_lines(
            _without(sheet, heading.source.line - 1), heading.source.line - 1, (f"  {LIST}:", *lines)
        )
    for item in entries.items():
        if item.fields()["id"].text() > name:
            return with_lines(sheet, item.source.line - 1, lines)
    return with_lines(sheet, block_end(sheet, entries.node), lines)


def _countries(sheet: Sheet) -> dict[str, Item]:
    return document(sheet.text, sheet.name).fields()


def _without(sheet: Sheet, line: int) -> Sheet:
    return replace(sheet, lines=(*sheet.lines[:line], *sheet.lines[line + 1 :]))


def _asked(desk: Desk, country: str) -> Fields:
    fields = SAMPLE | {"read_on": str(desk.now.today)}
    for question in QUESTIONS:
        _answer(desk, country, fields, question)
    if fields.get("hours", ALWAYS) != ALWAYS:
        _answer(desk, country, fields, ZONE)
    fields["contacts"] = tuple(_contacts(desk, country))
    where = words(desk, "Where you read it (the address of the page):", wrong=needed)
    said = words(desk, "What that page says, in a few words:", wrong=needed)
    fields["sources"] = (f"{{where: {quoted(where)}, said: {quoted(said)}}}",)
    return fields


def _no_country(code: str, known: Container[str]) -> str | None:
    return None if code in known else f"«{code}» is not in the directory. Write two capitals, such as KH."


def _answer(desk: Desk, country: str, fields: Fields, question: Question) -> None:
    def wrong(answer: str) -> str | None:
        if not answer:
            return needed(answer) if question.is_needed else None
        tried = SAMPLE | {question.field: question.written(answer)}
        if question.field == "hours":
            tried |= {"time_zone": "UTC"}
        if question.field == "time_zone":
            tried |= {"hours": fields["hours"]}
        return _complaint(desk, country, tried)

    if answer := words(desk, question.ask, wrong=wrong):
        fields[question.field] = question.written(answer)


def _contacts(desk: Desk, country: str) -> Iterator[str]:
    yield _contact(desk, country)
    while agreed(desk, "Is there another way to reach it?"):
        yield _contact(desk, country)


def _contact(desk: Desk, country: str) -> str:
    kind = words(desk, f"How it is reached ({KINDS}):", wrong=_no_kind)
    dialled = f", dial_from: [{quoted(country) if country == 'NO' else country}]"

    def written(answer: str) -> str:
        plain = f"{{type: {kind}, value: {quoted(answer)}"
        bound = plain + dialled + "}"
        return bound if _complaint(desk, country, SAMPLE | {"contacts": (plain + "}",)}) else plain + "}"

    def wrong(answer: str) -> str | None:
        return needed(answer) or _complaint(desk, country, SAMPLE | {"contacts": (written(answer),)})

    return written(words(desk, "Number or address, exactly as its source prints it:", wrong=wrong))


def _no_kind(answer: str) -> str | None:
    return None if answer in {kind.value for kind in ContactKind} else f"Please write one of: {KINDS}."


def _complaint(desk: Desk, country: str, fields: Fields) -> str | None:
    head = f'"{country}":\n  emergency: {{no_numbers: "-", confidence: low, read_on: 2000-01-01}}\n  organisations:\n'
    text = head + "\n".join(_entry(fields)) + "\n"
    problems = examine_text(text, "answer", desk.now).problems
    return f"{problems[-1].what}; {problems[-1].mend}" if problems else None


def _entry(fields: Fields) -> Iterator[str]:
    """The lines of the entry; lists of mappings one a line, as the rest of the file has them."""
    for number, field in enumerate(field for field in ORDER if field in fields):
        value, begin = fields[field], "      " if number else "    - "
        yield f"{begin}{field}:" + ("" if isinstance(value, tuple) else f" {value}")
        yield from (f"        - {member}" for member in (value if isinstance(value, tuple) else ()))


def _free_id(country: str, name: str, book: Book) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = "-".join([country.lower(), *re.findall(r"[a-z0-9]+", plain)[:5]])
    taken = book.directory.organisations
    ids = [stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))]
    return next(each for each in ids if each not in taken)
