from datetime import date

import pytest

from accounts.models import AuditEvent
from scoring.core.task_force import Duty
from scoring.services.task_force.add_member import MemberDetails, add_member
from scoring.services.task_force.set_task_force import TaskForceRefused
from tests.scoring.meetings import NOW


def _add(meeting, **changes):
    details = {
        "name": "Phan Văn Cường",
        "position": "Trưởng phòng",
        "agency": "Sở Tư pháp",
        "duty": Duty.MEMBER,
        "valid_from": date(2020, 1, 1),
        **changes,
    }
    return add_member(task_force=meeting.force, details=MemberDetails(**details), by=meeting.admin, now=NOW)


def test_member_is_added_with_an_event(meeting):
    member = _add(meeting)

    assert (member.named.line, member.user) == (
        "Phan Văn Cường, Trưởng phòng, Sở Tư pháp, Thành viên",
        None,
    )
    assert AuditEvent.objects.get(verb="add_member").detail["to"]["name"] == "Phan Văn Cường"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": "  "}, "họ và tên"),
        ({"valid_to": date(2019, 12, 31)}, "không được trước ngày bắt đầu"),
        ({"duty": Duty.LEADER}, "đã có Tổ trưởng ở thời gian này: Trần Hải"),
    ],
)
def test_member_that_does_not_fit_is_refused(meeting, changes, sentence):
    with pytest.raises(TaskForceRefused, match=sentence):
        _add(meeting, **changes)


def test_account_is_there_once_at_a_time(meeting):
    with pytest.raises(TaskForceRefused, match="Tài khoản thu-ky đã có trong tổ"):
        _add(meeting, user=meeting.secretary)


def test_leader_may_follow_another(meeting):
    meeting.force.members.filter(duty="leader").update(valid_to="2020-06-30")

    assert _add(meeting, duty=Duty.LEADER, valid_from=date(2020, 7, 1)).pk
