"""A unit is asked to add to some lines of the sheet that it handed in, until the end of a day."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from cchc_portal.lib.dates import vn_last_moment
from cchc_portal.lib.refusal import Refused
from scoring.core.appraisal import Lead, appraisal_lock
from scoring.core.engine import domain_of, self_scored
from scoring.core.types import CriterionInput
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, Supplement
from scoring.selectors.annex import annex_of
from scoring.selectors.appraisal.desk import appraisal_desk, appraisal_stretch
from scoring.selectors.desk import asked_leaves
from scoring.selectors.progress import granted_exemptions
from scoring.services.appraisal.supplement_rights import Asker
from scoring.services.submission.step import locked

NOT_HANDED_IN = "Đơn vị chưa nộp bản tự chấm nên chưa có gì để bổ sung."


class SupplementRefused(Refused):
    """Nothing is asked, answered or taken back; the sentences say why."""


@transaction.atomic
def ask_supplement(
    *,
    assessment: Assessment,
    codes: Sequence[str],
    reason: str,
    until: date,
    by: User,
    now: datetime | None = None,
) -> tuple[Supplement, ...]:
    """Open these leaves, and no others, to the unit until the end of the day: one request for each lead unit.

    The sheet stays handed in. Raises SupplementRefused.
    """
    moment = now or timezone.now()
    row = locked(assessment)
    if row.state != AssessmentState.SUBMITTED:
        raise SupplementRefused(NOT_HANDED_IN)
    said, due_at = _said(reason), _due(row, until, moment)
    by_lead = _checked(row, codes, Asker.of(row, by, moment), moment)
    return tuple(_asked(row, lead, own, said, due_at, by, moment) for lead, own in sorted(by_lead.items()))


def _said(reason: str) -> str:
    if not reason.strip():
        raise SupplementRefused("Hãy ghi cần bổ sung gì.")
    return reason.strip()


def _due(assessment: Assessment, until: date, now: datetime) -> datetime:
    """The first moment that is too late: after now, and inside the time in which it can be judged."""
    due_at = timezone.make_aware(datetime.combine(until + timedelta(days=1), time.min))
    if due_at <= now:
        raise SupplementRefused("Ngày bổ sung đã qua; hãy chọn ngày từ hôm nay trở đi.")
    ends_at = appraisal_stretch(assessment.round).ends_at
    if ends_at and due_at > ends_at:
        raise SupplementRefused(
            f"Ngày bổ sung phải trước khi hết thời gian thẩm định ({vn_last_moment(ends_at)})."
        )
    return due_at


def _checked(
    assessment: Assessment, codes: Sequence[str], asker: Asker, now: datetime
) -> dict[int, list[str]]:
    """The leaves by lead unit, in the order of the annex. Raises SupplementRefused."""
    annex = {c.code: c for c in annex_of(assessment)}
    parents = {code: c.parent_code for code, c in annex.items()}
    exempt = granted_exemptions([assessment]).get(assessment.pk, {})
    asked = {code for each in asked_leaves(assessment) for code in each.codes}
    found: dict[int, list[str]] = defaultdict(list)
    for code in (code for code in annex if code in set(codes)):
        lead = asker.scope.leads.get((assessment.unit.group_id, code))
        if lead is None or not asker.may_ask(assessment, code):
            raise SupplementRefused(f"Tiêu chí {code} không do bạn thẩm định cho đơn vị này.")
        if not _is_own(annex[code]) or code in exempt:
            raise SupplementRefused(f"Tiêu chí {code} đơn vị không tự chấm nên không bổ sung được.")
        if code in asked:
            raise SupplementRefused(f"Tiêu chí {code} đã có yêu cầu bổ sung đang chờ đơn vị.")
        found[lead.unit_id].append(code)
        _refuse_closed(assessment, domain_of(code, parents), lead, now)
    if not found:
        raise SupplementRefused("Hãy chọn tiêu chí cần bổ sung.")
    return found


def _is_own(criterion: CriterionInput) -> bool:
    return criterion.rule is not None and self_scored(criterion)


def _refuse_closed(assessment: Assessment, domain: str, lead: Lead, now: datetime) -> None:
    if lock := appraisal_lock(appraisal_desk(assessment, domain, lead.unit_id, now)):
        raise SupplementRefused(lock)


def _asked(
    assessment: Assessment,
    lead: int,
    codes: list[str],
    reason: str,
    due_at: datetime,
    by: User,
    now: datetime,
) -> Supplement:
    supplement = Supplement.objects.create(
        assessment=assessment,
        lead_unit_id=lead,
        criterion_codes=codes,
        reason=reason,
        due_at=due_at,
        asked_at=now,
        asked_by=by,
    )
    record_event(
        by=by,
        verb="ask_supplement",
        target_type="assessment",
        target_ref=f"{assessment.round.code}/{assessment.unit.code}",
        detail={
            "supplement": supplement.pk,
            "criteria": codes,
            "reason": reason,
            "due_at": due_at.isoformat(),
        },
        now=now,
    )
    return supplement
