import zlib

import pytest

from scoring.models import Submission
from scoring.selectors.submissions import frozen_content, submission_in_force, submission_trouble
from scoring.services.submission.submit_assessment import submit_assessment
from scoring.services.submission.withdraw_submission import withdraw_submission
from tests.scoring.handing_in import NOW, REASON, claim, make_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted():
    desk = make_desk()
    claim(desk.assessment())
    submit_assessment(assessment=desk.assessment(), declared=True, by=desk.head, now=NOW)
    return desk


def test_submission_in_force_is_the_last_while_it_stands(submitted):
    (submission,) = Submission.objects.all()

    assert submission_in_force(submitted.assessment()) == submission
    withdraw_submission(assessment=submitted.assessment(), reason=REASON, by=submitted.head, now=NOW)
    assert submission_in_force(submitted.assessment()) is None


def test_frozen_content_does_not_follow_the_claims(submitted):
    submitted.assessment().claims.update(points=1)

    assert str(frozen_content(Submission.objects.get()).totals.obtained) == "7.5"


def test_content_that_was_changed_is_told():
    changed = Submission(code="2020-A-1-7K3F9Q", content=zlib.compress(b"{}"), content_hash="0" * 64)
    torn = Submission(code="2020-A-1-7K3F9Q", content=b"khong phai zlib", content_hash="0" * 64)

    assert submission_trouble(changed) == "Biên nhận 2020-A-1-7K3F9Q: nội dung đã lưu không khớp mã băm"
    assert submission_trouble(torn) == "Biên nhận 2020-A-1-7K3F9Q: nội dung đã lưu không đọc được"
