from datetime import date

import pytest

from accounts.models import AuditEvent
from accounts.services.actors import system_actor
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, Evidence
from scoring.services.evidence.correct_evidence import correct_evidence
from scoring.services.evidence.refusals import EvidenceRefused
from tests.scoring.evidence import opened, referred, used

pytestmark = pytest.mark.django_db


def test_correction_tells_what_stood_there_before():
    evidence = referred(opened("A")[0].unit)
    for _ in range(2):  # sent twice
        correct_evidence(
            evidence=evidence, title="Kế hoạch", number="16/KH", issued_on=date(2020, 2, 1), by=system_actor()
        )

    stored = Evidence.objects.get()
    assert (stored.title, stored.number, stored.issued_on) == ("Kế hoạch", "16/KH", date(2020, 2, 1))
    assert AuditEvent.objects.get(verb="correct_evidence").detail == {
        "before": {"title": "Kế hoạch CCHC", "number": "15/KH-SNV", "issued_on": "2020-01-20"},
        "after": {"title": "Kế hoạch", "number": "16/KH", "issued_on": "2020-02-01"},
    }


def test_document_keeps_a_title():
    with pytest.raises(EvidenceRefused, match="Hãy ghi tên tài liệu"):
        correct_evidence(evidence=referred(opened("A")[0].unit), title="", by=system_actor())


def test_document_that_was_handed_in_stays_as_it_was():
    assessment = opened("A")[0]
    evidence = referred(assessment.unit)
    used(assessment, evidence)
    Assessment.objects.update(state=AssessmentState.WITH_HEAD)
    with pytest.raises(EvidenceRefused, match="bản tự chấm đã khóa"):
        correct_evidence(evidence=evidence, title="Khác", by=system_actor())

    assert Evidence.objects.get().title == "Kế hoạch CCHC"
