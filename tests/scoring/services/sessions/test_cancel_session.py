import pytest

from scoring.models import SessionStep
from scoring.services.sessions.cancel_session import cancel_session
from scoring.services.sessions.step import SessionRefused
from tests.scoring.meetings import NOW, held, planned


def test_cancelled_session_keeps_its_reason_and_step(meeting):
    cancel_session(session=planned(meeting), reason=" Bão số 9 ", by=meeting.admin, now=NOW)

    session = meeting.session()
    assert (session.state, session.cancelled_because) == ("cancelled", "Bão số 9")
    assert SessionStep.objects.get().reason == "Bão số 9"


def test_cancelling_needs_a_reason(meeting):
    with pytest.raises(SessionRefused, match="Hãy ghi lý do"):
        cancel_session(session=planned(meeting), reason=" ", by=meeting.admin, now=NOW)


def test_session_that_has_begun_is_not_cancelled(meeting):
    with pytest.raises(SessionRefused, match="Đang ghi biên bản"):
        cancel_session(session=held(meeting), reason="Bão", by=meeting.admin, now=NOW)


def test_cancelling_is_the_administrators(meeting):
    with pytest.raises(SessionRefused, match="Chỉ quản trị đợt"):
        cancel_session(session=planned(meeting), reason="Bão", by=meeting.leader, now=NOW)
