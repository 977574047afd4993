"""“Không nộp: 0 điểm”, for a unit that never submitted: set by Sở Nội vụ, taken back until publication."""

from collections.abc import Collection, Iterable
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from cchc_portal.lib.refusal import Refused
from scoring.core.types import Method, Part, Stage
from scoring.core.workflow import ASSESSMENT, AssessmentMove, MoveError, RoundState, move
from scoring.models import Assessment, AssessmentStep, Award, Criterion
from scoring.services.award_points import Judgement, award_points

_ZERO = Decimal(0)
_GROUND = "Không nộp: 0 điểm. "


class AbsenceRefused(Refused):
    """The absence cannot be recorded or taken back; the message says why."""


@transaction.atomic
def record_absence(
    *,
    assessment: Assessment,
    reason: str,
    by: User,
    only: Collection[str] = (),
    now: datetime | None = None,
) -> AssessmentStep:
    """Record that the unit did not submit: every leaf that it should have scored and nobody judged gets 0,
    of `only` these codes where any are given; the others are left to their appraisers.

    Raises AbsenceRefused without a reason, for a unit that submitted, once the round is published, or for a
    code that is not such a leaf.
    """
    moment = now or timezone.now()
    locked = _locked(assessment)
    step = _step(locked, AssessmentMove.GIVE_UP, reason, by, moment)
    judgements = [
        Judgement(locked.unit_id, code, points=_ZERO, reason=_GROUND + step.reason)
        for code in _chosen(_unjudged(locked), only)
    ]
    award_points(
        round=locked.round, stage=Stage.APPRAISAL, judgements=judgements, by=by, now=moment, step=step
    )
    _record("record_absence", locked, step, [j.criterion_code for j in judgements])
    return step


@transaction.atomic
def take_back_absence(
    *, assessment: Assessment, reason: str, by: User, now: datetime | None = None
) -> AssessmentStep:
    """Open the sheet again: the zeros that the absence gave are replaced by nothing, later judgements stay.

    Raises AbsenceRefused.
    """
    moment = now or timezone.now()
    locked = _locked(assessment)
    step = _step(locked, AssessmentMove.TAKE_UP, reason, by, moment)
    zeros = Award.objects.current().filter(
        round=locked.round, unit=locked.unit_id, stage=Stage.APPRAISAL, step__isnull=False, points=_ZERO
    )
    codes = list(zeros.values_list("criterion_code", flat=True))
    judgements = [Judgement(locked.unit_id, code, reason=step.reason) for code in codes]
    award_points(
        round=locked.round, stage=Stage.APPRAISAL, judgements=judgements, by=by, now=moment, step=step
    )
    _record("take_back_absence", locked, step, codes)
    return step


def _locked(assessment: Assessment) -> Assessment:
    Assessment.objects.select_for_update().get(pk=assessment.pk)
    # Read once the row is ours: a correction of the criteria set may have been waited for.
    found = Assessment.objects.select_related("round", "unit").get(pk=assessment.pk)
    if found.round.state != RoundState.OPEN:
        raise AbsenceRefused(f"Đợt {found.round.code} đã công bố kết quả nên không ghi nhận được nữa.")
    return found


def _step(
    assessment: Assessment, wanted: AssessmentMove, reason: str, by: User, moment: datetime
) -> AssessmentStep:
    if not reason.strip():
        raise AbsenceRefused("Ghi nhận hay bỏ ghi nhận “không nộp” phải có lý do.")
    before = assessment.state
    try:
        assessment.state = move(ASSESSMENT, before, wanted)
    except MoveError as error:
        raise AbsenceRefused(f"{error}.") from error
    assessment.save(update_fields=["state"])
    return AssessmentStep.objects.create(
        assessment=assessment,
        from_state=before,
        to_state=assessment.state,
        reason=reason.strip(),
        taken_at=moment,
        taken_by=by,
    )


def _unjudged(assessment: Assessment) -> list[str]:
    """The leaves that the unit scores itself and on which no judgement stands."""
    leaves = Criterion.objects.filter(
        catalogue__criteria_set=assessment.round.criteria_set_id,
        catalogue__group=assessment.unit.group_id,
        is_leaf=True,
    ).exclude(method=Method.SURVEY)
    judged = Award.objects.current().filter(
        round=assessment.round, unit=assessment.unit_id, stage=Stage.APPRAISAL
    )
    leaves = leaves.exclude(part=Part.PENALTY).exclude(code__in=judged.values("criterion_code"))
    return list(leaves.order_by("order").values_list("code", flat=True))


def _chosen(codes: list[str], only: Collection[str]) -> list[str]:
    if others := [code for code in only if code not in codes]:
        raise AbsenceRefused(
            f"{', '.join(others)}: không phải tiêu chí đơn vị phải tự chấm, hoặc đã được thẩm định."
        )
    return [code for code in codes if not only or code in only]


def _record(verb: str, assessment: Assessment, step: AssessmentStep, codes: Iterable[str]) -> None:
    record_event(
        by=step.taken_by,
        verb=verb,
        target_type="assessment",
        target_ref=f"{assessment.round.code}/{assessment.unit.code}",
        detail={"reason": step.reason, "criteria": list(codes)},
        now=step.taken_at,
    )
