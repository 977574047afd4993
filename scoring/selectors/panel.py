"""One leaf of one unit: guidance, who appraises it, last year, and its history."""

from dataclasses import dataclass
from decimal import Decimal

from scoring.core.history import Event, Reader
from scoring.core.rule_text import describe
from scoring.models import Assessment, Assignment, Criterion
from scoring.selectors.last_year import PastFigures, past_figures
from scoring.selectors.line_history import line_history
from scoring.selectors.run_inputs import criterion_input
from scoring.selectors.sheet_nodes import sheet_nodes


@dataclass(frozen=True, slots=True)
class LeafPanel:
    """`past`: of the unit and of those it carries on from, whoever has figures of that year."""

    code: str
    title: str
    max_points: Decimal
    says: str
    guidance: str
    lead_unit: str
    past_year: int
    past: tuple[PastFigures, ...]
    events: tuple[Event, ...]


def leaf_panel(assessment: Assessment, code: str, reader: Reader) -> LeafPanel | None:
    """The panel of a leaf, None where the annex has none of that code: eight queries at most."""
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
        past=past_figures(assessment, node),
        events=line_history(assessment, code, reader),
    )


def _lead_unit(assessment: Assessment, node: Criterion) -> str:
    """The round's own assignment, else the one of the set."""
    assigned = Assignment.objects.filter(
        round=assessment.round_id, group=assessment.unit.group_id, criterion_code=node.code
    )
    names = assigned.values_list("lead_unit__name", flat=True)
    return names.first() or (node.lead_unit.name if node.lead_unit else "")
