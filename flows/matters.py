"""What differs from country to country besides who helps: rules and ways, each with its source."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from flows.model import Source
from flows.referrals import Fact, LineFor


class Matter(Enum):
    """What differs from country to country and may be told where a source says it (content brief 0.7)."""

    SILENT_CALL = "silent_call"
    TEXT_EMERGENCY = "text_emergency"
    FIREWALL = "firewall"
    LABOUR_FIREWALL = "labour_firewall"
    PASSPORT_LAW = "passport_law"
    TIED_VISA = "tied_visa"
    REFLECTION = "reflection"
    CHILD_REPORT = "child_report"
    HEALTH_WITHOUT_PAPERS = "health_without_papers"
    REMOVAL = "removal"
    LICENCE_REGISTER = "licence_register"
    FEE_RULE = "fee_rule"
    LABOUR_OFFICE = "labour_office"
    EMBASSY = "embassy"
    CRISIS_LINE = "crisis_line"
    WOMEN_LINE = "women_line"
    CHILD_LINE = "child_line"


OF_ORIGIN = frozenset({Matter.LICENCE_REGISTER, Matter.FEE_RULE, Matter.EMBASSY})
"""Matters that depend on where she is from, not on where she is."""

LINE_MATTERS = {
    Matter.CRISIS_LINE: LineFor.CRISIS,
    Matter.WOMEN_LINE: LineFor.WOMEN,
    Matter.CHILD_LINE: LineFor.CHILD,
}
"""Matters told by a country's own lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalFact:
    """One thing that is so in one country. `says` names words of the flows: `local.silent_call.press_55`."""

    about: Matter
    says: str
    source: Source
    name: str | None = None
    """Whose office or page it is, as people know it."""
    page: str | None = None
    read_on: date
    sources: tuple[Fact, ...] = ()

    @property
    def newest_page(self) -> date | None:
        """The date of the newest dated page behind it."""
        return max((fact.dated for fact in self.sources if fact.dated), default=None)

    @property
    def words(self) -> str:
        """The key of what is said."""
        return f"local.{self.about.value}.{self.says}"
