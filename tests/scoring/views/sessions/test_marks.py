import json
import re

import pytest

from accounts.models import Role, User
from scoring.core.sessions import MarkState, SessionState
from scoring.models import SessionMark, SessionMarkChange, WorkingSession
from tests import factories
from tests.scoring.meetings import awarded, closed, held, last_years_member, marked


def _url(meeting, code: str = "1.1") -> str:
    return f"/lam-viec/2020/{meeting.session().pk}/ghi/{code}/luu/"


def send(client, address: str, **fields):
    """As the screen's script does."""
    body = {"state": "agreed", "note": "", "seen": "7", "version": 0, **fields}
    return client.post(address, json.dumps(body), "application/json")


def _text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_marked_line_answers_with_what_the_screen_shows(meeting, sign_in):
    held(meeting)
    answer = send(sign_in(meeting.secretary), _url(meeting)).json()
    at = answer.pop("saved_at")

    assert re.fullmatch(r"\d\d:\d\d:\d\d", at)
    assert answer == {
        "version": 1,
        "state": "saved",
        "message": "",
        "fields": {"state": "agreed", "note": "", "seen": "7"},
        "by": "Lê Thị Hoa",
        "domain": {"tally": "1 thống nhất, 0 bảo lưu", "done": 1, "leaves": 2},
        "total": "1 thống nhất, 0 bảo lưu",
        "branches": {},
    }


def test_conflict_tells_who_when_and_both_marks(meeting, sign_in):
    held(meeting)
    marked(meeting, "1.1", MarkState.RESERVED, "Chưa rõ")
    answer = send(sign_in(meeting.leader), _url(meeting))

    found = answer.json()
    assert (answer.status_code, found["by"], found["at"]) == (409, "Lê Thị Hoa", "09:00 ngày 03/12/2020")
    assert (found["theirs"], found["mine"]) == ("Bảo lưu (Chưa rõ)", "Thống nhất")
    assert (found["version"], found["fields"]) == (1, {"state": "reserved", "note": "Chưa rõ"})


def test_wrong_mark_is_told_by_field(meeting, sign_in):
    held(meeting)
    client = sign_in(meeting.secretary)
    answer = send(client, _url(meeting), state="reserved")
    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["note"])
    awarded(meeting, "1.1", "6.5")

    moved = send(client, _url(meeting))
    assert (moved.status_code, list(moved.json()["errors"])) == (422, ["seen"])
    assert moved.json()["message"] == "Điểm thẩm định vừa đổi thành 6,50; tải lại trang rồi đánh dấu lại."


def test_mark_after_the_closing_is_locked(meeting, sign_in):
    closed(meeting)
    answer = send(sign_in(meeting.secretary), _url(meeting), state="open", version=1)

    assert (answer.status_code, answer.json()["state"]) == (423, "locked")


@pytest.mark.parametrize("body", ["null", "[]", "{", '{"state": "khac", "version": 0}', '{"state": "open"}'])
def test_body_that_says_no_mark_is_refused(meeting, sign_in, body):
    held(meeting)
    client = sign_in(meeting.secretary)

    assert client.post(_url(meeting), body, "application/json").status_code == 400
    assert send(client, _url(meeting), seen="7e9").status_code == 400


def test_line_that_the_unit_does_not_have_is_not_found(meeting, sign_in):
    held(meeting)
    client = sign_in(meeting.secretary)

    assert [send(client, _url(meeting, code)).status_code for code in ("2.1", "1", "9.9")] == [404] * 3


def test_script_without_a_session_is_told_so_and_a_form_goes_to_the_login_page(meeting, client):
    session = held(meeting)
    answer = send(client, _url(meeting))
    form = client.post(_url(meeting), {"state": "agreed"})

    assert (answer.status_code, list(answer.json())) == (401, ["reason"])
    assert form.headers["Location"] == f"/dang-nhap/?next=/lam-viec/2020/{session.pk}/ghi/"


