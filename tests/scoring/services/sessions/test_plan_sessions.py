from dataclasses import replace
from datetime import timedelta

import pytest

from accounts.models import AuditEvent
from scoring.models import Round, SessionMember, WorkingSession
from scoring.services.sessions.cancel_session import cancel_session
from scoring.services.sessions.plan_sessions import Plan, plan_sessions
from scoring.services.sessions.step import SessionRefused
from tests import factories
from tests.scoring.meetings import NOW, STARTS, planned


@pytest.fixture
def plan(meeting) -> Plan:
    return Plan(meeting.a, STARTS, STARTS + timedelta(hours=1), " Phòng họp ")


@pytest.fixture
def write(meeting):
    def send(*plans: Plan, members=None, by=None):
        named = meeting.members if members is None else members
        return plan_sessions(round=meeting.round, plans=plans, members=named, by=by or meeting.admin, now=NOW)

    return send


def test_plan_writes_a_session_for_each_unit_with_every_member_and_one_event(meeting, plan, write):
    write(plan, replace(plan, unit=meeting.b))

    assert list(WorkingSession.objects.values_list("unit__code", "place", "state").order_by("unit")) == [
        ("A", "Phòng họp", "planned"),
        ("B", "Phòng họp", "planned"),
    ]
    assert SessionMember.objects.count() == 4
    event = AuditEvent.objects.get(verb="plan_sessions")
    assert [told["unit"] for told in event.detail["sessions"]] == ["A", "B"]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"ends_at": STARTS}, "giờ kết thúc phải sau"),
        ({"ends_at": STARTS + timedelta(days=1)}, "trong một ngày"),
        ({"place": "  "}, "hãy ghi địa điểm"),
    ],
)
def test_plan_that_cannot_be_is_refused_whole(meeting, plan, write, changes, sentence):
    with pytest.raises(SessionRefused, match=sentence):
        write(replace(plan, unit=meeting.b), replace(plan, **changes))
    assert not WorkingSession.objects.exists()


def test_plan_of_a_unit_that_has_one_is_refused(meeting, plan, write):
    write(plan)

    with pytest.raises(SessionRefused, match="Sở A đã có buổi làm việc"):
        write(plan)
    with pytest.raises(SessionRefused, match="Sở B đã có buổi làm việc"):
        write(replace(plan, unit=meeting.b), replace(plan, unit=meeting.b))


def test_plan_again_after_a_session_was_cancelled(meeting, plan, write):
    cancel_session(session=planned(meeting), reason="Bão", by=meeting.admin, now=NOW)
    write(plan)

    assert WorkingSession.objects.filter(unit=meeting.a).count() == 2


def test_plan_of_a_unit_outside_the_round_is_refused(meeting, plan, write):
    other = factories.make_unit(meeting.a.group, "C")

    with pytest.raises(SessionRefused, match="Sở C không tham gia"):
        write(replace(plan, unit=other))


def test_plan_without_units_or_members_is_refused(meeting, plan, write):
    with pytest.raises(SessionRefused, match="ít nhất một đơn vị"):
        write()
    with pytest.raises(SessionRefused, match="ít nhất một thành viên"):
        write(plan, members=[])


def test_plan_is_the_administrators(meeting, plan, write):
    for person in (meeting.leader, meeting.officer):
        with pytest.raises(SessionRefused, match="Chỉ quản trị đợt"):
            write(plan, by=person)


def test_plan_of_a_final_round_is_refused(meeting, plan, write):
    Round.objects.update(state="final")

    with pytest.raises(SessionRefused, match="đã có kết quả chính thức"):
        write(plan)
