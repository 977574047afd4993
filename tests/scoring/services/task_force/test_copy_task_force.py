from datetime import date

import pytest

from accounts.models import AuditEvent, User
from scoring.models import Round
from scoring.services.task_force.copy_task_force import copy_task_force
from scoring.services.task_force.set_task_force import TaskForceRefused
from tests import factories
from tests.scoring.meetings import NOW, last_years_member


@pytest.fixture
def next_round(meeting) -> Round:
    return factories.make_round(meeting.round.criteria_set, 2021)


def _copy(meeting, round: Round, source: Round | None = None):
    day = date(2021, 1, 1)
    return copy_task_force(
        round=round, source=source or meeting.round, valid_from=day, by=meeting.admin, now=NOW
    )


def test_copy_takes_decision_and_members_who_stayed(meeting, next_round):
    last_years_member(meeting)
    force = _copy(meeting, next_round)

    assert force.decision == "238/QĐ-UBND"
    assert list(force.members.values_list("name", "valid_from", "valid_to").order_by("id")) == [
        ("Trần Hải", date(2021, 1, 1), None),
        ("Lê Thị Hoa", date(2021, 1, 1), None),
    ]
    assert AuditEvent.objects.get(verb="copy_task_force").detail["source"] == "2020"


def test_copy_takes_those_who_were_there_to_the_end(meeting, next_round):
    last_years_member(meeting)
    meeting.force.members.filter(valid_to=None).update(valid_to=date(2020, 12, 31))

    assert _copy(meeting, next_round).members.count() == 2


def test_locked_account_is_not_taken_over(meeting, next_round):
    User.objects.filter(pk=meeting.secretary.pk).update(is_active=False)

    assert _copy(meeting, next_round).members.get(duty="secretary").user is None


def test_copy_over_another_is_refused(meeting, next_round):
    _copy(meeting, next_round)

    with pytest.raises(TaskForceRefused, match="Đợt 2021 đã có Tổ giúp việc"):
        _copy(meeting, next_round)


def test_copy_of_none_is_refused(meeting, next_round):
    other = factories.make_round(meeting.round.criteria_set, 2022)

    with pytest.raises(TaskForceRefused, match="Đợt 2022 không có Tổ giúp việc"):
        _copy(meeting, next_round, source=other)
