"""One leaf of one unit: guidance, who appraises it, last year, and what was saved on it."""

from dataclasses import dataclass
from decimal import Decimal

from scoring.core.checks.view import parent_code
from scoring.core.rule_text import describe
from scoring.core.typed import told_entry
from scoring.models import Assessment, Assignment, ClaimChange, Criterion, PastResult
from scoring.selectors.claim_history import line_history
from scoring.selectors.run_inputs import criterion_input
from scoring.selectors.sheet_nodes import sheet_nodes


@dataclass(frozen=True, slots=True)
class Version:
    """A saved version and its value in words."""

    change: ClaimChange
    told: str


@dataclass(frozen=True, slots=True)
class LeafPanel:
    """`past_points` of the leaf, `past_share` of its domain in percent; None where unknown."""

    code: str
    title: str
    max_points: Decimal
    says: str
    guidance: str
    lead_unit: str
    past_year: int
    past_points: Decimal | None
    past_share: Decimal | None
    versions: tuple[Version, ...]


def leaf_panel(assessment: Assessment, code: str) -> LeafPanel | None:
    """The panel of a leaf, None where the annex has none of that code: four queries."""
    node = sheet_nodes(assessment).filter(code=code, is_leaf=True).first()
    if node is None:
        return None
    criterion = criterion_input(node)
    return LeafPanel(
        code=node.code,
        title=node.title,
        max_points=node.max_points,
        says=describe(criterion.rule) if criterion.rule else "",
        guidance=node.evidence,
        lead_unit=_lead_unit(assessment, node),
        past_year=assessment.round.year - 1,
        past_points=vars(node)["past_points"],  # an annotation
        past_share=_past_share(assessment, node),
        versions=tuple(Version(c, told_entry(c.entered())) for c in line_history(assessment, code)),
    )


def _lead_unit(assessment: Assessment, node: Criterion) -> str:
    """The round's own assignment, else the one of the set."""
    assigned = Assignment.objects.filter(
        round=assessment.round_id, group=assessment.unit.group_id, criterion_code=node.code
    )
    names = assigned.values_list("lead_unit__name", flat=True)
    return names.first() or (node.lead_unit.name if node.lead_unit else "")


def _past_share(assessment: Assessment, node: Criterion) -> Decimal | None:
    """The unit's percentage on the whole domain, as an earlier year's result brought it."""
    past = PastResult.objects.filter(unit=assessment.unit_id, year=assessment.round.year - 1).first()
    share = past.domains.get(_domain(node.previous_code or node.code)) if past else None
    return None if share is None else Decimal(str(share))


def _domain(code: str) -> str:
    above = parent_code(code)
    return _domain(above) if above else code
