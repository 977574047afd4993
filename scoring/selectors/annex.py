"""The annex that a unit is scored under, as rules."""

from datetime import datetime
from functools import lru_cache

from scoring.core.types import CriterionInput
from scoring.models import Assessment, Criterion
from scoring.selectors.run_inputs import criterion_input

Annex = tuple[CriterionInput, ...]


def annex_of(assessment: Assessment) -> Annex:
    """Its nodes in order: one query, and none once a process has read a frozen set, which never changes."""
    criteria_set, group = assessment.round.criteria_set, assessment.unit.group_id
    if criteria_set.frozen_at is None:
        return _read(criteria_set.pk, group)
    return _kept(criteria_set.pk, group, criteria_set.content_hash, criteria_set.frozen_at)


@lru_cache(maxsize=64)
def _kept(set_id: int, group_id: int, _content: str, _frozen_at: datetime) -> Annex:
    return _read(set_id, group_id)


def _read(set_id: int, group_id: int) -> Annex:
    rows = Criterion.objects.filter(catalogue__criteria_set=set_id, catalogue__group=group_id)
    return tuple(criterion_input(row) for row in rows.select_related("lead_unit").order_by("order"))
