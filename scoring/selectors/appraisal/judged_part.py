"""What is read of a unit's domain to judge one of its lines, once for the check and for the answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from accounts.models import User
from scoring.core.appraisal import Scope
from scoring.core.engine import domain_of
from scoring.core.types import CriterionInput, Entry, Method, Stage
from scoring.models import Assessment, Award
from scoring.selectors.annex import annex_of
from scoring.selectors.appraisal.lines import leaves_with_domain, standing_awards
from scoring.selectors.appraisal.scope import scope_of
from scoring.selectors.progress import claimed_entries


@dataclass(frozen=True, slots=True)
class JudgedPart:
    """The domain with its leaves that are judged at a desk, what the unit claimed of them and what stands
    awarded there (the award's key, its entry), and the person's scope among them. The assessment has its
    frame."""

    assessment: Assessment
    domain: str
    leaves: tuple[CriterionInput, ...]
    claims: Mapping[str, Entry]
    awards: Mapping[str, tuple[int, Entry]]
    scope: Scope

    @property
    def own(self) -> tuple[CriterionInput, ...]:
        """The leaves that this person judges."""
        unit, group = self.assessment.unit_id, self.assessment.unit.group_id
        return tuple(leaf for leaf in self.leaves if self.scope.judges(unit, group, leaf.code))

    def judged(self, award: Award) -> "JudgedPart":
        """The part once the award stands there."""
        entry = award.entry(self.assessment.unit.code, Stage.APPRAISAL, award.awarded_by.get_full_name())
        return replace(self, awards={**self.awards, award.criterion_code: (award.pk, entry)})


def judged_part(assessment: Assessment, criterion: CriterionInput, by: User, day: date) -> JudgedPart:
    """The domain of the criterion on that day: four queries."""
    parents = {c.code: c.parent_code for c in annex_of(assessment)}
    domain = domain_of(criterion.code, parents)
    leaves = tuple(
        leaf
        for leaf, top in leaves_with_domain(assessment)
        if top == domain and leaf.method is not Method.SURVEY
    )
    codes, group = [leaf.code for leaf in leaves], assessment.unit.group_id
    awards = standing_awards(assessment.round, [assessment.unit_id], codes)
    return JudgedPart(
        assessment=assessment,
        domain=domain,
        leaves=leaves,
        claims=claimed_entries([assessment], codes).get(assessment.pk, {}),
        awards={code: awarded for (_, code), awarded in awards.items()},
        scope=scope_of(assessment.round, by, day, [(group, code) for code in codes]),
    )
