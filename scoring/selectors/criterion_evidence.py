"""The documents of one leaf of a sheet, and those of the store that it could name."""

from dataclasses import dataclass

from scoring.core.desk import leaf_lock
from scoring.core.engine import domain_of
from scoring.models import Assessment, Criterion, Evidence
from scoring.selectors.desk import desk_of
from scoring.selectors.evidence import NamedEvidence, named_evidence
from scoring.selectors.evidence_store import unused_choices

_MOST_CHOICES = 200


@dataclass(frozen=True, slots=True)
class LeafEvidence:
    """`lock` is the sentence that says why nothing can be changed now, empty where it can."""

    assessment: Assessment
    domain: Criterion
    criterion: Criterion
    named: tuple[NamedEvidence, ...]
    choices: tuple[Evidence, ...]
    lock: str


def leaf_of(assessment: Assessment, domain: str, code: str) -> tuple[Criterion, Criterion] | None:
    """Domain and leaf of the annex as an address names them, None where it has no such leaf: one query."""
    rows = Criterion.objects.filter(
        catalogue__criteria_set=assessment.round.criteria_set_id, catalogue__group=assessment.unit.group_id
    )
    by_code = {row.code: row for row in rows}
    leaf = by_code.get(code)
    parents = {row.code: row.parent_code or None for row in by_code.values()}
    if leaf is None or not leaf.is_leaf or domain_of(code, parents) != domain:
        return None
    return by_code[domain], leaf


def leaf_evidence(assessment: Assessment, domain: Criterion, leaf: Criterion) -> LeafEvidence:
    """Three queries."""
    named = named_evidence(assessment).get(leaf.code, ())
    choices = unused_choices(assessment.unit_id, {row.evidence_id for row in named})[:_MOST_CHOICES]
    lock = leaf_lock(desk_of(assessment), leaf.code)
    return LeafEvidence(assessment, domain, leaf, named, tuple(choices), lock)
