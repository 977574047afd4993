"""What keeps a sheet handed in where it is: appraisal that has been closed, or more that is asked for."""

from datetime import datetime

from accounts.models import User
from scoring.core.words import SupplementOutcome
from scoring.core.workflow import AppraisalState
from scoring.models import AppraisalPart, Assessment, Supplement
from scoring.services.appraisal.end_supplement import end_supplement
from scoring.services.submission.step import StepRefused

ASKED = "Đang có yêu cầu bổ sung; sửa các tiêu chí được yêu cầu rồi nộp bổ sung, không rút lại cả bản."


def refuse_closed_parts(assessment: Assessment) -> None:
    """What was judged through rests on the sheet as it was handed in. Raises StepRefused."""
    closed = AppraisalPart.objects.filter(assessment=assessment).exclude(state=AppraisalState.OPEN)
    parts = closed.select_related("lead_unit").order_by("domain_code", "lead_unit__code")
    if told := [f"lĩnh vực {part.domain_code} ({part.lead_unit.name})" for part in parts]:
        raise StepRefused(f"Đã thẩm định xong {', '.join(told)}; mở lại các phần ấy trước.")


def refuse_while_asked(assessment: Assessment) -> None:
    """Raises StepRefused while a supplement is open."""
    if Supplement.objects.filter(assessment=assessment, ended_at__isnull=True).exists():
        raise StepRefused(ASKED)


def end_asked(assessment: Assessment, reason: str, by: User, now: datetime) -> None:
    """The whole sheet goes back: what was asked of some lines is asked no more."""
    for supplement in Supplement.objects.filter(assessment=assessment, ended_at__isnull=True):
        supplement.assessment = assessment
        end_supplement(supplement, SupplementOutcome.TAKEN_BACK, by=by, now=now, reason=reason)
