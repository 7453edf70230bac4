"""A state as the text of a button, and back. At most 64 bytes for every reachable state (`worst_case`, checked).

The form: fields joined by dots, empty ones at the end left away: version, language, node, page, here, origin, need,
area, place to return to, answers. Nodes and needs ride as opaque codes, so that a phone's cache reads as nothing.
Nothing here is signed, so nothing here is trusted for more than navigation.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from flows.model import Answer, Answers, Language, Need, NodeKey, Region, Spot, State

LIMIT = 64
"""Bytes of callback_data that Telegram accepts (Bot API, InlineKeyboardButton)."""

VERSION = "1"
SLOTS = 64
"""The most question slots a checklist may have: two ride in a character."""

_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_FORM = re.compile(
    r"1\.(?P<language>[a-z]{2,3}(?:-[a-z]{2,4})?)\.(?P<node>[a-z0-9]{2,3})"
    r"(?:\.(?P<page>[0-9a-z]{0,2}))?(?:\.(?P<here>(?:[A-Z]{2}(?:[A-Z0-9]{1,3})?)?))?"
    r"(?:\.(?P<origin>(?:[A-Z]{2})?))?(?:\.(?P<need>[a-z]?))?(?:\.(?P<area>(?:[0-9]{3})?))?"
    r"(?:\.(?P<back>(?:[a-z0-9]{2,3}(?:-[0-9a-z]{1,2})?)?))?"
    r"(?:\.(?P<answers>(?:[a-z][0-9a-z][0-9a-zA-Z_-]{0,32})?))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The registry of opaque codes (content/codes.yaml). A code once given is never given to anything else."""

    nodes: Mapping[str, NodeKey]
    needs: Mapping[str, Need]
    checklists: Mapping[str, str]
    slots: Mapping[str, Mapping[str, int]]
    """Checklist -> question -> slot."""
    revisions: Mapping[str, int]
    """Checklist -> the revision its answers carry: raised when questions change their meaning."""
    retired: frozenset[str] = frozenset()
    of_node: Mapping[NodeKey, str] = field(init=False, repr=False)
    of_need: Mapping[Need, str] = field(init=False, repr=False)
    of_checklist: Mapping[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "of_node", {node: code for code, node in self.nodes.items()})
        object.__setattr__(self, "of_need", {need: code for code, need in self.needs.items()})
        object.__setattr__(self, "of_checklist", {name: code for code, name in self.checklists.items()})


def pack(state: State, codes: Codes) -> str:
    """The button data of a state. The inverse of `unpack` for every state the graph can reach."""
    fields = [
        VERSION,
        state.language,
        codes.of_node[state.node],
        _number(state.page),
        (state.here or "").replace("-", ""),
        state.origin or "",
        codes.of_need[state.need] if state.need else "",
        state.area or "",
        _spot(state.back, codes),
        _answers(state.answers, codes),
    ]
    return ".".join(fields).rstrip(".")


def unpack(text: str, codes: Codes) -> State | None:
    """The state in a button's data; None for foreign, outdated or forged data. Never raises."""
    form = _FORM.fullmatch(text)
    if form is None:
        return None
    known = {name: value or "" for name, value in form.groupdict().items()}
    try:
        return State(
            language=Language(known["language"]),
            node=codes.nodes[known["node"]],
            page=int(known["page"] or "0", 36),
            here=_region(known["here"]),
            origin=_region(known["origin"]),
            need=codes.needs[known["need"]] if known["need"] else None,
            area=known["area"] or None,
            back=_read_spot(known["back"], codes),
            answers=_read_answers(known["answers"], codes),
        )
    except (KeyError, ValueError):
        return None


def worst_case(codes: Codes, languages: tuple[Language, ...]) -> int:
    """The bytes of the longest state that this registry and these languages allow."""
    longest_node = max(codes.nodes.items(), key=lambda pair: len(pair[0]))[1]
    longest_list = max(
        codes.slots, key=lambda name: max(codes.slots[name].values(), default=-1), default=None
    )
    state = State(
        language=max(languages, key=len),
        node=longest_node,
        page=36 * 36 - 1,
        here=Region("XX-XXX"),
        origin=Region("XX"),
        need=next(iter(codes.needs.values()), None),
        area="000",
        back=Spot(node=longest_node, page=36 * 36 - 1),
        answers=_full(longest_list, codes) if longest_list else None,
    )
    return len(pack(state, codes).encode())


def _full(checklist: str, codes: Codes) -> Answers:
    last = max(codes.slots[checklist].values(), default=-1)
    return Answers(checklist=checklist, revision=35, marks=(Answer.SKIPPED,) * (last + 1))


def _number(value: int) -> str:
    """Base 36, nothing for nought."""
    digits = ""
    while value:
        value, digit = divmod(value, 36)
        digits = _ALPHABET[digit] + digits
    return digits


def _spot(spot: Spot | None, codes: Codes) -> str:
    if spot is None:
        return ""
    page = _number(spot.page)
    return codes.of_node[spot.node] + (f"-{page}" if page else "")


def _read_spot(text: str, codes: Codes) -> Spot | None:
    if not text:
        return None
    code, _, page = text.partition("-")
    return Spot(node=codes.nodes[code], page=int(page or "0", 36))


def _answers(answers: Answers | None, codes: Codes) -> str:
    if answers is None:
        return ""
    marks = [*answers.marks, Answer.UNASKED] if len(answers.marks) % 2 else answers.marks
    pairs = zip(marks[::2], marks[1::2], strict=True)
    packed = "".join(_ALPHABET[first * 8 + second] for first, second in pairs)
    return codes.of_checklist[answers.checklist] + _ALPHABET[answers.revision] + packed


def _read_answers(text: str, codes: Codes) -> Answers | None:
    if not text:
        return None
    values = [_VALUES[character] for character in text[2:]]
    marks = [Answer(part) for value in values for part in divmod(value, 8)]
    while marks and marks[-1] is Answer.UNASKED:
        marks.pop()
    name = codes.checklists[text[0]]
    if len(marks) > max(codes.slots[name].values()) + 1:  # forged: the next tap would not fit a button
        raise ValueError
    return Answers(checklist=name, revision=_VALUES[text[1]], marks=tuple(marks))


def _region(text: str) -> Region | None:
    if not text:
        return None
    return Region(text if len(text) == 2 else f"{text[:2]}-{text[2:]}")
