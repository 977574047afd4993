from dataclasses import replace
from datetime import date

import pytest

from accounts.models import AuditEvent
from scoring.models import Round, TaskForce
from scoring.services.task_force.set_task_force import Decision, TaskForceRefused, set_task_force
from tests.scoring.meetings import NOW


@pytest.fixture
def decision(meeting) -> Decision:
    return Decision.of(meeting.force)


def test_decision_changed_keeps_both_in_the_trail(meeting, decision):
    set_task_force(
        round=meeting.round, decision=replace(decision, decision="9/QĐ-UBND"), by=meeting.admin, now=NOW
    )

    event = AuditEvent.objects.get(verb="set_task_force")
    assert (event.detail["from"]["decision"], event.detail["to"]["decision"]) == ("238/QĐ-UBND", "9/QĐ-UBND")
    assert TaskForce.objects.get().decision == "9/QĐ-UBND"


def test_same_decision_changes_nothing(meeting, decision):
    set_task_force(round=meeting.round, decision=decision, by=meeting.admin, now=NOW)

    assert not AuditEvent.objects.filter(verb="set_task_force").exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": " "}, "tên Tổ giúp việc"),
        ({"decision": ""}, "số quyết định"),
        ({"issuer": ""}, "cơ quan ban hành"),
        ({"symbol": ""}, "ký hiệu biên bản"),
        ({"decided_on": date(2020, 12, 4)}, "sau ngày hôm nay"),
    ],
)
def test_decision_that_says_too_little_is_refused(meeting, decision, changes, sentence):
    with pytest.raises(TaskForceRefused, match=sentence):
        set_task_force(round=meeting.round, decision=replace(decision, **changes), by=meeting.admin, now=NOW)


def test_task_force_of_a_final_round_is_refused(meeting, decision):
    Round.objects.update(state="closed")

    with pytest.raises(TaskForceRefused, match="đã có kết quả chính thức"):
        set_task_force(round=meeting.round, decision=decision, by=meeting.admin, now=NOW)
