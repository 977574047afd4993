"""Submissions: the one in force, one by its receipt, and whether each is still what was handed in."""

import zlib

from cchc_portal.lib.hashing import sha256_bytes
from scoring.core.submission_content import SheetContent, read_content
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, Submission


def submission_in_force(assessment: Assessment) -> Submission | None:
    """What the unit has handed in now: none while the sheet is open, withdrawn or returned."""
    if assessment.state != AssessmentState.SUBMITTED:
        return None
    return assessment.submissions.select_related("submitted_by").order_by("-number").first()


def frozen_content(submission: Submission) -> SheetContent:
    """The sheet as it was handed in."""
    return read_content(_bytes(submission))


def submission_trouble(submission: Submission) -> str:
    """Why the stored content is not what was handed in; empty where it is."""
    try:
        digest = sha256_bytes(_bytes(submission))
    except zlib.error:
        return f"Biên nhận {submission.code}: nội dung đã lưu không đọc được"
    if digest != submission.content_hash:
        return f"Biên nhận {submission.code}: nội dung đã lưu không khớp mã băm"
    return ""


def _bytes(submission: Submission) -> bytes:
    return zlib.decompress(bytes(submission.content))
