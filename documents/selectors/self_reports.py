"""What a self-assessment report rests on: the submission in force, else the sheet as it is now."""

from django.utils import timezone

from documents.layout.self_report import Receipt, SelfReport, self_report
from scoring.models import Assessment
from scoring.selectors.submission_content import content_of
from scoring.selectors.submissions import frozen_content, submission_in_force
from scoring.selectors.whole_sheet import whole_sheet


def report_of(assessment: Assessment) -> SelfReport:
    """Once submitted the frozen content, never the claims. Raises FiguresDisagree."""
    submission = submission_in_force(assessment)
    if submission is None:
        return self_report(content_of(assessment, whole_sheet(assessment)), None)
    at = timezone.localtime(submission.submitted_at)
    receipt = Receipt(submission.code, submission.content_hash, at, submission.late)
    return self_report(frozen_content(submission), receipt)
