from datetime import UTC, date, datetime

from scoring.models import Timetable

URL = "/dot/2020/lich/"
MOMENTS = {
    "self_due_at": "00:00 16/11/2020",
    "self_closes_at": "17:00 18/11/2020",
    "evidence_from": "01/12/2019",
}


def test_timetable_is_read_in_the_provinces_time(as_admin, assessments):
    answer = as_admin.post(URL, MOMENTS)

    assert answer.headers["Location"] == "/dot/2020/"
    stored = Timetable.objects.get()
    assert stored.self_due_at == datetime(2020, 11, 15, 17, tzinfo=UTC)
    assert (stored.evidence_from, stored.self_opens_at) == (date(2019, 12, 1), None)
    assert "hạn hết ngày 15/11/2020" in as_admin.get("/dot/2020/").content.decode()


def test_timetable_shows_what_is_set(as_admin, assessments):
    as_admin.post(URL, MOMENTS)

    assert 'value="17:00 18/11/2020"' in as_admin.get(URL).content.decode()


def test_timetable_changed_without_a_reason_keeps_what_was_typed(as_admin, assessments):
    as_admin.post(URL, MOMENTS)
    answer = as_admin.post(URL, {**MOMENTS, "self_due_at": "00:00 17/11/2020"})

    page = answer.content.decode()
    assert (answer.status_code, "Đổi lịch đã đặt phải ghi lý do." in page) == (422, True)
    assert 'value="00:00 17/11/2020"' in page


def test_timetable_out_of_order_is_said_beside_the_field(as_admin, assessments):
    answer = as_admin.post(URL, {**MOMENTS, "self_closes_at": "00:00 15/11/2020"})

    assert answer.status_code == 422
    assert "Giờ khóa tự chấm không được trước hạn tự chấm" in answer.content.decode()


def test_timetable_is_not_for_leaders(as_leader, assessments):
    assert as_leader.post(URL, MOMENTS).status_code == 403
    assert not Timetable.objects.exists()
