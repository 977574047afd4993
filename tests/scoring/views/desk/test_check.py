import re

import pytest

from scoring.core.submission import DECLARATION
from scoring.services.submission.submit_assessment import submit_assessment
from tests.scoring.handing_in import ask_evidence, claim, close_now, name_document

pytestmark = pytest.mark.django_db
CHECK = "/tu-cham/2020/A/kiem-tra/"


def _buttons(page: str) -> list[str]:
    return re.findall(r'<form[^>]* action="/tu-cham/2020/A/kiem-tra/([^"]+)/"', page)


def test_error_names_the_leaf_and_leads_to_its_row(desk, sign_in):
    page = sign_in(desk.officer).get(CHECK).content.decode()

    assert '<a href="/tu-cham/2020/A/1/#tc-1.1">1.1 Tiêu chí 1.1</a>: Chưa tự chấm.' in page
    assert "1 lỗi phải sửa trước khi nộp" in page


def test_answers_show_what_was_entered_and_named(desk, sign_in):
    claim(desk.assessment(), reason="Đủ 12 nhiệm vụ")
    name_document(desk.assessment())
    page = sign_in(desk.officer).get(CHECK).content.decode()

    for said in ("7,5 điểm", "Đủ 12 nhiệm vụ", "Kế hoạch CCHC, số 12/KH-SA (trang 3)", "7,50 / 10,00"):
        assert said in page
    assert "Không có lỗi, không có cảnh báo." in page


def test_buttons_are_those_of_the_role(desk, sign_in):
    claim(desk.assessment())
    people = (desk.officer, desk.head, desk.admin)

    assert [_buttons(sign_in(person).get(CHECK).content.decode()) for person in people] == [
        ["gui-thu-truong"],
        ["nop"],
        [],
    ]


def test_head_cannot_press_submit_while_there_are_errors(desk, sign_in):
    page = sign_in(desk.head).get(CHECK).content.decode()

    assert (_buttons(page), DECLARATION in page) == ([], False)
    assert "Sửa 1 lỗi ở đầu trang rồi nộp." in page


def test_submitted_sheet_is_shown_as_it_was_handed_in(desk, sign_in):
    row = claim(desk.assessment())
    submission = submit_assessment(assessment=desk.assessment(), declared=True, by=desk.head)
    type(row).objects.update(points=1)
    ask_evidence()
    page = sign_in(desk.head).get(CHECK).content.decode()

    assert "Tổng 7,50/10,00 điểm" in page
    assert f"Như đã nộp, biên nhận {submission.code}." in page
    assert "lỗi phải sửa" not in page
    assert _buttons(page) == ["rut-lai"]


def test_after_the_closing_only_the_department_has_a_button(desk, sign_in):
    claim(desk.assessment())
    submit_assessment(assessment=desk.assessment(), declared=True, by=desk.head)
    close_now()
    people = (desk.officer, desk.head, desk.admin)

    assert [_buttons(sign_in(person).get(CHECK).content.decode()) for person in people] == [
        *([], []),
        ["tra-don-vi"],
    ]


def test_locked_sheet_offers_nothing_to_mend(desk, sign_in):
    claim(desk.assessment())
    link = '/tu-cham/2020/A/1/#tc-1.1">Sửa<'
    assert link in sign_in(desk.officer).get(CHECK).content.decode()
    close_now()

    assert link not in sign_in(desk.officer).get(CHECK).content.decode()
