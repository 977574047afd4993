import pytest

from scoring.models import Round

URL = "/dot/2020/dong/"
CLOSE = {"buoc": "dong", "reason": "Đã xong"}


@pytest.fixture
def final(assessments):
    Round.objects.update(state="final")


def test_round_is_closed_with_a_reason_and_opened_again(as_admin, final):
    assert f'href="{URL}"' in as_admin.get("/dot/2020/").content.decode()
    closed = as_admin.post(URL, CLOSE, follow=True).content.decode()
    reopened = as_admin.post(URL, {"buoc": "mo", "reason": "Đính chính"}, follow=True).content.decode()

    assert ["Đợt 2020 đã đóng." in closed, "Mở lại đợt</a>" in closed] == [True, True]
    assert ["Đợt 2020 đã mở lại." in reopened, "Đóng đợt</a>" in reopened] == [True, True]


def test_final_results_are_opened_for_a_correction_and_left_alone_after_all(as_admin, final, monkeypatch):
    monkeypatch.setattr("scoring.services.close_round._is_changed", lambda _: False)
    there = f"{URL}?buoc=dinh-chinh"
    assert f'href="{there}"' in as_admin.get("/dot/2020/").content.decode()
    assert "Đính chính kết quả 2020</h1>" in as_admin.get(there).content.decode()

    opened = as_admin.post(there, {"buoc": "dinh-chinh", "reason": "Ghi nhầm điểm"}, follow=True)
    shown = opened.content.decode()
    settled = as_admin.post(URL, {"buoc": "thoi", "reason": "Đúng rồi"}, follow=True).content.decode()

    assert ["được mở để đính chính kết quả." in shown, "Thôi đính chính</a>" in shown] == [True, True]
    assert ["Đợt 2020 thôi đính chính." in settled, "Đóng đợt</a>" in settled] == [True, True]


def test_step_that_no_page_offers_does_not_exist(as_admin, final):
    assert as_admin.get(f"{URL}?buoc=xoa").status_code == 404


def test_closing_asks_for_a_reason(as_admin, final):
    answer = as_admin.post(URL, {"buoc": "dong"})

    assert (answer.status_code, "Hãy ghi lý do." in answer.content.decode()) == (422, True)
    assert Round.objects.get().state == "final"


def test_closing_twice_does_not_open_again(as_admin, final):
    as_admin.post(URL, CLOSE)
    again = as_admin.post(URL, CLOSE)

    assert (again.status_code, Round.objects.get().state) == (422, "closed")


@pytest.mark.parametrize("state", ["open", "provisional"])
def test_closing_before_the_final_result_does_not_exist(as_admin, assessments, state):
    Round.objects.update(state=state)

    assert as_admin.get(URL).status_code == 404
    assert URL not in as_admin.get("/dot/2020/").content.decode()


def test_closing_is_not_for_leaders(as_leader, final):
    assert [as_leader.get(URL).status_code, as_leader.post(URL, CLOSE).status_code] == [403, 403]
    assert URL not in as_leader.get("/dot/2020/").content.decode()


def test_closing_takes_a_fixed_number_of_queries(as_admin, final, django_assert_num_queries):
    with django_assert_num_queries(6):
        as_admin.get(URL)
