"""The head of unit hands the self-assessment in: frozen, hashed, with a receipt."""

import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.selectors.capacity import signing_capacity
from cchc_portal.lib.codes import random_code
from cchc_portal.lib.hashing import sha256_bytes
from cchc_portal.lib.text import ascii_name
from scoring.core.submission import DECLARATION, SheetFinding
from scoring.core.submission_content import Signer, content_bytes
from scoring.core.timetable import Phase
from scoring.core.workflow import AssessmentMove, AssessmentState
from scoring.models import Assessment, Submission
from scoring.selectors.desk import desk_of
from scoring.selectors.submission_content import content_of
from scoring.selectors.whole_sheet import WholeSheet, whole_sheet
from scoring.services.submission.step import (
    StepRefused,
    check_move,
    check_right,
    check_time,
    locked,
    take_step,
)

_RANDOM_LETTERS = 6
_UNIT_LETTERS = 16  # of a long unit code; the receipt's column holds 32


@transaction.atomic
def submit_assessment(
    *, assessment: Assessment, declared: bool, by: User, now: datetime | None = None
) -> Submission:
    """Hand in the sheet as it stands. The same content sent twice by its head is one submission.

    Raises StepRefused: not the head, closed, no declaration, or something that forbids it on the sheet.
    """
    moment = now or timezone.now()
    row = locked(assessment)
    check_right(row, AssessmentMove.SUBMIT, by, moment)
    sheet = whole_sheet(row)
    content, digest = frozen(row, sheet, by, moment)
    if again := _just_submitted(row, digest):
        return again
    check_move(row, AssessmentMove.SUBMIT)
    check_time(row, moment)
    check_errors(sheet.errors, declared)
    late = desk_of(row, moment).phase is Phase.LATE
    submission = store_submission(row, content, digest, by, moment, late=late)
    detail = told(submission)
    take_step(row, AssessmentMove.SUBMIT, verb="submit_assessment", by=by, now=moment, detail=detail)
    return submission


def frozen(assessment: Assessment, sheet: WholeSheet, by: User, now: datetime) -> tuple[bytes, str]:
    """The sheet as it is handed in by this person, and its hash."""
    capacity = signing_capacity(by, assessment.unit, timezone.localdate(now))
    signer = Signer(by.username, by.get_full_name(), by.position, capacity)
    content = content_bytes(content_of(assessment, sheet, signer=signer, declaration=DECLARATION))
    return content, sha256_bytes(content)


def _just_submitted(assessment: Assessment, digest: str) -> Submission | None:
    """The submission in force, where it is the same: a second click on the same button."""
    if assessment.state != AssessmentState.SUBMITTED:
        return None
    last = assessment.submissions.order_by("-number").first()
    return last if last and last.content_hash == digest else None


def check_errors(errors: Sequence[SheetFinding], declared: bool) -> None:
    """Raises StepRefused where something forbids handing in, or the declaration is not made."""
    if errors:
        raise StepRefused(
            f"Còn {len(errors)} lỗi phải sửa trước khi nộp.",
            *(f"{finding.code} {finding.title}: {finding.message}" for finding in errors),
        )
    if not declared:
        raise StepRefused("Hãy đánh dấu vào lời cam kết trước khi nộp.")


def store_submission(
    assessment: Assessment, content: bytes, digest: str, by: User, now: datetime, *, late: bool
) -> Submission:
    """The next submission of the locked assessment, with a receipt of its own."""
    number = assessment.submissions.count() + 1
    return Submission.objects.create(
        assessment=assessment,
        number=number,
        code=_receipt_code(assessment, number),
        content=zlib.compress(content),
        content_hash=digest,
        declaration=DECLARATION,
        capacity=signing_capacity(by, assessment.unit, timezone.localdate(now)),
        late=late,
        submitted_at=now,
        submitted_by=by,
    )


def told(submission: Submission) -> dict[str, Any]:
    """The submission as the audit trail keeps it."""
    return {
        "number": submission.number,
        "receipt": submission.code,
        "content_hash": submission.content_hash,
        "capacity": submission.capacity,
        "late": submission.late,
    }


def _receipt_code(assessment: Assessment, number: int) -> str:
    """Year, unit, number of the submission, and letters that nobody can guess: 2020-SNV-1-7K3F9Q."""
    unit = ascii_name(assessment.unit.code)[:_UNIT_LETTERS]
    return f"{assessment.round.year}-{unit}-{number}-{random_code(_RANDOM_LETTERS)}"