def test_plain_form_marks_and_comes_back_to_its_row(meeting, sign_in):
    session = held(meeting)
    client = sign_in(meeting.secretary)
    answer = client.post(_url(meeting), {"state": "agreed", "note": "", "seen": "7", "version": "0"})

    assert answer.headers["Location"] == f"/lam-viec/2020/{session.pk}/ghi/#tc-1.1"
    assert SessionMark.objects.get().state == "agreed"


def test_plain_form_keeps_what_was_wrong(meeting, sign_in):
    held(meeting)
    fields = {"state": "reserved", "note": "", "seen": "7", "version": "0"}
    answer = sign_in(meeting.secretary).post(_url(meeting), fields)

    page = _text(answer)
    assert (answer.status_code, "<title>Lỗi: " in page) == (422, True)
    assert '<option value="reserved" selected>' in page


def test_plain_form_shows_the_conflict_and_may_insist(meeting, sign_in):
    held(meeting)
    marked(meeting, "1.1", MarkState.RESERVED, "Chưa rõ")
    client = sign_in(meeting.leader)
    fields = {"state": "agreed", "note": "", "seen": "7", "version": "0"}
    answer = client.post(_url(meeting), fields)
    page = _text(answer)
    assert (answer.status_code, "<b data-theirs>Bảo lưu (Chưa rõ)</b>" in page) == (409, True)
    assert 'name="version" value="1"' in page

    assert client.post(_url(meeting), {**fields, "version": "1"}).status_code == 302
    assert SessionMark.objects.get().state == "agreed"


def test_rest_is_agreed_by_one_click(meeting, sign_in):
    session = held(meeting)
    client = sign_in(meeting.secretary)
    page = client.get(f"/lam-viec/2020/{session.pk}/ghi/").content.decode()
    seen = re.findall(r'name="seen" value="([0-9a-f]{16})"', page)
    for _ in range(2):
        client.post(f"/lam-viec/2020/{session.pk}/ghi/con-lai/", {"seen": seen[0]})

    assert (SessionMark.objects.filter(state="agreed").count(), SessionMarkChange.objects.count()) == (2, 2)


@pytest.mark.parametrize("state", [state.value for state in SessionState])
def test_who_may_mark_in_which_state(meeting, sign_in, state):
    """Who runs the round and who is named or in the role, where the session is held; who looks on 403;
    the unit 403; everyone else, a sibling unit and last year's grant included, 404."""
    session = held(meeting)
    reason = "Bão" if state == "cancelled" else ""
    WorkingSession.objects.filter(pk=session.pk).update(state=state, cancelled_because=reason)
    address = f"/lam-viec/2020/{session.pk}/ghi/1.1/luu/"
    writes = 200 if state == "held" else 423
    expected, found = {}, {}
    for role in Role.values:
        person = factories.make_person(role, meeting.a, f"{role}-a")
        expected[role] = {
            Role.ROUND_ADMIN: writes,
            Role.TASK_FORCE: writes,
            Role.DEPARTMENT_LEADER: 403,
            Role.PROVINCE_LEADER: 403,
            Role.UNIT_OFFICER: 403,
            Role.UNIT_HEAD: 403,
        }.get(Role(role), 404)
        found[role] = send(sign_in(person), address).status_code
    others = {
        "sibling": factories.make_person(Role.UNIT_HEAD, meeting.b, "thu-truong-b"),
        "last year": last_years_member(meeting),
        "stranger": User.objects.create(username="la"),
    }
    for name, person in others.items():
        expected[name], found[name] = 404, send(sign_in(person), address).status_code
    expected["named"], found["named"] = writes, send(sign_in(meeting.secretary), address).status_code

    assert found == expected


def test_marking_is_posted(meeting, sign_in):
    held(meeting)

    assert sign_in(meeting.secretary).get(_url(meeting)).status_code == 405


def test_save_takes_few_queries(meeting, sign_in, django_assert_max_num_queries):
    session = held(meeting)
    client = sign_in(meeting.secretary)
    send(client, _url(meeting))
    address = f"/lam-viec/2020/{session.pk}/ghi/1.1/luu/"
    with django_assert_max_num_queries(27):  # one is the lock, which SQLite does not have
        send(client, address, state="open", version=1)
