import pytest

from accounts.models import AuditEvent
from accounts.services.actors import system_actor
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, EvidenceUse
from scoring.services.evidence.drop_use import drop_use
from scoring.services.evidence.refusals import EvidenceRefused
from tests.scoring.evidence import opened, referred, used

pytestmark = pytest.mark.django_db


@pytest.fixture
def use() -> EvidenceUse:
    assessment = opened("A")[0]
    return used(assessment, referred(assessment.unit))


def test_dropped_use_stays_as_history(use):
    drop_use(use=use, by=system_actor())
    drop_use(use=use, by=system_actor())  # the button pressed twice

    kept = EvidenceUse.objects.get()
    assert (kept.removed_by, kept.removed_at is None) == (system_actor(), False)
    assert AuditEvent.objects.filter(verb="drop_use").count() == 1


def test_document_may_be_named_again_after_it_was_dropped(use):
    drop_use(use=use, by=system_actor())
    used(use.assessment, use.evidence)

    assert [use.removed_at is None for use in EvidenceUse.objects.order_by("pk")] == [False, True]


def test_use_on_a_locked_sheet_stays(use):
    Assessment.objects.update(state=AssessmentState.SUBMITTED)
    with pytest.raises(EvidenceRefused, match="Bản tự chấm đã nộp"):
        drop_use(use=use, by=system_actor())

    assert EvidenceUse.objects.get().removed_at is None
