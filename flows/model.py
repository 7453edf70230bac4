"""The values a conversation is made of. Frozen: a value never changes, a new one is made.

What must be forgotten has no field here: nothing in this room can hold an id, a name or a typed text.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum, IntEnum
from typing import NewType

Language = NewType("Language", str)
"""A language tag as Telegram and gettext write it: `en`, `es`, `ar`."""

Region = NewType("Region", str)
"""ISO 3166-1 alpha-2 (`KH`) or ISO 3166-2 (`US-CA`)."""

NodeKey = NewType("NodeKey", str)
"""A node's readable name in flows/content, such as `offer.result`. Rides in buttons as an opaque code."""

TextKey = NewType("TextKey", str)
"""Where a piece of text stands: `offer.result.text`. The context (msgctxt) of its translation."""


class Need(Enum):
    """What a referral is asked for. The values are a contract (DESIGN)."""

    EMERGENCY = "emergency"
    HOTLINE = "hotline"
    SHELTER = "shelter"
    LEGAL_AID = "legal_aid"
    MEDICAL = "medical"
    MENTAL_HEALTH = "mental_health"
    LABOUR_COMPLAINT = "labour_complaint"
    REPATRIATION = "repatriation"
    CHILD_PROTECTION = "child_protection"
    FAMILY_TRACING = "family_tracing"
    INTERPRETATION = "interpretation"
    CASE_MANAGEMENT = "case_management"
    JOB_TRAINING = "job_training"
    PREVENTION = "prevention"
    ANY = "any"


class Topic(Enum):
    """What a typed text may be about. The values are a contract (DESIGN)."""

    DANGER_NOW = "danger_now"
    GET_HELP = "get_help"
    JOB_OFFER_CHECK = "job_offer_check"
    WARNING_SIGNS = "warning_signs"
    DOCUMENTS_TAKEN = "documents_taken"
    WAGES_DEBT = "wages_debt"
    CONTRACT = "contract"
    BEFORE_YOU_GO = "before_you_go"
    TRAVEL_SAFETY = "travel_safety"
    RIGHTS_ABROAD = "rights_abroad"
    GOING_HOME = "going_home"
    CHILDREN = "children"
    HELPING_SOMEONE = "helping_someone"
    SEXUAL_EXPLOITATION = "sexual_exploitation"
    FORCED_MARRIAGE = "forced_marriage"
    ONLINE_SCAM = "online_scam"
    HEALTH = "health"
    SUICIDE_CRISIS = "suicide_crisis"
    LEGAL_HELP = "legal_help"
    PRIVACY = "privacy"
    FIND_ORGANIZATION = "find_organization"
    OFF_TOPIC = "off_topic"


