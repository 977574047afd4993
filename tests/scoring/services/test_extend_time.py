from datetime import timedelta

import pytest

from accounts.models import AuditEvent
from accounts.services.actors import system_actor
from scoring.models import Assessment, Extension, Round
from scoring.services.extend_time import ExtensionRefused, extend_time
from tests import factories

pytestmark = pytest.mark.django_db
NOW = factories.COMPUTED
A_DAY = timedelta(days=1)


@pytest.fixture
def assessment() -> Assessment:
    group = factories.make_group()
    round = factories.make_round(factories.make_set([group]))
    return Assessment.objects.create(round=round, unit=factories.make_unit(group, "A"))


def _extend(assessment: Assessment, **changes) -> Extension:
    fields = {"due_at": NOW + A_DAY, "reason": "Lũ lụt", "document": "12/CV-SNV", **changes}
    return extend_time(assessment=assessment, by=system_actor(), now=NOW, **fields)


def test_extend_time_stores_who_when_why_and_on_which_document(assessment):
    extension = _extend(assessment)

    assert (extension.due_at, extension.closes_at) == (NOW + A_DAY, NOW + A_DAY)
    assert (extension.reason, extension.document, extension.granted_at) == ("Lũ lụt", "12/CV-SNV", NOW)
    event = AuditEvent.objects.get(verb="extend_time")
    assert (event.target_ref, event.detail["reason"]) == ("2020/A", "Lũ lụt")


def test_extend_time_may_leave_room_for_late_work(assessment):
    assert _extend(assessment, closes_at=NOW + 2 * A_DAY).closes_at == NOW + 2 * A_DAY


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reason": " "}, "phải ghi lý do"),
        ({"due_at": NOW}, "phải sau lúc này"),
        ({"closes_at": NOW + A_DAY / 2}, "không được trước hạn mới"),
    ],
)
def test_extend_time_is_refused(assessment, changes, sentence):
    with pytest.raises(ExtensionRefused, match=sentence):
        _extend(assessment, **changes)
    assert not Extension.objects.exists()


def test_extend_time_after_publication_is_refused(assessment):
    Round.objects.update(state="provisional")

    with pytest.raises(ExtensionRefused, match="đã qua giai đoạn tự chấm"):
        _extend(assessment)
