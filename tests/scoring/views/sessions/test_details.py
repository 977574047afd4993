import json

from scoring.models import WorkingSession
from tests.scoring.meetings import closed, held, said


def _url(meeting) -> str:
    return f"/lam-viec/2020/{meeting.session().pk}/ghi/noi-dung/"


def _fields(meeting, **changes) -> dict[str, object]:
    return {
        "version": "0",
        "day": "03/12/2020",
        "began": "08:15",
        "finished": "10:00",
        "present": [meeting.members[0].pk],
        "other_people": "",
        "unit_people": "Nguyễn Văn An, Giám đốc\r\nPhạm Thị Bình",
        "unit_signer": "Nguyễn Văn An",
        "opinions": "",
        "conclusion": "Thống nhất.",
        **changes,
    }


def _text(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_plain_form_saves_in_the_provinces_time(meeting, sign_in):
    held(meeting)
    answer = sign_in(meeting.secretary).post(_url(meeting), _fields(meeting))

    session = WorkingSession.objects.get()
    assert (answer.status_code, f"{session.began_at:%H:%M}", session.version) == (302, "01:15", 1)
    assert session.unit_people == "Nguyễn Văn An, Giám đốc\nPhạm Thị Bình"
    assert session.participants.filter(present=True).get().member.name == "Trần Hải"


def test_script_saves_and_is_told_the_version(meeting, sign_in):
    held(meeting)
    body = json.dumps(_fields(meeting, present=[str(meeting.members[0].pk)]))
    answer = sign_in(meeting.secretary).post(_url(meeting), body, "application/json")

    assert (answer.status_code, answer.json()["version"]) == (200, 1)
    assert sorted(answer.json()) == ["saved_at", "version"]


def test_plain_form_shows_the_conflict_keeps_what_was_typed_and_may_insist(meeting, sign_in):
    held(meeting)
    said(meeting)
    client = sign_in(meeting.leader)
    answer = client.post(_url(meeting), _fields(meeting, conclusion="Khác hẳn"))
    page = _text(answer)
    assert (answer.status_code, "vừa được Lê Thị Hoa lưu" in page) == (409, True)
    assert ("Khác hẳn</textarea>" in page, 'name="version" value="1"' in page) == (True, True)

    assert client.post(_url(meeting), _fields(meeting, conclusion="Khác hẳn", version="1")).status_code == 302
    assert WorkingSession.objects.get().conclusion == "Khác hẳn"


def test_script_is_told_conflict_lock_and_what_is_wrong(meeting, sign_in):
    held(meeting)
    said(meeting)
    client = sign_in(meeting.leader)

    def send(**changes) -> int:
        return client.post(
            _url(meeting), json.dumps(_fields(meeting, **changes)), "application/json"
        ).status_code

    found = [send(), send(version="1", began="8"), send(version="1", finished="07:00")]
    assert found == [409, 422, 422]


def test_script_is_told_that_the_minutes_are_closed(meeting, sign_in):
    closed(meeting)
    body = json.dumps(_fields(meeting, version="1"))
    answer = sign_in(meeting.secretary).post(_url(meeting), body, "application/json")

    assert (answer.status_code, "đã chốt" in answer.json()["message"]) == (423, True)


def test_form_without_hours_keeps_what_was_typed(meeting, sign_in):
    held(meeting)
    answer = sign_in(meeting.secretary).post(_url(meeting), _fields(meeting, began="tám giờ"))

    page = _text(answer)
    assert (answer.status_code, "Ghi giờ và phút, ví dụ 08:00." in page) == (422, True)
    assert 'value="tám giờ"' in page


def test_unit_and_strangers_write_nothing(meeting, sign_in, client):
    held(meeting)

    assert sign_in(meeting.head).post(_url(meeting), _fields(meeting)).status_code == 403
    assert client.post(_url(meeting), "{}", "application/json").status_code == 401
    assert client.post(_url(meeting), _fields(meeting)).status_code == 302
    assert sign_in(meeting.leader).post(_url(meeting), "[]", "application/json").status_code == 400
