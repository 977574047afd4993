from datetime import timedelta

import pytest

from accounts.models import User
from accounts.rules import standing_of
from scoring.selectors.coming_sessions import coming_sessions
from scoring.services.sessions.begin_session import begin_session
from scoring.services.sessions.cancel_session import cancel_session
from scoring.services.sessions.invite_units import invite_units
from tests.scoring.meetings import NOW, Meeting, make_meeting, planned

pytestmark = pytest.mark.django_db


def _coming(person: User, now=NOW) -> list[str]:
    held = standing_of(person, now.date())
    return [session.unit.code for session in coming_sessions(held, person, now)]


@pytest.fixture
def invited() -> Meeting:
    meeting = make_meeting()
    for unit in (meeting.a, meeting.b):
        session = planned(meeting, unit)
        invite_units(round=meeting.round, keys=[session.pk], by=meeting.admin, by_mail=False, now=NOW)
    return meeting


def test_unit_is_told_of_its_own_session_once_invited(invited):
    assert (_coming(invited.head), _coming(invited.admin)) == (["A"], [])


def test_member_is_told_of_each_session_that_names_them(invited):
    assert _coming(invited.secretary) == ["A", "B"]


def test_session_before_its_invitation_is_nobodys_in_the_unit():
    meeting = make_meeting()
    planned(meeting)

    assert (_coming(meeting.head), _coming(meeting.leader)) == ([], ["A"])


def test_session_that_is_over_or_cancelled_is_gone_and_one_under_way_stays(invited):
    begin_session(session=invited.session(), by=invited.leader, now=NOW)
    cancel_session(session=invited.session(invited.b), reason="Bão", by=invited.admin, now=NOW)

    assert _coming(invited.secretary, NOW + timedelta(days=2)) == ["A"]


def test_planned_session_of_yesterday_is_gone(invited):
    assert _coming(invited.head, NOW + timedelta(days=1)) == []
