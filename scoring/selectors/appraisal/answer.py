"""What a save at the desk is answered with: the line, and the sums that stand in the page's bar.

Only what the answer names is read, never the whole sheet: saves come 25 a second.
"""

from dataclasses import dataclass
from decimal import Decimal

from accounts.rules import Standing
from scoring.core.appraisal import difference
from scoring.core.appraisal_line import Totals, judged_leaf, totals_of
from scoring.core.appraisal_row import award_reckoning
from scoring.core.progress import LeafStanding, assess_leaf
from scoring.core.sheet import RowState, points_told, remarks, row_state, shown
from scoring.core.typed import Typed
from scoring.core.types import EntryState, Stage, Status
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, Award
from scoring.selectors.appraisal.judged_part import JudgedPart
from scoring.selectors.progress import rounding_of


@dataclass(frozen=True, slots=True)
class SavedLine:
    """A line as its row shows it."""

    state: RowState
    points: str
    reckoning: str
    message: str
    typed: Typed
    difference: Decimal | None
    digits: int


def saved_line(part: JudgedPart, award: Award) -> SavedLine:
    """Beside what the unit claimed there: no query."""
    assessment, code = part.assessment, award.criterion_code
    rounding = rounding_of(assessment.round.criteria_set)
    criterion = next(leaf for leaf in part.leaves if leaf.code == code)
    claim = assess_leaf(criterion, part.claims.get(code), None, rounding, domain=part.domain)
    judged = judged_leaf(criterion, part.awards[code][1], rounding)
    return SavedLine(
        state=row_state(judged),
        points=points_told(judged.points, rounding.digits),
        reckoning=award_reckoning(judged, overrides=judged.line.status is Status.OVERRIDE),
        message=remarks(judged),
        typed=shown(Typed.of(award.entered()), judged, rounding.digits),
        difference=difference(judged.points, claim.points),
        digits=rounding.digits,
    )


def own_totals(part: JudgedPart) -> Totals:
    """Of the person's lines in the domain: no query."""
    rounding = rounding_of(part.assessment.round.criteria_set)
    pairs = [
        (
            assess_leaf(leaf, part.claims.get(leaf.code), None, rounding, domain=part.domain),
            judged_leaf(leaf, part.awards.get(leaf.code, (0, None))[1], rounding),
        )
        for leaf in part.own
    ]
    return totals_of(pair for pair in pairs if pair[1].standing is not LeafStanding.EXEMPT)


def judged_count(assessment: Assessment, code: str, held: Standing) -> int:
    """How many units of the group have the criterion judged, as far as this person sees: one query."""
    there = Assessment.objects.filter(
        round=assessment.round_id,
        unit__group=assessment.unit.group_id,
        state=AssessmentState.SUBMITTED,
    )
    if not assessment.round.appraises_own and not held.sees_every_figure:
        there = there.exclude(unit__in=held.belongs_to)
    rows = Award.objects.current().filter(
        round=assessment.round_id,
        stage=Stage.APPRAISAL,
        criterion_code=code,
        unit__in=there.values("unit"),
    )
    return rows.exclude(state=EntryState.NOT_APPLICABLE).count()
