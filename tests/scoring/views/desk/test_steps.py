"""The steps as posted: what they do is told in tests/scoring/services/submission."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Role
from scoring.core.workflow import AssessmentState
from scoring.models import Extension, Submission
from tests import factories
from tests.scoring.handing_in import REASON, claim, close_now

pytestmark = pytest.mark.django_db
CHECK = "/tu-cham/2020/A/kiem-tra/"
STEPS = ("gui-thu-truong", "tra-can-bo", "nop", "rut-lai", "tra-don-vi")


@pytest.fixture
def post(desk, sign_in):
    def send(person, step: str, **fields):
        return sign_in(person).post(f"{CHECK}{step}/", fields)

    return send


def _state(desk) -> str:
    return desk.assessment().state


def test_sheet_goes_to_its_head_and_back(desk, post):
    answer = post(desk.officer, "gui-thu-truong")
    assert (answer.status_code, answer.url, _state(desk)) == (302, "/tu-cham/2020/A/", "with_head")
    post(desk.head, "tra-can-bo", **{"send_back-reason": REASON})

    assert _state(desk) == AssessmentState.DRAFT


def test_submit_leads_to_the_receipt(desk, post):
    claim(desk.assessment())
    answer = post(desk.head, "nop", **{"submit-declared": "on"})

    assert answer.url == f"/tu-cham/2020/A/bien-nhan/{Submission.objects.get().code}/"


def test_submit_twice_gives_the_same_receipt(desk, post):
    claim(desk.assessment())
    first, second = (post(desk.head, "nop", **{"submit-declared": "on"}) for _ in range(2))

    assert (first.url, Submission.objects.count()) == (second.url, 1)


def test_submit_without_the_declaration_is_told_beside_the_box(desk, post):
    claim(desk.assessment())
    answer = post(desk.head, "nop")

    assert answer.status_code == 422
    assert "<title>Lỗi: Kiểm tra và nộp" in answer.content.decode()
    assert 'aria-describedby="id_submit-declared_error"' in answer.content.decode()


def test_submit_of_an_unfinished_sheet_is_told(desk, post):
    answer = post(desk.head, "nop", **{"submit-declared": "on"})

    assert answer.status_code == 422
    assert "Còn 1 lỗi phải sửa trước khi nộp." in answer.content.decode()


def test_step_back_without_a_reason_keeps_the_sheet(desk, post):
    post(desk.officer, "gui-thu-truong")
    answer = post(desk.head, "tra-can-bo", **{"send_back-reason": " "})

    assert (answer.status_code, _state(desk)) == (422, "with_head")
    assert "Hãy ghi lý do." in answer.content.decode()


def test_withdraw_opens_the_sheet(desk, post):
    claim(desk.assessment())
    post(desk.head, "nop", **{"submit-declared": "on"})
    post(desk.head, "rut-lai", **{"withdraw-reason": REASON})

    assert _state(desk) == AssessmentState.DRAFT


def test_withdraw_after_the_closing_is_refused_with_the_reason(desk, post):
    claim(desk.assessment())
    post(desk.head, "nop", **{"submit-declared": "on"})
    close_now()
    answer = post(desk.head, "rut-lai", **{"withdraw-reason": REASON})

    assert (answer.status_code, _state(desk)) == (422, "submitted")
    assert "Đã hết thời gian tự chấm" in answer.content.decode()


def test_return_after_the_closing_asks_for_a_day_and_keeps_what_was_typed(desk, post):
    claim(desk.assessment())
    post(desk.head, "nop", **{"submit-declared": "on"})
    close_now()
    answer = post(desk.admin, "tra-don-vi", **{"return-reason": REASON})
    assert (answer.status_code, REASON in answer.content.decode()) == (422, True)
    assert "Hãy ghi ngày đơn vị phải nộp lại." in answer.content.decode()
    day = timezone.localdate() + timedelta(days=3)
    post(desk.admin, "tra-don-vi", **{"return-reason": REASON, "return-until": f"{day:%d/%m/%Y}"})

    assert (_state(desk), timezone.localdate(Extension.objects.get().due_at)) == (
        AssessmentState.RETURNED,
        day + timedelta(days=1),
    )


@pytest.mark.parametrize(
    ("role", "open_steps"),
    [
        (Role.UNIT_OFFICER, {"gui-thu-truong"}),
        (Role.UNIT_HEAD, {"gui-thu-truong", "tra-can-bo", "nop", "rut-lai"}),
        (Role.ROUND_ADMIN, {"tra-don-vi"}),
        (Role.DEPARTMENT_LEADER, set()),
        (Role.PROVINCE_LEADER, set()),
    ],
)
def test_steps_of_others_are_refused_whatever_the_state(desk, post, role, open_steps):
    person = factories.make_person(role, desk.a, "nguoi-thu")
    for state in AssessmentState:
        desk.round.assessments.update(state=state)

        found = {step for step in STEPS if post(person, step).status_code != 403}
        assert found == open_steps


def test_steps_of_a_sibling_unit_do_not_exist(desk, sign_in):
    client = sign_in(desk.head)

    assert {client.post(f"/tu-cham/2020/B/kiem-tra/{step}/").status_code for step in STEPS} == {404}


def test_steps_are_posted(desk, sign_in):
    client = sign_in(desk.head)

    assert {client.get(f"{CHECK}{step}/").status_code for step in STEPS} == {405}


def test_every_form_of_a_step_carries_its_token(desk, post, sign_in):
    claim(desk.assessment())
    post(desk.officer, "gui-thu-truong")
    forms = []
    for person in (desk.head, desk.admin):
        page = sign_in(person).get(CHECK).content.decode()
        forms += [form for form in page.split("<form")[1:] if CHECK in form]
        post(desk.head, "nop", **{"submit-declared": "on"})
    forms += [
        form for form in sign_in(desk.head).get(CHECK).content.decode().split("<form")[1:] if CHECK in form
    ]

    assert len(forms) == 4
    assert all("csrfmiddlewaretoken" in form for form in forms)
