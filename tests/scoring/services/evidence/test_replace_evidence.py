import pytest

from accounts.models import AuditEvent
from accounts.services.actors import system_actor
from cchc_portal.lib.files.refusal import FileRefused
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, EvidenceVersion
from scoring.services.evidence.refusals import AlreadyKept, EvidenceRefused
from scoring.services.evidence.replace_evidence import replace_evidence
from tests.cchc_portal.lib.files import samples
from tests.scoring.evidence import kept, opened, referred, upload, used

pytestmark = pytest.mark.django_db
OTHER = samples.image("PNG")


def replaced(evidence, content=OTHER) -> EvidenceVersion:
    return replace_evidence(evidence=evidence, file=upload(content, "moi.png"), by=system_actor())


def test_replacement_is_the_next_version_and_the_earlier_one_stays():
    evidence = kept(opened("A")[0].unit)
    replaced(evidence)

    first, second = evidence.versions.order_by("number")
    with first.file.open() as file:
        assert file.read() == samples.pdf()
    assert (second.number, second.file_type, second.file_name) == (2, "png", "moi.png")
    assert AuditEvent.objects.get(verb="replace_evidence").detail == {
        "number": 2,
        "file": "moi.png",
        "sha256": second.sha256,
        "before": first.sha256,
    }


def test_reference_gets_its_first_file():
    assert replaced(referred(opened("A")[0].unit)).number == 1


def test_same_file_again_is_no_replacement():
    evidence = kept(opened("A")[0].unit, OTHER)
    with pytest.raises(EvidenceRefused, match="giống hệt"):
        replaced(evidence)


def test_file_of_another_document_is_offered():
    unit = opened("A")[0].unit
    other = kept(unit, OTHER, "anh.png")
    with pytest.raises(AlreadyKept) as refused:
        replaced(kept(unit))

    assert refused.value.existing == other


def test_earlier_file_may_come_back():
    evidence = kept(opened("A")[0].unit)
    replaced(evidence)

    assert replaced(evidence, samples.pdf()).number == 3


def test_file_of_a_wrong_kind_changes_nothing():
    evidence = kept(opened("A")[0].unit)
    with pytest.raises(FileRefused):
        replaced(evidence, b"MZ")

    assert evidence.versions.count() == 1


def test_document_that_was_handed_in_keeps_its_file():
    assessment = opened("A")[0]
    evidence = kept(assessment.unit)
    used(assessment, evidence)
    Assessment.objects.update(state=AssessmentState.SUBMITTED)
    with pytest.raises(EvidenceRefused) as refused:
        replaced(evidence)

    assert str(refused.value) == (
        "Đợt 2020 đang dùng tài liệu này và bản tự chấm đã khóa nên không đổi được nữa; "
        "hãy thêm thành tài liệu mới."
    )
    assert evidence.versions.count() == 1
