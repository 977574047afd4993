import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connections

from accounts.models import AuditEvent, RoleGrant
from scoring.core.submission import DECLARATION
from scoring.core.workflow import AssessmentState
from scoring.models import AssessmentStep, Claim, Submission
from scoring.selectors.submissions import frozen_content, submission_trouble
from scoring.services.submission.send_to_head import send_to_head
from scoring.services.submission.step import StepRefused
from scoring.services.submission.submit_assessment import submit_assessment
from scoring.services.submission.withdraw_submission import withdraw_submission
from tests.scoring.handing_in import (
    CLOSES,
    DUE,
    NOW,
    REASON,
    Desk,
    ask_evidence,
    claim,
    make_desk,
    name_document,
)

ONE_SECOND = timedelta(seconds=1)


def submit(desk: Desk, **changes):
    asked = {"assessment": desk.assessment(), "declared": True, "by": desk.head, "now": NOW, **changes}
    return submit_assessment(**asked)


@pytest.mark.django_db
def test_submit_freezes_the_sheet_and_gives_a_receipt(desk):
    claim(desk.assessment(), version=3, reason="Đủ 12 nhiệm vụ")
    name_document(desk.assessment(), issued_on=date(2020, 3, 2))

    submission = submit(desk)
    content = frozen_content(submission)
    line = content.lines[1]

    assert desk.assessment().state == AssessmentState.SUBMITTED
    assert (submission.number, submission.submitted_at, submission.submitted_by, submission.late) == (
        *(1, NOW, desk.head),
        False,
    )
    assert submission_trouble(submission) == ""
    assert (content.signer.username, content.declaration) == ("thu-truong", DECLARATION)
    assert (line.code, line.claim.version, str(line.points), line.documents[0].title) == (
        *("1.1", 3, "7.5"),
        "Kế hoạch CCHC",
    )


@pytest.mark.django_db
def test_submit_writes_step_and_audit_with_the_hash(desk):
    claim(desk.assessment())
    submission = submit(desk)

    step = AssessmentStep.objects.get()
    event = AuditEvent.objects.get()
    assert (step.from_state, step.to_state, step.taken_by) == ("draft", "submitted", desk.head)
    assert (event.verb, event.detail["receipt"], event.detail["content_hash"], event.detail["late"]) == (
        *("submit_assessment", submission.code, submission.content_hash),
        False,
    )


@pytest.mark.django_db
def test_receipt_code_names_the_submission_and_cannot_be_misread(desk):
    claim(desk.assessment())

    assert re.fullmatch(r"2020-A-1-[0-9A-HJKMNP-TV-Z]{6}", submit(desk).code)


@pytest.mark.django_db
def test_submit_the_same_again_gives_the_same_submission(desk):
    claim(desk.assessment())
    first = submit(desk)

    assert submit(desk, now=NOW + ONE_SECOND) == first
    assert submit(desk, now=CLOSES) == first
    assert (Submission.objects.count(), AssessmentStep.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_submit_again_after_withdrawal_is_the_next_number(desk):
    claim(desk.assessment())
    first = submit(desk)
    withdraw_submission(assessment=desk.assessment(), reason=REASON, by=desk.head, now=NOW)
    Claim.objects.update(points=8)
    second = submit(desk)

    assert (first.number, second.number) == (1, 2)
    assert first.content_hash != second.content_hash
    assert submission_trouble(first) == ""


@pytest.mark.django_db
def test_submit_what_the_officer_sent(desk):
    claim(desk.assessment())
    send_to_head(assessment=desk.assessment(), by=desk.officer, now=NOW)

    assert submit(desk).number == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("moment", "late"), [(DUE - ONE_SECOND, False), (DUE, True), (CLOSES - ONE_SECOND, True)]
)
def test_submit_after_the_announced_deadline_is_late(desk, moment, late):
    """00:00 of the 16th in the province is 17:00 of the 15th in UTC, the server's own clock."""
    claim(desk.assessment())

    assert submit(desk, now=moment).late is late


@pytest.mark.django_db
def test_submit_at_the_closing_moment_is_refused(desk):
    claim(desk.assessment())

    with pytest.raises(StepRefused, match="nhận trước 17:00 ngày 20/11/2020"):
        submit(desk, now=CLOSES)
    assert desk.assessment().state == AssessmentState.DRAFT


@pytest.mark.django_db
def test_submit_by_others_than_the_head_is_refused(desk):
    claim(desk.assessment())

    for person in (desk.officer, desk.admin):
        with pytest.raises(StepRefused, match="Chỉ thủ trưởng hoặc người được ủy quyền của Sở A"):
            submit(desk, by=person)


@pytest.mark.django_db
def test_submit_by_the_head_of_yesterday_is_refused(desk):
    claim(desk.assessment())
    RoleGrant.objects.filter(user=desk.head).update(valid_to=date(2020, 11, 9))

    with pytest.raises(StepRefused, match="Chỉ thủ trưởng"):
        submit(desk)


@pytest.mark.django_db
def test_submit_by_a_deputy_says_for_whom(desk):
    claim(desk.assessment())
    RoleGrant.objects.filter(user=desk.head).update(capacity="KT.")
    submission = submit(desk)

    assert (submission.capacity, frozen_content(submission).signer.capacity) == ("KT.", "KT.")


@pytest.mark.django_db
def test_submit_without_the_declaration_is_refused(desk):
    claim(desk.assessment())

    with pytest.raises(StepRefused, match="lời cam kết"):
        submit(desk, declared=False)
    assert Submission.objects.count() == 0


@pytest.mark.django_db
def test_submit_an_unfinished_sheet_is_refused_and_names_the_leaf(desk):
    with pytest.raises(StepRefused, match=r"1\.1 Tiêu chí 1\.1: Chưa tự chấm"):
        submit(desk)
    assert (desk.assessment().state, Submission.objects.count()) == (AssessmentState.DRAFT, 0)


@pytest.mark.django_db
def test_submit_without_the_evidence_that_the_set_names_is_refused(desk):
    ask_evidence("Kế hoạch năm")
    claim(desk.assessment())
    with pytest.raises(StepRefused, match="Chưa có tài liệu kiểm chứng"):
        submit(desk)
    name_document(desk.assessment())

    assert submit(desk).number == 1


@pytest.mark.django_db
def test_submit_of_a_sheet_not_submitted_by_the_department_is_refused(desk):
    claim(desk.assessment())
    desk.round.assessments.update(state=AssessmentState.NOT_SUBMITTED)

    with pytest.raises(StepRefused, match="Không nộp"):
        submit(desk)


@pytest.mark.django_db(transaction=True)
def test_submits_at_once_give_one_submission():
    desk = make_desk()
    claim(desk.assessment())

    def press(_: int) -> str:
        try:
            return submit(desk).code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        codes = set(pool.map(press, range(8)))
    assert codes == {Submission.objects.get().code}
    assert AssessmentStep.objects.count() == 1
