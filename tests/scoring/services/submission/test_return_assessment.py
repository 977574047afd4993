from datetime import UTC, date, datetime, timedelta

import pytest

from accounts.models import AuditEvent, Role
from scoring.core.workflow import AssessmentState
from scoring.models import Extension
from scoring.selectors.desk import desk_of
from scoring.services.extend_time import ExtensionRefused
from scoring.services.submission.return_assessment import return_assessment
from scoring.services.submission.step import StepRefused
from scoring.services.submission.submit_assessment import submit_assessment
from tests import factories
from tests.scoring.handing_in import CLOSES, NOW, REASON, claim

pytestmark = pytest.mark.django_db
AFTER = CLOSES + timedelta(days=1)


@pytest.fixture
def submitted(desk):
    claim(desk.assessment())
    submit_assessment(assessment=desk.assessment(), declared=True, by=desk.head, now=NOW)
    return desk


def test_return_opens_the_sheet_with_its_reason(submitted):
    step = return_assessment(assessment=submitted.assessment(), reason=REASON, by=submitted.admin, now=NOW)

    assert submitted.assessment().state == AssessmentState.RETURNED
    assert (step.from_state, step.to_state, step.reason) == ("submitted", "returned", REASON)
    event = AuditEvent.objects.order_by("sequence").last()
    assert (event.verb, event.detail["until"]) == ("return_assessment", None)
    assert Extension.objects.count() == 0


def test_return_after_the_closing_gives_time_to_the_end_of_the_day(submitted):
    return_assessment(
        assessment=submitted.assessment(),
        reason=REASON,
        by=submitted.admin,
        until=date(2020, 11, 25),
        now=AFTER,
    )
    stretch = desk_of(submitted.assessment(), AFTER).stretch

    assert stretch.due_at == stretch.closes_at == datetime(2020, 11, 25, 17, tzinfo=UTC)


def test_return_with_an_early_day_keeps_the_later_closing(submitted):
    return_assessment(
        assessment=submitted.assessment(),
        reason=REASON,
        by=submitted.admin,
        until=date(2020, 11, 12),
        now=NOW,
    )
    stretch = desk_of(submitted.assessment(), NOW).stretch

    assert (stretch.due_at, stretch.closes_at) == (datetime(2020, 11, 12, 17, tzinfo=UTC), CLOSES)


def test_return_after_the_closing_without_a_day_is_refused(submitted):
    with pytest.raises(StepRefused, match="Hãy ghi ngày đơn vị phải nộp lại"):
        return_assessment(assessment=submitted.assessment(), reason=REASON, by=submitted.admin, now=AFTER)
    assert submitted.assessment().state == AssessmentState.SUBMITTED


def test_return_to_a_day_that_is_over_is_refused(submitted):
    with pytest.raises(ExtensionRefused, match="Hạn mới phải sau lúc này"):
        return_assessment(
            assessment=submitted.assessment(),
            reason=REASON,
            by=submitted.admin,
            until=date(2020, 11, 9),
            now=NOW,
        )
    assert Extension.objects.count() == 0


def test_return_without_a_reason_is_refused(submitted):
    with pytest.raises(StepRefused, match="Hãy ghi lý do"):
        return_assessment(assessment=submitted.assessment(), reason=" ", by=submitted.admin, now=NOW)


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.DEPARTMENT_LEADER, Role.APPRAISER])
def test_return_by_others_is_refused(submitted, role):
    person = factories.make_person(role, submitted.a, "nguoi-khac")

    with pytest.raises(StepRefused, match="Chỉ quản trị đợt"):
        return_assessment(assessment=submitted.assessment(), reason=REASON, by=person, now=NOW)


def test_return_of_what_was_not_submitted_is_refused(desk):
    with pytest.raises(StepRefused, match="Đang tự chấm"):
        return_assessment(assessment=desk.assessment(), reason=REASON, by=desk.admin, now=NOW)
