"""The annexes of a round as a page: every criterion with its rule, its proof and who appraises it."""

from dataclasses import dataclass
from decimal import Decimal

from accounts.models import UnitGroup
from scoring.core.rule_text import how
from scoring.core.types import Part
from scoring.models import Assignment, Catalogue, Criterion, Round
from scoring.selectors.run_inputs import criterion_input


@dataclass(frozen=True, slots=True)
class SetRow:
    """A node of the annex; `says`, `evidence` and `lead` of leaves only. `depth` is 0 for a domain."""

    code: str
    title: str
    depth: int
    max_points: Decimal
    part: str
    is_leaf: bool
    says: str
    evidence: str
    lead: str
    previous: str


@dataclass(frozen=True, slots=True)
class SetPage:
    """One annex; `added` is what its main leaves add up to, beside the total that the decision declares."""

    annex: Catalogue
    rows: tuple[SetRow, ...]
    added: Decimal

    @property
    def leaves(self) -> int:
        return sum(row.is_leaf for row in self.rows)


def set_page(round: Round, group: UnitGroup) -> SetPage:
    """Three queries, whatever the size of the annex."""
    annex = Catalogue.objects.get(criteria_set=round.criteria_set_id, group=group)
    assigned = Assignment.objects.filter(round=round, group=group).select_related("lead_unit")
    leads = {row.criterion_code: row.lead_unit.label for row in assigned if row.lead_unit}
    nodes = annex.criteria.select_related("lead_unit").order_by("order")
    rows = tuple(_row(node, leads) for node in nodes)
    main = (row.max_points for row in rows if row.is_leaf and row.part == Part.MAIN)
    return SetPage(annex, rows, sum(main, Decimal(0)))


def _row(node: Criterion, leads: dict[str, str]) -> SetRow:
    rule = criterion_input(node).rule if node.is_leaf else None
    lead = node.lead_unit.label if node.lead_unit else ""
    return SetRow(
        code=node.code,
        title=node.title,
        depth=node.code.count("."),
        max_points=node.max_points,
        part=node.part,
        is_leaf=node.is_leaf,
        says=how(rule) if rule else "",
        evidence=node.evidence,
        lead=leads.get(node.code, lead) if node.is_leaf else "",
        previous="" if node.previous_code == node.code else node.previous_code,
    )
