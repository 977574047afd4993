import pytest

from scoring.models import Round
from scoring.services.sessions.reopen_session import reopen_session
from scoring.services.sessions.step import SessionRefused
from tests.scoring.meetings import NOW, closed, held


def test_reopened_session_is_held_again(meeting):
    closed(meeting)
    step = reopen_session(session=meeting.session(), reason="Ghi nhầm", by=meeting.admin, now=NOW)

    assert (meeting.session().state, step.reason) == ("held", "Ghi nhầm")


def test_reopening_needs_a_reason(meeting):
    closed(meeting)

    with pytest.raises(SessionRefused, match="Hãy ghi lý do"):
        reopen_session(session=meeting.session(), reason=" ", by=meeting.admin, now=NOW)


def test_reopening_is_the_administrators(meeting):
    closed(meeting)

    with pytest.raises(SessionRefused, match="Chỉ quản trị đợt"):
        reopen_session(session=meeting.session(), reason="Ghi nhầm", by=meeting.leader, now=NOW)


def test_session_that_is_held_is_not_reopened(meeting):
    with pytest.raises(SessionRefused, match="Không thực hiện được bước này"):
        reopen_session(session=held(meeting), reason="Ghi nhầm", by=meeting.admin, now=NOW)


def test_session_of_a_final_round_is_not_reopened(meeting):
    closed(meeting)
    Round.objects.update(state="final")

    with pytest.raises(SessionRefused, match="đã có kết quả chính thức"):
        reopen_session(session=meeting.session(), reason="Ghi nhầm", by=meeting.admin, now=NOW)
