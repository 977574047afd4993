import pytest
from django.test import Client

from accounts.models import AuditEvent, Role
from scoring.models import Round
from tests import factories
from tests.scoring.views.test_sheet import text

ADDRESS = "/dot/2020/tu-tham-dinh/"


def test_administrator_allows_it_with_a_reason_on_record(assessments, as_admin):
    answer = as_admin.post(ADDRESS, {"cho-phep": "on", "ly-do": "Tổ giúp việc không đủ người"}, follow=True)

    assert "đơn vị chủ trì tự thẩm định, có đánh dấu" in text(answer)
    assert Round.objects.get().appraises_own is True
    event = AuditEvent.objects.get(verb="allow_own_appraisal")
    assert event.detail == {"from": False, "to": True, "reason": "Tổ giúp việc không đủ người"}


@pytest.mark.parametrize(
    ("state", "sent", "said"),
    [
        ("open", {"cho-phep": "on"}, "Hãy ghi lý do."),
        ("open", {"ly-do": "x"}, "Không có gì thay đổi."),
        ("provisional", {"cho-phep": "on", "ly-do": "x"}, "không đổi được nữa"),
    ],
)
def test_nothing_changes_without_a_reason_or_after_publication(assessments, as_admin, state, sent, said):
    Round.objects.update(state=state)

    assert said in text(as_admin.post(ADDRESS, sent, follow=True))
    assert (Round.objects.get().appraises_own, AuditEvent.objects.count()) == (False, 0)


@pytest.mark.parametrize("role", sorted({*Role} - {Role.ROUND_ADMIN}))
def test_others_are_refused(assessments, role):
    client = Client()
    client.force_login(factories.make_person(role, assessments[0].unit, "khac"))

    assert client.post(ADDRESS, {"cho-phep": "on", "ly-do": "x"}).status_code == 403
