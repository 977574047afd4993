import re

from accounts.models import Role
from tests import factories
from tests.scoring.meetings import awarded, closed, held, marked, planned


def _url(meeting) -> str:
    return f"/lam-viec/2020/{meeting.session().pk}/ghi/"


def _text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_screen_has_every_appraised_line_with_its_points(meeting, sign_in):
    held(meeting)
    page = _text(sign_in(meeting.secretary).get(_url(meeting)))

    assert re.findall(r'<tr id="tc-([\d.]+)"', page) == ["1.1", "1.2"]
    assert re.findall(r'data-label="(?:Tự chấm|Thẩm định)">([^<]+)<', page) == [
        "7,50",
        "7,00",
        "5,00",
        "5,00",
    ]
    assert page.count("<select") == 2


def test_state_of_a_row_is_told_in_words_of_the_session(meeting, sign_in):
    held(meeting)
    marked(meeting, "1.1")
    page = _text(sign_in(meeting.secretary).get(_url(meeting)))

    rows = page.split("<tbody")[1].split("</table>")[0]
    assert re.findall(r'class="leaf-state-word">([^<]+)<', rows) == ["Đã lưu", "Chưa đánh dấu"]


def test_screen_leads_to_the_history_of_a_line_for_who_reads_the_appraisal(meeting, sign_in):
    held(meeting)
    link = 'href="/lich-su/2020/A/1.1/"'
    found = {
        person.username: link in _text(sign_in(person).get(_url(meeting)))
        for person in (meeting.leader, meeting.admin, meeting.secretary)
    }

    assert list(found.values()) == [True, True, False]


def test_screen_tells_points_that_changed_after_the_mark(meeting, sign_in):
    held(meeting)
    marked(meeting, "1.1")
    awarded(meeting, "1.1", "6.5")
    page = _text(sign_in(meeting.secretary).get(_url(meeting)))

    assert "Điểm thẩm định đã đổi sau khi đánh dấu; hãy xem lại." in page
    assert 'data-state="warning"' in page


def test_leader_looks_on(meeting, sign_in):
    held(meeting)
    page = _text(sign_in(factories.make_person(Role.DEPARTMENT_LEADER)).get(_url(meeting)))

    assert ("Chỉ xem: biên bản do Tổ giúp việc ghi." in page, "<select" in page) == (True, False)


def test_screen_of_what_is_not_held_says_why(meeting, sign_in):
    planned(meeting)
    client = sign_in(meeting.leader)

    assert "Buổi làm việc chưa bắt đầu." in _text(client.get(_url(meeting)))
    meeting.session().delete()
    closed(meeting)
    assert "Biên bản đã chốt" in _text(client.get(_url(meeting)))


def test_unit_never_sees_the_screen(meeting, sign_in):
    held(meeting)
    assert sign_in(meeting.head).get(_url(meeting)).status_code == 403


def test_closing_what_is_not_finished_tells_all_that_is_missing(meeting, sign_in):
    session = held(meeting)
    answer = sign_in(meeting.secretary).post(f"/lam-viec/2020/{session.pk}/chot/")

    page = _text(answer)
    assert answer.status_code == 422
    for said in ("Còn 2 dòng chưa đánh dấu: 1.1, 1.2.", "Hãy ghi người dự của đơn vị.", "Hãy ghi kết luận."):
        assert said in page


def test_screen_takes_a_fixed_number_of_queries(meeting, sign_in, django_assert_num_queries):
    held(meeting)
    client = sign_in(meeting.secretary)
    client.get(_url(meeting))
    address = _url(meeting)
    with django_assert_num_queries(15):
        client.get(address)
    marked(meeting, "1.1")
    with django_assert_num_queries(15):
        client.get(address)
