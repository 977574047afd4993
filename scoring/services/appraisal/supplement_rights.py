"""Who may ask a unit for more on a line, and take the request back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from accounts.models import Role, User
from accounts.rules import Standing, standing_of
from scoring.core.appraisal import Scope
from scoring.core.parts import part_rights
from scoring.models import Assessment
from scoring.selectors.appraisal.scope import scope_of


@dataclass(frozen=True, slots=True)
class Asker:
    """A person with what is held on the day."""

    scope: Scope
    standing: Standing

    @classmethod
    def of(cls, assessment: Assessment, by: User, now: datetime) -> "Asker":
        """Four queries."""
        day = timezone.localdate(now)
        return cls(scope_of(assessment.round, by, day), standing_of(by, day))

    def may_ask(self, assessment: Assessment, code: str) -> bool:
        """The appraisers of the line, the head of its lead unit, and Sở Nội vụ."""
        unit, group = assessment.unit_id, assessment.unit.group_id
        lead = self.scope.leads.get((group, code))
        if lead is None:
            return False
        runs = self.standing.holds({Role.ROUND_ADMIN})
        rights = part_rights(
            self.scope, self.standing.headed_ids, runs=runs, unit_id=unit, lead_id=lead.unit_id
        )
        return rights.runs or rights.heads or self.scope.judges(unit, group, code)

    def may_ask_any(self, assessment: Assessment, codes: Iterable[str]) -> bool:
        return any(self.may_ask(assessment, code) for code in codes)
