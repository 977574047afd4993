import pytest

from accounts.models import AuditEvent
from scoring.models import Round
from scoring.services.close_round import (
    ClosingRefused,
    close_round,
    correct_result,
    reopen_round,
    settle_result,
)
from tests.scoring.handing_in import NOW, make_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return make_desk(state="final")


def test_round_is_closed_and_opened_again_with_the_reasons_on_record(desk):
    close_round(round=desk.round, reason=" Đã xong ", by=desk.admin, now=NOW)
    assert Round.objects.get().state == "closed"
    reopen_round(round=desk.round, reason="Đính chính", by=desk.admin, now=NOW)

    assert Round.objects.get().state == "final"
    assert list(AuditEvent.objects.order_by("sequence").values_list("verb", "detail")) == [
        ("close_round", {"from": "final", "to": "closed", "reason": "Đã xong"}),
        ("reopen_round", {"from": "closed", "to": "final", "reason": "Đính chính"}),
    ]


@pytest.mark.parametrize("service", [close_round, reopen_round, correct_result, settle_result])
def test_closing_without_a_reason_is_refused(desk, service):
    with pytest.raises(ClosingRefused, match="phải ghi lý do"):
        service(round=desk.round, reason=" ", by=desk.admin, now=NOW)
    assert Round.objects.get().state == "final"


@pytest.mark.parametrize("state", ["open", "provisional", "closed"])
def test_round_without_its_final_result_or_closed_already_is_not_closed(desk, state):
    Round.objects.update(state=state)

    with pytest.raises(ClosingRefused, match="Không thực hiện được bước này"):
        close_round(round=desk.round, reason="Xong", by=desk.admin, now=NOW)
    assert not AuditEvent.objects.exists()
