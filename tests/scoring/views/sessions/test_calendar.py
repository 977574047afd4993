from datetime import timedelta
from io import BytesIO

from python_calamine import CalamineWorkbook

from accounts.models import Role
from scoring.services.sessions.cancel_session import cancel_session
from tests import factories
from tests.scoring.meetings import NOW, STARTS, closed, last_years_member, planned

URL = "/lam-viec/2020/"


def _text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_calendar_tells_members_in_two_places_at_once(meeting, sign_in):
    planned(meeting)
    planned(meeting, meeting.b, at=STARTS + timedelta(minutes=30))
    page = _text(sign_in(meeting.admin).get(URL))

    assert "2 buổi trùng giờ" in page
    assert "Trùng giờ với buổi của Sở B: Trần Hải, Lê Thị Hoa" in page


def test_unit_sees_its_own_session_and_no_clash(meeting, sign_in):
    planned(meeting)
    planned(meeting, meeting.b)
    page = _text(sign_in(meeting.officer).get(URL))

    assert ("Sở A" in page, "Sở B" in page, "Trùng giờ" in page, "08:00–09:30" in page) == (
        *(True, False),
        *(False, True),
    )


def test_calendar_leads_back_to_the_round_only_who_may_open_it(meeting, sign_in):
    planned(meeting)
    found = [_text(sign_in(person).get(URL)) for person in (meeting.admin, meeting.leader)]

    assert ['href="/dot/2020/"' in page.split("<main")[1] for page in found] == [True, False]


def test_cancelled_session_is_folded_away(meeting, sign_in):
    cancel_session(session=planned(meeting), reason="Bão", by=meeting.admin, now=NOW)
    client = sign_in(meeting.admin)

    assert "Xem cả 1 buổi đã hủy" in _text(client.get(URL))
    assert "Đã hủy" in _text(client.get(f"{URL}?xem=tat-ca"))


def test_calendar_is_no_ones_who_has_no_part_in_it(meeting, sign_in):
    planned(meeting)
    people = (last_years_member(meeting), factories.make_person(Role.APPRAISER, meeting.a, "tham-dinh"))

    assert [sign_in(person).get(URL).status_code for person in people] == [403, 403]
    assert sign_in(meeting.secretary).get(URL).status_code == 200


def test_calendar_names_the_number_of_the_minutes_once_issued(meeting, sign_in):
    closed(meeting)

    assert "Đã chốt biên bản" in _text(sign_in(meeting.admin).get(URL))


def test_workbook_has_a_line_for_each_session(meeting, sign_in):
    planned(meeting)
    answer = sign_in(meeting.admin).get(f"{URL}lich.xlsx")

    rows = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "Lịch làm việc của Tổ giúp việc, đợt 2020"
    assert [str(cell) for cell in rows[2]] == [
        *("2020-12-03", "08:00", "09:30", "A", "Sở A", "Phòng họp Sở Nội vụ"),
        *("Trần Hải; Lê Thị Hoa", "Đã lên lịch", "", ""),
    ]


def test_calendar_takes_the_same_queries_whatever_the_number_of_sessions(
    meeting, sign_in, django_assert_num_queries
):
    client = sign_in(meeting.admin)
    planned(meeting)
    client.get(URL)
    with django_assert_num_queries(12):
        client.get(URL)
    planned(meeting, meeting.b)
    with django_assert_num_queries(12):
        client.get(URL)
