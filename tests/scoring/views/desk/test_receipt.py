import pytest

from scoring.services.submission.submit_assessment import submit_assessment
from scoring.services.submission.withdraw_submission import withdraw_submission
from tests.scoring.handing_in import REASON, claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission(desk):
    claim(desk.assessment())
    return submit_assessment(assessment=desk.assessment(), declared=True, by=desk.head)


def test_receipt_tells_code_hash_and_who(desk, submission, sign_in):
    page = sign_in(desk.officer).get(f"/tu-cham/2020/A/bien-nhan/{submission.code}/").content.decode()

    for said in (submission.code, submission.content_hash, "Lê Thị Hoa", "7,50/10,00", "Tải báo cáo"):
        assert said in page
    assert "không còn hiệu lực" not in page


def test_receipt_of_what_was_withdrawn_says_so(desk, submission, sign_in):
    withdraw_submission(assessment=desk.assessment(), reason=REASON, by=desk.head)
    page = sign_in(desk.head).get(f"/tu-cham/2020/A/bien-nhan/{submission.code}/").content.decode()

    assert "Lần nộp này không còn hiệu lực" in page
    assert "Tải báo cáo" not in page


@pytest.mark.parametrize("address", ["/tu-cham/2020/B/bien-nhan/{}/", "/tu-cham/2020/A/bien-nhan/{}X/"])
def test_receipt_of_another_unit_or_code_does_not_exist(desk, submission, sign_in, address):
    assert sign_in(desk.admin).get(address.format(submission.code)).status_code == 404