class Answer(IntEnum):
    """An answer to a checklist question. The numbers ride in buttons: never renumber. Three bits each."""

    UNASKED = 0
    YES = 1
    NO = 2
    PARTLY = 3
    UNSURE = 4
    SKIPPED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """A checklist in progress. `marks` is indexed by the question's slot, which never moves (codes.yaml)."""

    checklist: str
    revision: int
    marks: tuple[Answer, ...] = ()

    def at(self, slot: int) -> Answer:
        """The answer in this slot; UNASKED beyond what has been answered."""
        return self.marks[slot] if slot < len(self.marks) else Answer.UNASKED

    def marked(self, slot: int, answer: Answer) -> "Answers":
        """The same answers with this one put, or changed. Trailing blanks never ride."""
        marks = [*self.marks, *[Answer.UNASKED] * (slot + 1 - len(self.marks))]
        marks[slot] = answer
        while marks and marks[-1] is Answer.UNASKED:
            marks.pop()
        return replace(self, marks=tuple(marks))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place in the flow to return to."""

    node: NodeKey
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """All that a conversation knows. Rides in the buttons (flows.packing); no copy exists on the server."""

    language: Language
    node: NodeKey
    page: int = 0
    here: Region | None = None
    origin: Region | None = None
    need: Need | None = None
    area: str | None = None
    """The part of the world (UN M49 subregion) being looked through in the picker."""
    back: Spot | None = None
    """The one place to return to after Help, language or place."""
    answers: Answers | None = None

    @property
    def spot(self) -> Spot:
        """Where this state stands, as a place to return to."""
        return Spot(node=self.node, page=self.page)

    def to(self, node: NodeKey, *, page: int = 0) -> "State":
        """The same person at another node; the place to return to is kept."""
        return replace(self, node=node, page=page)


class Style(Enum):
    """How a button asks for attention. Red is for the emergency view alone."""

    PLAIN = "plain"
    DANGER = "danger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Go:
    """A button that leads on. It carries the state it leads to, whole."""

    label: str
    to: State
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A button that puts text on the phone's clipboard, without asking the server."""

    label: str
    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A button that leaves Telegram for a web page. Its label says so."""

    label: str
    url: str


Button = Go | Copy | Open


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a person sees: a pure function of state, content and the time, the same until `valid_until`."""

    language: Language
    heading: str
    body: str
    rows: tuple[tuple[Button, ...], ...] = ()
    valid_until: datetime | None = None

    @property
    def text(self) -> str:
        """Heading, empty line, body: as it is sent."""
        return f"{self.heading}\n\n{self.body}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """The moment, handed in. Aware, in UTC."""

    moment: datetime

    @property
    def today(self) -> date:
        """The date in UTC: good enough for freshness, which counts in weeks."""
        return self.moment.date()


class Command(Enum):
    """What the menu of commands offers, and what the typed words for it mean."""

    START = "start"
    HELP = "help"
    PRIVACY = "privacy"
    LANGUAGE = "language"
    MENU = "menu"
    CLOSE = "close"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """A button was pressed. Its state is the state; None in its stead means data we cannot read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """/start, with what an allow-listed link said: coarse by design (SAFETY 9)."""

    language: Language | None = None
    here: Region | None = None
    node: NodeKey | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commanded:
    """A command, or a typed word that means one."""

    command: Command


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was understood of a typed text. Never the text."""

    places: tuple[Region, ...] = ()
    """The regions the text may mean, best first; more than one means: ask."""
    topics: tuple[Topic, ...] = ()
    """What it may be about, best first, at most three; none where it said nothing but a place."""
    sure: bool = False
    """Whether the first topic is clearly the one; else the person is asked which."""
    danger: bool = False
    """Whether numbers must come before anything else."""
    language: Language | None = None
    """The language it is written in, where that is clear."""
    named: tuple[str, ...] = ()
    """Ids of the organisations it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A photo, a voice, a contact …: not read, not fetched, kindly refused."""


Event = Pressed | Started | Commanded | Typed | Sent


class Effect(Enum):
    """What the world should do besides showing the view."""

    ERASE_HERS = "erase hers"
    """Delete the message she just sent from the chat: it has been answered."""
    CLEAR = "clear"
    """The view is an everyday card: put it in place at once, then take all else off the chat, then forget."""
    UNFITTED = "unfitted"
    """What she typed fitted nothing: count that, and nothing of it."""
    TAKE_AWAY = "take away"
    """Delete the message the button stands on: a contact card that is no longer wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendContact:
    """Send a number as a card the phone can save, under the ordinary name she picked. It carries its own ✕."""

    name: str
    number: str
    away: Go
    """The button on the card that takes it away again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Somebody says that a contact did not do its work. Holds nothing of who."""

    entry: str
    """The id of the organisation in the directory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The answer to an event: where she now stands, what she sees, what the world should do. Performs nothing."""

    state: State
    view: View
    effects: tuple[Effect | SendContact | Report, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where in a file something stands, for people who must mend it."""

    path: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A fault in content, said so that its author can mend it. Never holds anything a person typed."""

    source: Source
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.source.path}:{self.source.line}: {self.what}; {self.mend}"


class ContentError(Exception):
    """Content cannot be used. Blame: its author. Carries every problem, not the first."""

    def __init__(self, problems: "tuple[Problem, ...]") -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
