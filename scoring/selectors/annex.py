"""The annex that a unit is scored under, as rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from scoring.core.types import CriterionInput, Method
from scoring.models import Assessment, CriteriaSet, Criterion
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


@dataclass(frozen=True, slots=True)
class LeafFacts:
    """What a set says of a leaf besides its rule; `previous` is its code of the year before."""

    evidence: str
    previous: str
    lead_unit_id: int | None
    surveyed: bool


def leaf_facts_of(criteria_set: CriteriaSet) -> Mapping[tuple[int, str], LeafFacts]:
    """By group and code, of every annex: one query, and none once a process has read a frozen set."""
    if criteria_set.frozen_at is None:
        return _read_facts(criteria_set.pk)
    return _kept_facts(criteria_set.pk, criteria_set.content_hash, criteria_set.frozen_at)


@lru_cache(maxsize=16)
def _kept_facts(set_id: int, _content: str, _frozen_at: datetime) -> Mapping[tuple[int, str], LeafFacts]:
    return _read_facts(set_id)


def _read_facts(set_id: int) -> Mapping[tuple[int, str], LeafFacts]:
    nodes = Criterion.objects.filter(catalogue__criteria_set=set_id, is_leaf=True)
    asked = ("catalogue__group", "code", "evidence", "previous_code", "lead_unit", "method")
    return {
        (group, code): LeafFacts(evidence, previous or code, lead, method == Method.SURVEY)
        for group, code, evidence, previous, lead, method in nodes.values_list(*asked)
    }
