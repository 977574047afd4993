from datetime import date

import pytest

from accounts.models import Unit
from scoring.models import Assessment, Award, Extension, Submission
from tests import factories

URL = "/dot/2020/tien-do/A/"
LATER = {"due_at": "17:00 01/12/2099", "reason": "Bão số 9", "document": "12/CV"}


def test_extension_is_granted_and_shown(as_admin, assessments):
    answer = as_admin.post(f"{URL}gia-han/", LATER, follow=True)

    assert "Gia hạn đến trước 17:00 ngày 01/12/2099" in answer.content.decode()
    assert Extension.objects.get().document == "12/CV"


def test_extension_without_a_moment_says_so_and_keeps_the_reason(as_admin, assessments):
    answer = as_admin.post(f"{URL}gia-han/", {"reason": "Bão số 9"})

    page = answer.content.decode()
    assert (answer.status_code, "Hãy ghi thời điểm gia hạn." in page, "Bão số 9" in page) == (422, True, True)


def test_extension_into_the_past_is_refused_in_words(as_admin, assessments):
    answer = as_admin.post(f"{URL}gia-han/", {**LATER, "due_at": "17:00 01/12/1999"}, follow=True)

    assert "Hạn mới phải sau lúc này" in answer.content.decode()
    assert not Extension.objects.exists()


def test_absence_is_recorded_and_taken_back(as_admin, assessments):
    as_admin.post(f"{URL}khong-nop/", {"reason": "Quá hạn"})
    assert (Assessment.objects.get(unit__code="A").state, Award.objects.get().points) == ("not_submitted", 0)

    answer = as_admin.post(f"{URL}khong-nop/", {"reason": "Đã gửi"}, follow=True)
    assert "bỏ ghi nhận" in answer.content.decode()
    assert Assessment.objects.get(unit__code="A").state == "draft"


def test_absence_of_some_criteria_is_recorded_for_these(as_admin, assessments):
    refused = as_admin.post(f"{URL}khong-nop/", {"reason": "Quá hạn", "only": "1.1; 9.9"}, follow=True)
    assert "9.9: không phải tiêu chí đơn vị phải tự chấm" in refused.content.decode()
    as_admin.post(f"{URL}khong-nop/", {"reason": "Quá hạn", "only": " 1.1, 1.1 "})

    assert (Assessment.objects.get(unit__code="A").state, Award.objects.get().criterion_code) == (
        *("not_submitted", "1.1"),
    )


@pytest.mark.parametrize("action", ["gia-han", "khong-nop"])
def test_actions_on_a_unit_are_not_for_leaders(as_leader, assessments, action):
    assert as_leader.post(f"{URL}{action}/", LATER).status_code == 403
    assert "<form class" not in as_leader.get(URL).content.decode().split("<main")[1]
    assert not Extension.objects.exists()


def test_unit_outside_the_round_is_not_found(as_admin, assessments):
    assert as_admin.get("/dot/2020/tien-do/X/").status_code == 404
    assert as_admin.post("/dot/2020/tien-do/X/gia-han/", LATER).status_code == 404


def test_actions_answer_posts_only(as_admin, assessments):
    assert as_admin.get(f"{URL}gia-han/").status_code == 405
    assert as_admin.post(URL).status_code == 405


def test_unit_leads_to_its_sheet_and_to_the_receipt_of_what_it_handed_in(as_leader, assessments, admin):
    sheet = 'href="/tu-cham/2020/A/"'
    page = as_leader.get(URL).content.decode()
    assert (sheet in page, "/bien-nhan/" in page) == (True, False)

    Assessment.objects.filter(pk=assessments[0].pk).update(state="submitted")
    Submission.objects.create(
        assessment=assessments[0],
        number=1,
        code="2020-A-1",
        content=b"",
        content_hash="0" * 64,
        declaration="Số liệu đúng",
        submitted_at=factories.COMPUTED,
        submitted_by=admin,
    )
    assert 'href="/tu-cham/2020/A/bien-nhan/2020-A-1/"' in as_leader.get(URL).content.decode()


def test_round_leads_to_reminders_and_assignments(as_leader, assessments):
    page = as_leader.get("/dot/2020/").content.decode()

    assert ['href="/dot/2020/nhac/"' in page, 'href="/dot/2020/phan-cong/"' in page] == [True, True]


def test_unit_merged_in_mid_round_keeps_its_sheet_and_names_its_heir(as_leader, assessments):
    heir = factories.make_unit(assessments[0].unit.group, "M", "Sở hợp nhất")
    Unit.objects.filter(code="A").update(successor=heir, valid_to=date(2020, 6, 30))
    page = as_leader.get(URL).content.decode()

    assert 'đơn vị kế thừa: <a href="/ket-qua/M/">Sở hợp nhất</a>. Bản tự chấm của đợt này vẫn là' in page
    assert 'href="/tu-cham/2020/A/"' in page
