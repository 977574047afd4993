from dataclasses import replace
from datetime import date, timedelta

import pytest

from accounts.models import AuditEvent
from scoring.services.sessions.change_session import Arrangement, change_session
from scoring.services.sessions.step import SessionRefused
from tests.scoring.meetings import NOW, STARTS, closed, held, planned


@pytest.fixture
def to(meeting) -> Arrangement:
    return Arrangement(
        STARTS + timedelta(days=1), STARTS + timedelta(days=1, hours=1), "Sở A", meeting.members
    )


def test_change_moves_the_session_and_keeps_both_in_the_trail(meeting, to):
    change_session(session=planned(meeting), to=to, by=meeting.admin, now=NOW)

    session = meeting.session()
    assert (session.starts_at, session.place) == (to.starts_at, "Sở A")
    event = AuditEvent.objects.get(verb="change_session")
    assert (event.detail["from"]["place"], event.detail["to"]["place"]) == ("Phòng họp Sở Nội vụ", "Sở A")


def test_change_to_the_same_leaves_no_event(meeting, to):
    change_session(session=planned(meeting), to=to, by=meeting.admin, now=NOW)
    change_session(session=meeting.session(), to=to, by=meeting.admin, now=NOW)

    assert AuditEvent.objects.filter(verb="change_session").count() == 1


def test_member_who_stays_keeps_whether_they_were_there(meeting, to):
    session = planned(meeting)
    session.participants.update(present=False)
    change_session(session=session, to=replace(to, members=meeting.members[:1]), by=meeting.admin, now=NOW)

    assert list(session.participants.values_list("member__name", "present")) == [("Trần Hải", False)]


def test_number_of_the_invitation_comes_with_its_day(meeting, to):
    session = planned(meeting)
    with pytest.raises(SessionRefused, match="phải ghi cùng nhau"):
        change_session(session=session, to=replace(to, invitation="45/GM-SNV"), by=meeting.admin, now=NOW)
    numbered = replace(to, invitation="45/GM-SNV", invitation_on=date(2020, 11, 25))
    change_session(session=session, to=numbered, by=meeting.admin, now=NOW)

    assert meeting.session().invitation == "45/GM-SNV"


def test_closed_session_is_not_moved(meeting, to):
    closed(meeting)

    with pytest.raises(SessionRefused, match="Biên bản đã chốt"):
        change_session(session=meeting.session(), to=to, by=meeting.admin, now=NOW)


def test_session_without_members_is_refused(meeting, to):
    with pytest.raises(SessionRefused, match="ít nhất một thành viên"):
        change_session(session=planned(meeting), to=replace(to, members=[]), by=meeting.admin, now=NOW)


def test_change_is_the_administrators(meeting, to):
    session = held(meeting)

    with pytest.raises(SessionRefused, match="Chỉ quản trị đợt"):
        change_session(session=session, to=to, by=meeting.leader, now=NOW)
