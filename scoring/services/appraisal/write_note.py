"""A note beside a line: to the unit, or among those who appraise.

The row is the record: it is never changed, and names who wrote it and when, so no audit event repeats it.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cchc_portal.lib.refusal import Refused
from cchc_portal.lib.text import clean
from scoring.core.appraisal import NOT_YOURS
from scoring.core.words import NoteAudience
from scoring.core.workflow import RoundState
from scoring.models import AppraisalNote, Assessment
from scoring.selectors.appraisal.scope import scope_of
from scoring.services.line_checks import leaf_of

LONGEST = 2000
EMPTY = "Hãy ghi nội dung của ghi chú."
TOO_LONG = f"Ghi chú không quá {LONGEST} ký tự."
PUBLISHED = "Đợt đã công bố kết quả dự kiến; không ghi chú thêm."


@transaction.atomic
def write_note(
    *,
    assessment: Assessment,
    criterion_code: str,
    audience: NoteAudience,
    text: str,
    by: User,
    now: datetime | None = None,
) -> AppraisalNote:
    """By who judges the line, while the round is open. Raises NoSuchLeaf, Refused."""
    moment, words = now or timezone.now(), clean(text)
    leaf_of(assessment, criterion_code)
    group = assessment.unit.group_id
    scope = scope_of(assessment.round, by, timezone.localdate(moment), [(group, criterion_code)])
    if not scope.judges(assessment.unit_id, group, criterion_code):
        raise Refused(NOT_YOURS)
    if assessment.round.state != RoundState.OPEN:
        raise Refused(PUBLISHED)
    if not words:
        raise Refused(EMPTY)
    if len(words) > LONGEST:
        raise Refused(TOO_LONG)
    return AppraisalNote.objects.create(
        assessment=assessment,
        criterion_code=criterion_code,
        audience=audience.value,
        text=words,
        written_at=moment,
        written_by=by,
    )
