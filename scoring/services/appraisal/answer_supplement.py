"""The head of the unit hands in what was asked for: a new submission of the whole sheet, with a receipt."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from scoring.core.words import SupplementOutcome
from scoring.core.workflow import AssessmentMove, AssessmentState
from scoring.models import Submission, Supplement
from scoring.selectors.whole_sheet import whole_sheet
from scoring.services.appraisal.ask_supplement import SupplementRefused
from scoring.services.appraisal.end_supplement import end_supplement
from scoring.services.submission.step import check_right, locked
from scoring.services.submission.submit_assessment import check_errors, frozen, store_submission

ENDED = "Yêu cầu bổ sung này đã kết thúc."
TOO_LATE = "Đã hết thời gian bổ sung."


@transaction.atomic
def answer_supplement(
    *, supplement: Supplement, declared: bool, by: User, now: datetime | None = None
) -> Submission:
    """Hand in the sheet with what was added; a second click gets the same receipt.

    Raises SupplementRefused, StepRefused: not the head, ended, too late, no declaration, or an error on
    a line that was asked for.
    """
    moment = now or timezone.now()
    row = locked(supplement.assessment)
    check_right(row, AssessmentMove.SUBMIT, by, moment)
    asked = Supplement.objects.select_related("answer").get(pk=supplement.pk)
    asked.assessment = row
    if asked.answer is not None:
        return asked.answer
    if asked.ended_at is not None or row.state != AssessmentState.SUBMITTED:
        raise SupplementRefused(ENDED)
    if moment >= asked.due_at:
        raise SupplementRefused(TOO_LATE)
    sheet = whole_sheet(row)
    check_errors([error for error in sheet.errors if error.code in asked.criterion_codes], declared)
    content, digest = frozen(row, sheet, by, moment)
    submission = store_submission(row, content, digest, by, moment, late=False)
    end_supplement(asked, SupplementOutcome.ANSWERED, by=by, now=moment, answer=submission)
    return submission
