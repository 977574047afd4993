from datetime import timedelta

import pytest

from scoring.services.sessions.change_session import Arrangement, change_session
from scoring.services.sessions.invite_units import invite_units
from scoring.services.sessions.reopen_session import reopen_session
from tests.scoring.meetings import NOW, STARTS, closed, held, planned


def _url(meeting, path: str = "") -> str:
    return f"/lam-viec/2020/{meeting.session().pk}/{path}"


def _text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_unit_reads_time_and_place_but_no_mark(meeting, sign_in):
    held(meeting)
    page = _text(sign_in(meeting.officer).get(_url(meeting)))

    assert ("08:00–09:30 ngày 03/12/2020" in page, "Phòng họp Sở Nội vụ" in page) == (True, True)
    assert ("thống nhất" in page, "Bắt đầu" in page, "Các bước đã qua" in page) == (False, False, False)


def test_unit_reads_the_minutes_once_they_are_closed(meeting, sign_in):
    closed(meeting)
    client = sign_in(meeting.head)
    page = _text(client.get(_url(meeting)))

    assert "Biên bản (PDF)" in page
    assert client.get(_url(meeting, "bien-ban-1.pdf")).headers["Content-Type"] == "application/pdf"
    assert client.get(_url(meeting, "bien-ban-2.pdf")).status_code == 404


def test_earlier_minutes_stay_readable_while_the_session_is_open_again(meeting, sign_in):
    closed(meeting)
    reopen_session(session=meeting.session(), reason="Ghi nhầm", by=meeting.admin, now=NOW)

    assert sign_in(meeting.head).get(_url(meeting, "bien-ban-1.pdf")).status_code == 200


def test_beginning_leads_to_the_screen_of_the_session(meeting, sign_in):
    planned(meeting)
    client = sign_in(meeting.secretary)
    first, second = (client.post(_url(meeting, "bat-dau/")) for _ in range(2))

    assert first.headers["Location"] == second.headers["Location"] == _url(meeting, "ghi/")
    assert meeting.session().steps.count() == 1


def test_session_is_moved_and_the_invitation_is_told_to_be_old(meeting, sign_in):
    session = planned(meeting)
    invite_units(round=meeting.round, keys=[session.pk], by=meeting.admin, by_mail=False, now=NOW)
    fields = {"day": "04/12/2020", "start": "08:00", "end": "09:00", "place": "Sở A", "invitation": ""}
    members = {"members": [member.pk for member in meeting.members]}
    client = sign_in(meeting.admin)
    answer = client.post(_url(meeting, "sua/"), {**fields, **members, "invitation_on": ""})

    assert answer.status_code == 302
    assert "Đơn vị đã được mời theo lịch cũ" in _text(client.get(_url(meeting)))


def test_session_moved_out_of_order_keeps_what_was_typed(meeting, sign_in):
    planned(meeting)
    fields = {"day": "04/12/2020", "start": "08:00", "end": "07:00", "place": "Sở A", "invitation": ""}
    answer = sign_in(meeting.admin).post(_url(meeting, "sua/"), {**fields, "members": []})

    page = _text(answer)
    assert (answer.status_code, "Hãy chọn ít nhất một thành viên." in page) == (422, True)
    assert 'value="07:00"' in page


def test_cancelling_asks_for_its_reason(meeting, sign_in):
    planned(meeting)
    client = sign_in(meeting.admin)
    refused = client.post(_url(meeting, "huy/"), {"huy-reason": " "})
    assert (refused.status_code, meeting.session().state) == (422, "planned")
    client.post(_url(meeting, "huy/"), {"huy-reason": "Bão số 9"})

    assert "Đã hủy: Bão số 9" in _text(client.get(_url(meeting)))
    assert client.get(_url(meeting, "giay-moi.pdf")).status_code == 404


def test_reopening_asks_for_its_reason(meeting, sign_in):
    closed(meeting)
    client = sign_in(meeting.admin)
    assert client.post(_url(meeting, "mo-lai/"), {}).status_code == 422
    client.post(_url(meeting, "mo-lai/"), {"mo-reason": "Ghi nhầm"})

    assert meeting.session().state == "held"


def test_clash_is_told_on_the_session_too(meeting, sign_in):
    planned(meeting)
    planned(meeting, meeting.b, at=STARTS + timedelta(minutes=30))

    assert "Trùng giờ với buổi của Sở B" in _text(sign_in(meeting.leader).get(_url(meeting)))


@pytest.mark.parametrize("path", ["huy/", "mo-lai/", "sua/", "phat-hanh/"])
def test_member_runs_nothing(meeting, sign_in, path):
    closed(meeting)

    assert sign_in(meeting.leader).post(_url(meeting, path), {}).status_code == 403


def test_page_takes_the_same_queries_whatever_the_number_of_sessions_of_the_day(
    meeting, sign_in, django_assert_num_queries
):
    closed(meeting)
    client = sign_in(meeting.admin)
    client.get(_url(meeting))
    address = _url(meeting)
    with django_assert_num_queries(22):
        client.get(address)
    session = planned(meeting, meeting.b)
    other = Arrangement(STARTS, STARTS + timedelta(hours=1), "Sở B", meeting.members)
    change_session(session=session, to=other, by=meeting.admin, now=NOW)
    with django_assert_num_queries(22):
        client.get(address)
