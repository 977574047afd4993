"""The exemptions of a round, granted and asked for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from scoring.core.exemption_matrix import Matrix, MatrixFacts, Wish, matrix_of
from scoring.core.types import EntryState
from scoring.models import Assessment, Claim, ExemptionRefusal, Round
from scoring.selectors.annex import annex_of
from scoring.selectors.progress import granted_exemptions


def exemption_matrix(units: Sequence[Assessment]) -> Matrix:
    """The matrix of these units of one group in a round: four queries at most."""
    if not units:
        return Matrix((), ())
    granted, wishes = granted_exemptions(units), _wishes(units)
    return matrix_of(
        annex_of(units[0]),
        (
            MatrixFacts(
                code=assessment.unit.code,
                name=assessment.unit.label,
                bases={
                    code: "; ".join(filter(None, (entry.reason, entry.document)))
                    for code, entry in granted.get(assessment.pk, {}).items()
                },
                wishes=wishes.get(assessment.pk, {}),
            )
            for assessment in units
        ),
    )


def units_of(round: Round, group: str) -> list[Assessment]:
    """The group's units in the round, in Vietnamese order: one query."""
    rows = Assessment.objects.filter(round=round, unit__group__code=group).select_related("unit__group")
    return list(rows.select_related("round__criteria_set").order_by("unit__sort_key", "unit__code"))


def _wishes(units: Sequence[Assessment]) -> Mapping[int, Mapping[str, Wish]]:
    refusals = ExemptionRefusal.objects.filter(assessment__in=units).order_by("id")
    refused = {(r.assessment_id, r.criterion_code): r.reason for r in refusals}
    found: dict[int, dict[str, Wish]] = defaultdict(dict)
    asked = Claim.objects.filter(assessment__in=units, state=EntryState.NOT_APPLICABLE)
    for claim in asked:
        answer = refused.get((claim.assessment_id, claim.criterion_code), "")
        found[claim.assessment_id][claim.criterion_code] = Wish(claim.reason, claim.document, answer)
    return found
