"""The criteria of a group's annex, in its order."""

from results.core.unit_page import NodeRow
from scoring.core.types import Method
from scoring.models import Criterion


def annex_nodes(criteria_set_id: int, group_code: str) -> list[NodeRow]:
    """Every branch and leaf of the annex: one query."""
    rows = Criterion.objects.filter(
        catalogue__criteria_set=criteria_set_id, catalogue__group__code=group_code
    )
    return [_node(row) for row in rows.select_related("lead_unit").order_by("order")]


def _node(row: Criterion) -> NodeRow:
    return NodeRow(
        code=row.code,
        title=row.title,
        parent_code=row.parent_code,
        max_points=row.max_points,
        method=Method(row.method) if row.method else None,
        lead_unit=row.lead_unit.name if row.lead_unit else "",
        evidence=row.evidence,
    )
