"""Who helps, where: organisations and emergency numbers as values. flows.finding ranks them for a person."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, IntEnum

from flows.model import Language, Need, Region, Source

EVERYWHERE = Region("ZZ")
"""The key of what is global."""

ENGLISH = Language("en")


class ContactKind(Enum):
    """How a person reaches an organisation."""

    PHONE = "phone"
    SMS = "sms"
    WHATSAPP = "whatsapp"
    TELEGRAM = "telegram"
    CHAT = "chat"
    WEB = "web"
    EMAIL = "email"


class RunBy(Enum):
    """Who stands behind a line. A person without papers needs to know before she calls."""

    NGO = "ngo"
    UNION = "union"
    INTERGOVERNMENTAL = "intergovernmental"
    STATE = "state"
    EMBASSY = "embassy"
    POLICE = "police"
    IMMIGRATION = "immigration"
    UNKNOWN = "unknown"
    """No source says. Never to be taken for an NGO."""


class Audience(Enum):
    """Whom an organisation says it is for. None given means: anybody."""

    CHILDREN = "children"
    WOMEN = "women"
    MEN = "men"
    LGBT = "lgbt"
    DOMESTIC_WORKERS = "domestic_workers"
    SEAFARERS = "seafarers"


class Status(Enum):
    """Only ACTIVE is ever offered; the others are records."""

    ACTIVE = "active"
    HELD = "held"
    UNCONFIRMED = "unconfirmed"
    RENAMED = "renamed"
    CLOSED = "closed"


class Confidence(IntEnum):
    """How well a public source supports an entry. LOW is never shown."""

    LOW = 0
    MEDIUM = 1
    HIGH = 2


class Service(Enum):
    """Which emergency service answers a number."""

    ALL = "all"
    POLICE = "police"
    AMBULANCE = "ambulance"
    FIRE = "fire"


class LineFor(Enum):
    """Country-wide lines that stand beside the emergency numbers."""

    CHILD = "child"
    CRISIS = "crisis"
    WOMEN = "women"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One way to reach somebody."""

    kind: ContactKind
    value: str
    """What is dialled or opened: `+85512532554`, `1288`, a web address."""
    shown: str
    """The same, as people read it: `+855 12 532 554`."""
    dial_from: frozenset[Region] | None = None
    """Countries where it can be dialled; None: from anywhere."""
    seen: bool = True
    """False: nobody saw it in the source. Kept as a record, never shown."""
    held: bool = False
    """A person has to check it before it is shown; the file says why."""

    @property
    def is_offered(self) -> bool:
        """Whether it may be shown at all."""
        return self.seen and not self.held

    def reaches_from(self, here: Region | None) -> bool:
        """Whether it can be used there. Where she is unknown, only what works from anywhere."""
        return self.dial_from is None or (here is not None and country_of(here) in self.dial_from)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """One stretch of being open. The labels are local wall-clock times, such as `22:00`."""

    opens: datetime
    closes: datetime
    closes_label: str
    opens_label: str
    opens_weekday: int
    """The local day it opens: 0 is Monday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Opening hours as compiled for the days ahead; knows nothing beyond `known_until`."""

    always: bool = False
    intervals: tuple[Interval, ...] = ()
    known_until: datetime | None = None

    def at(self, moment: datetime) -> Interval | None:
        """The stretch that is open at this moment, or None."""
        return next((each for each in self.intervals if each.opens <= moment < each.closes), None)

    def following(self, moment: datetime) -> Interval | None:
        """The next stretch to open after this moment, as far as is known."""
        return next((each for each in self.intervals if each.opens > moment), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A person tried it. `by` is a role, never a name."""

    on: date
    by: str
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Where something was read."""

    where: str
    said: str
    dated: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One entry of the directory."""

    id: str
    name: str
    region: Region
    source: Source
    serves: frozenset[Region]
    needs: frozenset[Need]
    local_name: str | None = None
    part_of: str | None = None
    now_known_as: str | None = None
    why: str | None = None
    """What became of it, or why it is not offered. For all but active ones; a few active ones have it too."""
    near: Region | None = None
    """The subdivision (ISO 3166-2) where its hands-on help is given; its phone may serve the whole country."""
    area: tuple[str, ...] = ()
    """Names of cities or counties its hands-on help is limited to, as shown on the card."""
    citizens: frozenset[Region] = frozenset()
    """Not empty: it helps citizens of these countries."""
    abroad: bool = False
    """It helps the citizens of its country (or of `citizens`) in whatever country they are."""
    audience: frozenset[Audience] = frozenset()
    languages: tuple[Language, ...] = ()
    languages_promised: bool = False
    opening: Opening | None = None
    free: bool | None = None
    anonymous: bool | None = None
    run_by: RunBy = RunBy.UNKNOWN
    may_report: bool = False
    """It enforces papers or permits, or asked the public to report people without: others are offered first."""
    records_calls: bool = False
    contacts: tuple[Contact, ...] = ()
    direct_help: bool = True
    """False: good work, but not for one person in need. A record, never offered as a helper."""
    status: Status = Status.ACTIVE
    confidence: Confidence = Confidence.MEDIUM
    read_on: date
    """When the public pages were read."""
    sources: tuple[Fact, ...] = ()
    checked: Check | None = None
    check_every: int = 180
    """Days a check counts as fresh."""
    founding: bool = False
    """One of the organisations the project was founded on: kept whatever became of it."""

    @property
    def nationals(self) -> frozenset[Region]:
        """Whose citizens it helps abroad; empty unless it does."""
        return (self.citizens or frozenset({country_of(self.region)})) if self.abroad else frozenset()

    @property
    def newest_page(self) -> date | None:
        """The date of the newest dated page behind it."""
        return max((fact.dated for fact in self.sources if fact.dated), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyNumber:
    """A number to dial inside the country. `only_in`: the parts of it where it is known to work, in words."""

    service: Service
    number: str
    only_in: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryLines:
    """A country's emergency numbers, and the lines beside them. Never expires to nothing."""

    region: Region
    source: Source
    numbers: tuple[EmergencyNumber, ...]
    lines: tuple[tuple[LineFor, str], ...] = ()
    confidence: Confidence
    read_on: date
    sources: tuple[Fact, ...] = ()

    @property
    def newest_page(self) -> date | None:
        """The date of the newest dated page behind it."""
        return max((fact.dated for fact in self.sources if fact.dated), default=None)


def country_of(region: Region) -> Region:
    """`US-CA` -> `US`."""
    return Region(region[:2])


def publishable(organisation: Organisation) -> bool:
    """Whether an entry may ever be offered: active, helping, sourced, better than hearsay, with a contact to show."""
    return (
        organisation.status is Status.ACTIVE
        and organisation.direct_help
        and organisation.confidence is not Confidence.LOW
        and bool(organisation.sources)
        and any(contact.is_offered for contact in organisation.contacts)
    )
