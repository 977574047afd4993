"""“Chấp nhận”: lines awarded as their units claimed them, one or many at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cchc_portal.lib.refusal import Refused
from scoring.core.types import Entry, EntryState, Stage
from scoring.models import Assessment, Award, Claim
from scoring.selectors.desk import with_frame
from scoring.services.appraisal.save_award import AwardChanged, LineLocked, save_award
from scoring.services.line_checks import NoSuchLeaf

NOTHING_CLAIMED = "Đơn vị chưa chấm tiêu chí này."
ASKED = "Đơn vị đề nghị không áp dụng; Sở Nội vụ quyết định."
JUDGED = "Đã có điểm thẩm định."


@dataclass(frozen=True, slots=True)
class LineRef:
    """A line, and the award that the person saw there: its key, 0 where there was none."""

    assessment_id: int
    criterion_code: str
    version: int = 0


@dataclass(frozen=True, slots=True)
class Passed:
    """A line that was not accepted, and why."""

    line: LineRef
    reason: str


@dataclass(frozen=True, slots=True)
class Acceptance:
    accepted: tuple[Award, ...]
    passed: tuple[Passed, ...]


@transaction.atomic
def accept_claims(
    *, lines: Sequence[LineRef], by: User, now: datetime | None = None, over_awards: bool = False
) -> Acceptance:
    """Award each line what its unit claimed; those that cannot be are passed over and told.

    A line that was judged is left alone unless `over_awards`, which still refuses an award that the
    person did not see.
    """
    moment = now or timezone.now()
    assessments = _assessments(lines)
    claims = _claims(lines)
    accepted: list[Award] = []
    passed: list[Passed] = []
    for line in lines:
        assessment = assessments.get(line.assessment_id)
        if assessment is None:
            continue
        claim = claims.get((line.assessment_id, line.criterion_code))
        try:
            accepted.append(_accept(assessment, claim, line, by, moment, over_awards=over_awards))
        except (NoSuchLeaf, LineLocked, Refused, AwardChanged) as error:
            passed.append(Passed(line, _reason(error)))
    return Acceptance(tuple(accepted), tuple(passed))


def _accept(
    assessment: Assessment,
    claim: Claim | None,
    line: LineRef,
    by: User,
    now: datetime,
    *,
    over_awards: bool,
) -> Award:
    entry = _claimed(assessment, claim)
    if line.version and not over_awards:
        raise LineLocked(JUDGED, whole=False)
    saved = save_award(
        assessment=assessment,
        criterion_code=line.criterion_code,
        entry=entry,
        version=line.version,
        by=by,
        now=now,
    )
    return saved.award


def _claimed(assessment: Assessment, claim: Claim | None) -> Entry:
    """The unit's own figures, as they are to be awarded."""
    if claim is None:
        raise LineLocked(NOTHING_CLAIMED, whole=False)
    if claim.state == EntryState.NOT_APPLICABLE:
        raise LineLocked(ASKED, whole=False)
    return claim.entry(assessment.unit.code, Stage.APPRAISAL)


def _assessments(lines: Iterable[LineRef]) -> dict[int, Assessment]:
    rows = with_frame(Assessment.objects.filter(pk__in={line.assessment_id for line in lines}))
    return {row.pk: row for row in rows}


def _claims(lines: Sequence[LineRef]) -> dict[tuple[int, str], Claim]:
    rows = Claim.objects.filter(
        assessment__in={line.assessment_id for line in lines},
        criterion_code__in={line.criterion_code for line in lines},
    )
    return {(row.assessment_id, row.criterion_code): row for row in rows}


def _reason(error: Exception) -> str:
    return error.reason if isinstance(error, LineLocked) else str(error)
