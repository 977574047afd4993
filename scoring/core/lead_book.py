"""The lead unit's workbook: its criteria down all units of a group, to be judged offline."""

from dataclasses import dataclass
from decimal import Decimal

from scoring.core.types import CriterionInput, Entry


@dataclass(frozen=True, slots=True)
class LeadFrame:
    """Whose workbook it is: of which round, lead unit and group."""

    round: str
    lead: str
    lead_name: str
    group: str
    group_name: str
    year: int
    is_sample: bool

    @property
    def key(self) -> str:
        """What the hidden key of every row begins with."""
        return f"{self.round}/{self.lead}/{self.group}"


@dataclass(frozen=True, slots=True)
class LeadLine:
    """A line to judge: what its unit claimed in words and points, and what stands awarded; version is the
    award's key, 0 where there is none."""

    criterion: CriterionInput
    unit: str
    unit_name: str
    claim: str
    claimed: Decimal | None
    award: Entry | None
    version: int
