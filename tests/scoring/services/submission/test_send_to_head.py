from datetime import date, timedelta

import pytest

from accounts.models import AuditEvent, Role, RoleGrant
from scoring.core.workflow import AssessmentState, RoundState
from scoring.models import AssessmentStep, Round
from scoring.services.submission.send_to_head import send_to_head
from scoring.services.submission.step import StepRefused
from tests import factories
from tests.scoring.handing_in import CLOSES, NOW, OPENS

pytestmark = pytest.mark.django_db


def test_send_moves_the_sheet_and_writes_step_and_audit(desk):
    step = send_to_head(assessment=desk.assessment(), by=desk.officer, now=NOW)

    assert desk.assessment().state == AssessmentState.WITH_HEAD
    assert (step.from_state, step.to_state, step.taken_at, step.taken_by) == (
        *("draft", "with_head", NOW),
        desk.officer,
    )
    event = AuditEvent.objects.get()
    assert (event.verb, event.actor, event.target_type, event.target_ref, event.detail) == (
        *("send_to_head", "can-bo", "assessment", "2020/A"),
        {"from": "draft", "to": "with_head", "reason": ""},
    )


def test_send_twice_is_refused_and_leaves_one_step(desk):
    send_to_head(assessment=desk.assessment(), by=desk.officer, now=NOW)

    with pytest.raises(StepRefused, match="Chờ thủ trưởng nộp"):
        send_to_head(assessment=desk.assessment(), by=desk.officer, now=NOW)
    assert AssessmentStep.objects.count() == 1


def test_send_reads_the_row_not_what_the_caller_holds(desk):
    stale = desk.assessment()
    send_to_head(assessment=desk.assessment(), by=desk.officer, now=NOW)

    with pytest.raises(StepRefused):
        send_to_head(assessment=stale, by=desk.officer, now=NOW)


@pytest.mark.parametrize("role", [Role.APPRAISER, Role.ROUND_ADMIN, Role.DEPARTMENT_LEADER])
def test_send_by_people_of_other_work_is_refused(desk, role):
    person = factories.make_person(role, desk.a, "nguoi-khac")

    with pytest.raises(StepRefused, match="Chỉ cán bộ và thủ trưởng của Sở A"):
        send_to_head(assessment=desk.assessment(), by=person, now=NOW)


def test_send_by_a_sibling_unit_is_refused(desk):
    with pytest.raises(StepRefused, match="Sở B"):
        send_to_head(assessment=desk.assessment(desk.b), by=desk.officer, now=NOW)


def test_send_with_last_years_role_is_refused(desk):
    RoleGrant.objects.filter(user=desk.officer).update(valid_to=date(2020, 11, 9))

    with pytest.raises(StepRefused):
        send_to_head(assessment=desk.assessment(), by=desk.officer, now=NOW)


def test_send_on_the_last_day_of_a_role_in_the_province_is_taken(desk):
    """02:00 UTC of the 10th is the 10th in the province; 17:00 UTC is already the 11th there."""
    RoleGrant.objects.filter(user=desk.officer).update(valid_to=date(2020, 11, 10))

    with pytest.raises(StepRefused):
        send_to_head(assessment=desk.assessment(), by=desk.officer, now=NOW + timedelta(hours=15))
    assert send_to_head(assessment=desk.assessment(), by=desk.officer, now=NOW).pk


@pytest.mark.parametrize(
    ("now", "why"),
    [
        (OPENS - timedelta(seconds=1), "Chưa đến giờ mở tự chấm: 08:00 ngày 01/11/2020"),
        (CLOSES, "Đã hết thời gian tự chấm"),
    ],
)
def test_send_outside_the_time_is_refused(desk, now, why):
    with pytest.raises(StepRefused, match=why):
        send_to_head(assessment=desk.assessment(), by=desk.officer, now=now)


def test_send_in_a_round_that_is_published_is_refused(desk):
    Round.objects.update(state=RoundState.PROVISIONAL)

    with pytest.raises(StepRefused, match="đã qua giai đoạn tự chấm"):
        send_to_head(assessment=desk.assessment(), by=desk.officer, now=NOW)
