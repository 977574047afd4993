from datetime import timedelta

import pytest

from accounts.models import AuditEvent
from scoring.core.workflow import AssessmentState
from scoring.models import Submission
from scoring.services.submission.step import StepRefused
from scoring.services.submission.submit_assessment import submit_assessment
from scoring.services.submission.withdraw_submission import withdraw_submission
from tests.scoring.handing_in import CLOSES, DUE, NOW, REASON, claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted(desk):
    claim(desk.assessment())
    submit_assessment(assessment=desk.assessment(), declared=True, by=desk.head, now=NOW)
    return desk


def test_withdraw_opens_the_sheet_and_keeps_what_was_handed_in(submitted):
    step = withdraw_submission(assessment=submitted.assessment(), reason=REASON, by=submitted.head, now=NOW)

    assert submitted.assessment().state == AssessmentState.DRAFT
    assert (step.from_state, step.to_state, step.reason) == ("submitted", "draft", REASON)
    assert Submission.objects.count() == 1
    assert AuditEvent.objects.order_by("sequence").last().verb == "withdraw_submission"


def test_withdraw_is_open_until_the_closing_moment(submitted):
    late = CLOSES - timedelta(seconds=1)
    assert DUE < late

    with pytest.raises(StepRefused, match="trước 17:00 ngày 20/11/2020"):
        withdraw_submission(assessment=submitted.assessment(), reason=REASON, by=submitted.head, now=CLOSES)
    withdraw_submission(assessment=submitted.assessment(), reason=REASON, by=submitted.head, now=late)


def test_withdraw_without_a_reason_is_refused(submitted):
    with pytest.raises(StepRefused, match="Hãy ghi lý do"):
        withdraw_submission(assessment=submitted.assessment(), reason="", by=submitted.head, now=NOW)


def test_withdraw_by_an_officer_or_the_department_is_refused(submitted):
    for person in (submitted.officer, submitted.admin):
        with pytest.raises(StepRefused, match="Chỉ thủ trưởng"):
            withdraw_submission(assessment=submitted.assessment(), reason=REASON, by=person, now=NOW)


def test_withdraw_of_a_draft_is_refused(desk):
    with pytest.raises(StepRefused, match="Đang tự chấm"):
        withdraw_submission(assessment=desk.assessment(), reason=REASON, by=desk.head, now=NOW)
