from datetime import timedelta

import pytest

from accounts.models import AuditEvent
from scoring.services.sessions.record_details import DetailsConflict
from scoring.services.sessions.step import SessionLocked, SessionRefused
from tests.scoring.meetings import NOW, closed, held, said


def test_details_are_stored_with_who_was_there(meeting):
    held(meeting)
    session = said(meeting, present=frozenset({meeting.members[0].pk}))

    assert (session.version, session.saved_by) == (1, meeting.secretary)
    assert list(session.participants.values_list("member__name", "present").order_by("member")) == [
        ("Trần Hải", True),
        ("Lê Thị Hoa", False),
    ]
    assert "conclusion" in AuditEvent.objects.get(verb="record_session").detail["fields"]


def test_details_again_are_the_next_version(meeting):
    held(meeting)
    said(meeting)

    assert said(meeting, version=1, conclusion="Khác").version == 2


def test_details_equal_to_what_stands_are_taken_under_any_version(meeting):
    held(meeting)
    said(meeting)

    assert said(meeting, version=7).version == 1


def test_details_over_somebody_elses_are_a_conflict(meeting):
    held(meeting)
    said(meeting)

    with pytest.raises(DetailsConflict, match="Lê Thị Hoa lưu"):
        said(meeting, conclusion="Khác")


def test_details_that_end_before_they_begin_are_refused(meeting):
    held(meeting)

    with pytest.raises(SessionRefused, match="phải sau giờ bắt đầu"):
        said(meeting, finished_at=NOW - timedelta(minutes=1))


def test_details_of_closed_minutes_are_locked(meeting):
    closed(meeting)

    with pytest.raises(SessionLocked, match="đã chốt"):
        said(meeting, version=1, conclusion="Khác")
