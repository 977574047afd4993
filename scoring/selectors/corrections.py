"""Corrections of a round's criteria set that were made, and versions it could go on under."""

from dataclasses import dataclass

from scoring.models import Assessment, CatalogueCorrection, CriteriaSet, Round, SetState, SurveyHandover


@dataclass(frozen=True, slots=True)
class ToldCorrection:
    """A correction with what it changed, in sentences: for all, then for one group."""

    correction: CatalogueCorrection
    general: tuple[str, ...]
    annex: tuple[str, ...]


def corrections_of(round: Round) -> tuple[CatalogueCorrection, ...]:
    """The latest first: one query."""
    rows = CatalogueCorrection.objects.filter(round=round)
    return tuple(rows.select_related("from_set", "to_set", "corrected_by").order_by("-id"))


def corrections_for(assessment: Assessment) -> tuple[ToldCorrection, ...]:
    """What its unit is told of them, the latest first: one query."""
    rows = CatalogueCorrection.objects.filter(round=assessment.round_id).order_by("-id")
    return tuple(
        ToldCorrection(row, tuple(row.changes["general"]), _of_group(row, assessment.unit.group.code))
        for row in rows
    )


def _of_group(correction: CatalogueCorrection, group: str) -> tuple[str, ...]:
    annexes = correction.changes["annexes"]
    return tuple(sentence for annex in annexes if annex["group"] == group for sentence in annex["changes"])


def newer_versions(round: Round) -> tuple[CriteriaSet, ...]:
    """Active versions of the round's decision that came after its own, the latest first: one query."""
    own = round.criteria_set
    rows = CriteriaSet.objects.filter(decision=own.decision, version__gt=own.version, state=SetState.ACTIVE)
    return tuple(rows.select_related("imported_by").order_by("-version"))


def outdated(handover: SurveyHandover) -> bool:
    """Whether the round's set was corrected since in what it asks of the survey: one query."""
    return CatalogueCorrection.objects.filter(outdates=handover).exists()
