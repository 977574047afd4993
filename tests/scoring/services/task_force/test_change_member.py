from dataclasses import replace
from datetime import date

import pytest

from accounts.models import AuditEvent
from scoring.core.task_force import Duty
from scoring.services.task_force.add_member import MemberDetails
from scoring.services.task_force.change_member import change_member
from scoring.services.task_force.set_task_force import TaskForceRefused
from tests.scoring.meetings import NOW


def _change(meeting, place: int, **changes):
    member = meeting.members[place]
    details = replace(MemberDetails.of(member), **changes)
    return change_member(member=member, details=details, by=meeting.admin, now=NOW)


def test_member_leaves_on_a_day_and_the_row_stays(meeting):
    member = _change(meeting, 1, valid_to=date(2020, 12, 31))

    event = AuditEvent.objects.get(verb="change_member")
    assert (event.detail["from"]["valid_to"], event.detail["to"]["valid_to"]) == ("", "2020-12-31")
    assert meeting.force.members.get(pk=member.pk).valid_to == date(2020, 12, 31)


def test_same_details_change_nothing(meeting):
    _change(meeting, 1)

    assert not AuditEvent.objects.filter(verb="change_member").exists()


def test_second_leader_is_refused(meeting):
    with pytest.raises(TaskForceRefused, match="đã có Tổ trưởng"):
        _change(meeting, 1, duty=Duty.LEADER)
