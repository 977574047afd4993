"""How far self-assessments have come."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from scoring.core.progress import AssessmentProgress, assess
from scoring.core.rounding import Rounding
from scoring.core.types import Entry, EntryState, RoundingMode, Stage
from scoring.models import Assessment, Award, Claim, CriteriaSet
from scoring.selectors.annex import annex_of
from scoring.selectors.run_inputs import ENTRY_COLUMNS, entry_of, named

Entries = Mapping[str, Entry]


def progress_of(assessment: Assessment, exempt: Entries | None = None) -> AssessmentProgress:
    """Of one whose round, set and unit are at hand: two queries, and one for an annex not read yet.

    One query less where the exemptions are at hand, too.
    """
    granted = granted_exemptions([assessment]) if exempt is None else {assessment.pk: exempt}
    return _progress([assessment], granted)[assessment.pk]


def progress_of_all(assessments: Sequence[Assessment]) -> dict[int, AssessmentProgress]:
    """Of many, by the key of each: two queries, and one for each annex not read yet."""
    return _progress(assessments, granted_exemptions(assessments))


def _progress(
    assessments: Sequence[Assessment], granted: Mapping[int, Entries]
) -> dict[int, AssessmentProgress]:
    one_of_each = {_annex(assessment): assessment for assessment in assessments}
    annexes = {key: annex_of(assessment) for key, assessment in one_of_each.items()}
    claims = claimed_entries(assessments)
    return {
        assessment.pk: assess(
            annexes[_annex(assessment)],
            claims.get(assessment.pk, {}),
            granted.get(assessment.pk, {}),
            rounding_of(assessment.round.criteria_set),
        )
        for assessment in assessments
    }


def rounding_of(criteria_set: CriteriaSet) -> Rounding:
    """How the set rounds."""
    return Rounding(RoundingMode(criteria_set.rounding), criteria_set.digits)


def claimed_entries(
    assessments: Sequence[Assessment], codes: Collection[str] | None = None
) -> Mapping[int, Entries]:
    """The units' own entries by assessment and leaf, of some leaves where any are named: one query."""
    found: dict[int, dict[str, Entry]] = defaultdict(dict)
    rows = Claim.objects.filter(assessment__in=assessments)
    if codes is not None:
        rows = rows.filter(criterion_code__in=codes)
    asked = ("assessment_id", "assessment__unit__code", *ENTRY_COLUMNS, *named("saved_by"))
    for key, *row in rows.values_list(*asked):
        entry = entry_of(Stage.SELF, row)
        found[key][entry.criterion] = entry
    return found


def granted_exemptions(assessments: Sequence[Assessment]) -> Mapping[int, Entries]:
    """“Không áp dụng” as Sở Nội vụ granted it, by assessment and leaf: one query."""
    keys = {(assessment.round_id, assessment.unit_id): assessment.pk for assessment in assessments}
    rows = Award.objects.current().filter(
        round__in={round for round, _ in keys},
        unit__in={unit for _, unit in keys},
        stage=Stage.APPRAISAL,
        state=EntryState.NOT_APPLICABLE,
    )
    found: dict[int, dict[str, Entry]] = defaultdict(dict)
    asked = ("round_id", "unit_id", "unit__code", *ENTRY_COLUMNS, *named("awarded_by"))
    for round, unit, *row in rows.values_list(*asked):
        if (round, unit) in keys:
            entry = entry_of(Stage.APPRAISAL, row)
            found[keys[round, unit]][entry.criterion] = entry
    return found


def _annex(assessment: Assessment) -> tuple[int, int]:
    return assessment.round.criteria_set_id, assessment.unit.group_id
