from datetime import UTC, datetime
from decimal import Decimal

import pytest

from accounts.models import Role
from cchc_portal.lib.refusal import Refused
from scoring.core.sessions import MarkState
from scoring.models import SessionMark, SessionMarkChange
from scoring.services.sessions.mark_line import MarkConflict, Marking, NoSuchLine, mark_line
from scoring.services.sessions.step import SessionLocked, SessionRefused
from tests import factories
from tests.scoring.meetings import NOW, awarded, closed, held, last_years_member, marked, planned


def test_mark_is_stored_with_the_points_it_was_said_of(meeting):
    held(meeting)
    saved = marked(meeting, "1.1")

    assert (saved.changed, saved.mark.state, saved.mark.points) == (True, "agreed", Decimal(7))
    assert SessionMarkChange.objects.values_list("criterion_code", "version", "state").get() == (
        *("1.1", 1),
        "agreed",
    )


def test_mark_again_makes_the_next_version(meeting):
    held(meeting)
    marked(meeting, "1.1")
    saved = marked(meeting, "1.1", MarkState.RESERVED, "Chưa rõ", version=1, by=meeting.leader)

    assert (saved.mark.version, saved.mark.note, saved.mark.marked_by) == (2, "Chưa rõ", meeting.leader)
    assert SessionMarkChange.objects.count() == 2


def test_mark_equal_to_what_stands_is_taken_under_any_version(meeting):
    held(meeting)
    marked(meeting, "1.1")

    assert marked(meeting, "1.1", version=9).changed is False
    assert SessionMarkChange.objects.count() == 1


def test_mark_over_somebody_elses_is_a_conflict(meeting):
    held(meeting)
    marked(meeting, "1.1")

    with pytest.raises(MarkConflict, match="Lê Thị Hoa đánh dấu lúc 09:00 ngày 03/12/2020"):
        marked(meeting, "1.1", MarkState.RESERVED, "Chưa rõ", by=meeting.leader)


def test_mark_taken_back_is_open_again(meeting):
    held(meeting)
    marked(meeting, "1.1")
    marked(meeting, "1.1", MarkState.OPEN, version=1)

    assert SessionMark.objects.get().state == "open"


def test_reserved_without_a_note_is_refused(meeting):
    held(meeting)

    with pytest.raises(Refused, match="Bảo lưu phải ghi rõ"):
        marked(meeting, "1.1", MarkState.RESERVED, "  ")


def test_points_that_nobody_saw_are_not_agreed_to(meeting):
    held(meeting)
    awarded(meeting, "1.1", "6.5")

    with pytest.raises(Refused, match="vừa đổi thành 6,50"):
        marked(meeting, "1.1")
    assert not SessionMark.objects.exists()


def test_leaf_without_points_cannot_be_agreed_to_but_reserved(meeting):
    session = held(meeting)
    other = planned(meeting, meeting.b)
    other.state, other.began_at = "held", NOW
    other.save()

    def mark(state: MarkState):
        marking = Marking(state, "Chưa thẩm định")
        return mark_line(
            session=other, criterion_code="1.1", marking=marking, version=0, by=meeting.leader, now=NOW
        )

    with pytest.raises(Refused, match="chưa có điểm thẩm định"):
        mark(MarkState.AGREED)
    assert mark(MarkState.RESERVED).mark.points is None
    assert not session.marks.exists()


def test_leaf_of_the_survey_is_no_line(meeting):
    session = held(meeting)

    with pytest.raises(NoSuchLine, match=r"2\.1"):
        mark_line(
            session=session,
            criterion_code="2.1",
            marking=Marking(MarkState.OPEN),
            version=0,
            by=meeting.leader,
            now=NOW,
        )


def test_session_that_has_not_begun_takes_no_mark(meeting):
    planned(meeting)

    with pytest.raises(SessionLocked, match="chưa bắt đầu"):
        marked(meeting, "1.1")


def test_closed_session_takes_no_mark(meeting):
    closed(meeting)

    with pytest.raises(SessionLocked, match="đã chốt"):
        marked(meeting, "1.1", MarkState.OPEN, version=1)


def test_who_is_neither_named_nor_in_the_role_marks_nothing(meeting):
    held(meeting)
    leader = factories.make_person(Role.DEPARTMENT_LEADER)

    for person in (meeting.officer, leader, last_years_member(meeting)):
        with pytest.raises(SessionRefused, match="Chỉ quản trị đợt và thành viên"):
            marked(meeting, "1.1", by=person)


def test_member_who_has_left_marks_nothing(meeting):
    session = held(meeting)
    meeting.force.members.filter(user=meeting.secretary).update(valid_to="2020-12-02")

    with pytest.raises(SessionRefused):
        mark_line(
            session=session,
            criterion_code="1.1",
            marking=Marking(MarkState.AGREED, seen=Decimal(7)),
            version=0,
            by=meeting.secretary,
            now=datetime(2020, 12, 3, 2, tzinfo=UTC),
        )
