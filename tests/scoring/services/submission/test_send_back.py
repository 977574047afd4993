import pytest

from accounts.models import AuditEvent
from scoring.core.workflow import AssessmentState
from scoring.services.submission.send_back import send_back
from scoring.services.submission.send_to_head import send_to_head
from scoring.services.submission.step import StepRefused
from tests.scoring.handing_in import CLOSES, NOW, REASON

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(desk):
    send_to_head(assessment=desk.assessment(), by=desk.officer, now=NOW)
    return desk


def test_send_back_opens_the_sheet_and_keeps_the_reason(sent):
    step = send_back(assessment=sent.assessment(), reason=f" {REASON} ", by=sent.head, now=NOW)

    assert sent.assessment().state == AssessmentState.DRAFT
    assert (step.from_state, step.to_state, step.reason) == ("with_head", "draft", REASON)
    assert AuditEvent.objects.order_by("sequence").last().verb == "send_back"


def test_send_back_without_a_reason_is_refused(sent):
    with pytest.raises(StepRefused, match="Hãy ghi lý do"):
        send_back(assessment=sent.assessment(), reason=" ", by=sent.head, now=NOW)
    assert sent.assessment().state == AssessmentState.WITH_HEAD


def test_send_back_by_an_officer_is_refused(sent):
    with pytest.raises(StepRefused, match="Chỉ thủ trưởng"):
        send_back(assessment=sent.assessment(), reason=REASON, by=sent.officer, now=NOW)


def test_send_back_of_a_draft_is_refused(desk):
    with pytest.raises(StepRefused, match="Đang tự chấm"):
        send_back(assessment=desk.assessment(), reason=REASON, by=desk.head, now=NOW)


def test_send_back_after_the_closing_is_refused(sent):
    with pytest.raises(StepRefused, match="Đã hết thời gian tự chấm"):
        send_back(assessment=sent.assessment(), reason=REASON, by=sent.head, now=CLOSES)
