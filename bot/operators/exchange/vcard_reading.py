"""Address cards (vCard 2.1, 3.0, 4.0) as lists of fields with their lines. What is broken spoils its own line, no more.

vobject was tried: there one bad line, or one card without its end, ends the reading of the whole file (decisions/0006).
"""

import quopri
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

LINE = re.compile(
    r"(?:(?P<group>[\w-]+)\.)?(?P<name>[\w-]+)(?P<more>(?:;(?:\"[^\"]*\"|[^\":;])*)*):(?P<value>.*)",
    re.DOTALL,
)
PARAMETER = re.compile(r";(?:(?P<name>[\w-]+)=)?(?P<value>(?:\"[^\"]*\"|[^\";])*)")
BREAK = re.compile(r"\r\n|\r|\n")
BEGIN, END = "BEGIN:VCARD", "END:VCARD"
QUOTED_PRINTABLE = "QUOTED-PRINTABLE"
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
PARTS = re.compile(r"(?<!\\)(?:\\\\)*;")
OLDEST = "2.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One field of a card."""

    name: str
    value: str
    """Decoded and unfolded, still with its backslashes."""
    line: int
    group: str = ""
    """Fields of the same group belong together: a number, and what its owner calls it."""
    types: frozenset[str] = frozenset()
    parameters: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(slots=True, kw_only=True)
class Card:
    """One card. `faults` are lines that are no fields, and what else is wrong with it as a whole."""

    number: int
    properties: list[Property] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)

    @property
    def version(self) -> str:
        """As the card says; 3.0 where it does not."""
        return next((each.value.strip() for each in self.properties if each.name == "VERSION"), "3.0")

    def all(self, *names: str) -> Iterator[Property]:
        """Its fields of these names, in its order."""
        return (each for each in self.properties if each.name in names)

    def plain(self, value: str) -> str:
        """A value without its backslashes. Version 2.1 knows but one: before a semicolon."""
        if self.version == OLDEST:
            return value.replace("\\;", ";").strip()
        return ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()

    def parts(self, value: str) -> tuple[str, ...]:
        """The pieces of a value with several, such as an address."""
        ends = [found.end() for found in PARTS.finditer(value)]
        pieces = (
            value[start : end - 1] for start, end in zip([0, *ends], [*ends, len(value) + 1], strict=True)
        )
        return tuple(self.plain(piece) for piece in pieces)


def cards_of(text: str) -> tuple[Card, ...]:
    """Every card of the file, in order. A card inside a card is somebody's assistant, and is passed over."""
    cards: list[Card] = []
    current, depth = None, 0
    for number, line in _logical(text):
        word = line.strip().upper()
        if word == BEGIN:
            if current is None or not _opens_another(current):
                _end(current)
                current, depth = Card(number=len(cards) + 1), 0
                cards.append(current)
            else:
                depth += 1
        elif word == END:
            current, depth = (current, depth - 1) if depth else (None, 0)
        elif current and word and not depth:
            _read(current, number, line)
    _end(current)
    return tuple(cards)


def _opens_another(card: Card) -> bool:
    last = card.properties[-1] if card.properties else None
    return last is not None and last.name == "AGENT" and not last.value.strip()


def _end(card: Card | None) -> None:
    if card:
        line = card.properties[-1].line if card.properties else 1
        card.faults.append((line, "the card does not end: END:VCARD is missing"))


def _logical(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers, as they were before they were folded."""
    number, held = 0, ""
    for place, line in enumerate(BREAK.split(text), start=1):
        if held and _goes_on(held) and line.strip().upper() != END:
            held = held[:-1] + line
        elif held and line[:1] in {" ", "\t"} and line.strip():
            held += line[1:]
        else:
            if held:
                yield number, held
            number, held = place, line
    if held:
        yield number, held


def _goes_on(line: str) -> bool:
    """Whether a quoted-printable line ends in the sign that its next line belongs to it."""
    return line.endswith("=") and QUOTED_PRINTABLE in line.partition(":")[0].upper()


def _read(card: Card, number: int, line: str) -> None:
    found = LINE.fullmatch(line)
    if found is None:
        card.faults.append((number, f"line {number} is no field of a card"))
        return
    types, parameters = _parameters(found["more"])
    value = found["value"]
    if QUOTED_PRINTABLE in {parameters.get("ENCODING", "").upper(), *(each.upper() for each in types)}:
        value = _unquoted(value, parameters.get("CHARSET", ""))
    card.properties.append(
        Property(
            name=found["name"].upper(),
            value=value,
            line=number,
            group=(found["group"] or "").lower(),
            types=types,
            parameters=parameters,
        )
    )


def _parameters(text: str) -> tuple[frozenset[str], dict[str, str]]:
    """Types, also those that 2.1 writes without their name; and the rest by name."""
    types: set[str] = set()
    named: dict[str, str] = {}
    for found in PARAMETER.finditer(text):
        name, value = (found["name"] or "TYPE").upper(), found["value"].replace('"', "")
        if name == "TYPE":
            types.update(each.strip().lower() for each in value.split(","))
        else:
            named[name] = value
    return frozenset(types), named


def _unquoted(value: str, charset: str) -> str:
    raw = quopri.decodestring(value.encode())
    for encoding in (charset or "utf-8", "utf-8"):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("cp1252", errors="replace")
