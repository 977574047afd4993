from datetime import timedelta

import pytest
from django.utils import timezone

from feedback.models import FeedbackWindow, Objection
from tests.feedback.season import saved
from tests.scoring.evidence import referred

LINE = "/y-kien/tra-loi/2020/A/tieu-chi/1.1/"
JSON = {"Accept": "application/json"}


def typed(**more):
    return {"state": "score", "points": "8,5", "reason": "Thiếu số liệu", "version": "0", **more}


def test_save_by_the_script_tells_version_and_points(live, as_person):
    answer = as_person(live.officer).post(LINE, typed(), headers=JSON)

    said = answer.json()
    assert (answer.status_code, said["version"], said["points"]) == (200, 1, "8,50")
    assert said["message"].startswith("Đã lưu lúc ")


def test_save_over_anothers_is_409_and_keeps_what_was_typed(live, as_person):
    saved(live, points="9", now=timezone.now())
    client = as_person(live.head)
    answer = client.post(LINE, typed(), headers=JSON)
    page = client.post(LINE, typed())

    assert (answer.status_code, page.status_code) == (409, 409)
    assert "Lê Thị Hoa lưu lúc" in answer.json()["message"]
    text = page.content.decode()
    assert ('value="8,5"' in text, "Đang lưu: 9 điểm" in text, 'name="version" value="1"' in text) == (
        *(True, True),
        True,
    )
    assert Objection.objects.get().points == 9


@pytest.mark.parametrize(
    ("typing", "said"), [({"points": "tám"}, "không phải là số"), ({"state": "nowhere"}, "không hợp lệ")]
)
def test_save_of_what_cannot_be_read_is_422(live, as_person, typing, said):
    answer = as_person(live.officer).post(LINE, typed(**typing), headers=JSON)

    assert answer.status_code == 422
    assert Objection.objects.count() == 0
    if "points" in typing:
        assert said in answer.json()["message"]


def test_save_after_the_closing_is_423_with_the_moment(live, as_person):
    FeedbackWindow.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    answer = as_person(live.officer).post(LINE, typed(), headers=JSON)

    assert answer.status_code == 423
    assert "Đã hết thời gian phản hồi (nhận trước " in answer.json()["message"]


def test_request_is_dropped_and_its_document_taken_away(live, as_person):
    row, document = saved(live, now=timezone.now()), referred(live.a)
    client = as_person(live.officer)
    client.post(f"{LINE}tai-lieu/", {"evidence": document.pk})
    named = row.documents.get()
    assert named.evidence == document
    client.post(f"{LINE}tai-lieu/{named.pk}/go/")
    client.post(f"{LINE}bo/")

    named.refresh_from_db()
    row.refresh_from_db()
    assert (named.removed_by, row.dropped_at is None) == (live.officer, False)


def test_document_of_another_unit_is_not_found(live, as_person):
    saved(live, now=timezone.now())
    answer = as_person(live.officer).post(f"{LINE}tai-lieu/", {"evidence": referred(live.b).pk})

    assert answer.status_code == 404


def test_line_that_is_not_in_the_annex_is_not_found(live, as_person):
    client = as_person(live.officer)
    codes = [client.get(LINE.replace("1.1", code)).status_code for code in ("1", "9.9")]

    assert codes == [404, 404]
