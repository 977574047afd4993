import pytest

from scoring.models import Round, SessionStep
from scoring.services.sessions.begin_session import begin_session
from scoring.services.sessions.step import SessionRefused
from tests.scoring.meetings import NOW, planned


def test_begin_tells_when_and_by_whom(meeting):
    begin_session(session=planned(meeting), by=meeting.secretary, now=NOW)

    session, step = meeting.session(), SessionStep.objects.get()
    assert (session.state, session.began_at, step.taken_by) == ("held", NOW, meeting.secretary)


def test_begin_twice_is_one_beginning(meeting):
    session = planned(meeting)
    for _ in range(2):
        begin_session(session=session, by=meeting.leader, now=NOW)

    assert SessionStep.objects.count() == 1


def test_unit_does_not_begin_a_session(meeting):
    with pytest.raises(SessionRefused, match="Chỉ quản trị đợt và thành viên"):
        begin_session(session=planned(meeting), by=meeting.head, now=NOW)


def test_session_of_a_final_round_does_not_begin(meeting):
    session = planned(meeting)
    Round.objects.update(state="final")

    with pytest.raises(SessionRefused, match="đã có kết quả chính thức"):
        begin_session(session=session, by=meeting.leader, now=NOW)
