from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from django.core.files.storage import default_storage
from django.db import connections

from accounts.models import AuditEvent, Unit
from accounts.services.actors import system_actor
from scoring.core.workflow import AssessmentState
from scoring.models import Assessment, Evidence, EvidenceUse, EvidenceVersion
from scoring.services.evidence.add_evidence import Place, add_evidence
from scoring.services.evidence.refusals import AlreadyKept, EvidenceRefused
from tests.cchc_portal.lib.files import samples
from tests.scoring.evidence import LEAF, kept, opened, referred, upload

NOW = datetime(2020, 11, 2, 20, tzinfo=UTC)  # 03/11 in the province


@pytest.mark.django_db
def test_file_becomes_a_document_with_its_first_version():
    unit = opened("A")[0].unit
    evidence = add_evidence(
        unit=unit,
        title=" Kế hoạch\u00a0CCHC ",
        number="15/KH",
        issued_on=date(2020, 11, 3),
        file=upload(samples.pdf(), "15KH.pdf"),
        by=system_actor(),
        now=NOW,
    )

    version, event = evidence.versions.get(), AuditEvent.objects.get()
    assert (evidence.title, evidence.number, version.number) == ("Kế hoạch CCHC", "15/KH", 1)
    assert (version.file_name, version.file_type, version.size) == ("15KH.pdf", "pdf", len(samples.pdf()))
    assert (event.verb, event.target_ref, event.detail) == (
        "add_evidence",
        str(evidence.pk),
        {
            "unit": "A",
            "title": "Kế hoạch CCHC",
            "number": "15/KH",
            "issued_on": "2020-11-03",
            "file": "15KH.pdf",
            "sha256": version.sha256,
        },
    )


@pytest.mark.django_db
def test_file_without_a_title_takes_its_own_name():
    assert kept(opened("A")[0].unit, name="Báo cáo quý 1.2020.pdf").title == "Báo cáo quý 1.2020"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"title": " "}, "Hãy ghi tên tài liệu."),
        ({"title": "Kế hoạch"}, "Văn bản dẫn chiếu cần có số, ký hiệu hoặc ngày văn bản."),
        (
            {"title": "Kế hoạch", "issued_on": date(2020, 11, 4)},
            "Ngày văn bản ở sau ngày hôm nay; hãy ghi lại ngày ban hành.",
        ),
    ],
)
def test_reference_that_cannot_be_found_by_anyone_is_refused(given, sentence):
    with pytest.raises(EvidenceRefused) as refused:
        add_evidence(unit=opened("A")[0].unit, by=system_actor(), now=NOW, **given)

    assert (str(refused.value), Evidence.objects.count(), AuditEvent.objects.count()) == (sentence, 0, 0)


@pytest.mark.django_db
def test_file_that_the_store_has_is_offered_instead():
    a, b = opened("A", "B")
    first = kept(a.unit)
    with pytest.raises(AlreadyKept) as refused:
        kept(a.unit, name="khác.pdf")

    assert refused.value.existing == first
    assert len(default_storage.listdir("evidence")[1]) == 1
    assert kept(b.unit).unit == b.unit  # another unit's store is another matter


@pytest.mark.django_db
def test_reference_that_the_store_has_is_offered_instead():
    unit = opened("A")[0].unit
    first = referred(unit)
    with pytest.raises(AlreadyKept) as refused:
        referred(unit)

    assert refused.value.existing == first


@pytest.mark.django_db
def test_document_and_its_use_come_together():
    assessment = opened("A")[0]
    evidence = kept(assessment.unit, use=Place(assessment, LEAF, "trang 3"))

    use = EvidenceUse.objects.get()
    assert (use.evidence, use.criterion_code, use.place) == (evidence, LEAF, "trang 3")
    assert list(AuditEvent.objects.values_list("verb", flat=True)) == ["add_evidence", "use_evidence"]


@pytest.mark.django_db
def test_document_for_a_locked_sheet_is_not_kept():
    assessment = opened("A")[0]
    Assessment.objects.update(state=AssessmentState.SUBMITTED)
    with pytest.raises(EvidenceRefused, match="Bản tự chấm đã nộp"):
        kept(assessment.unit, use=Place(assessment, LEAF))

    assert (Evidence.objects.count(), default_storage.listdir("evidence")[1]) == (0, [])


@pytest.mark.django_db(transaction=True)
def test_of_six_who_add_a_file_at_once_one_does():
    assessment = opened("A")[0]
    by = system_actor()

    def add(_: int) -> bool:
        try:
            unit = Unit.objects.get(pk=assessment.unit_id)
            add_evidence(unit=unit, file=upload(samples.pdf()), use=Place(assessment, LEAF), by=by)
        except AlreadyKept:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(add, range(6))) == [False] * 5 + [True]
    assert (EvidenceVersion.objects.count(), EvidenceUse.objects.count()) == (1, 1)
    assert len(default_storage.listdir("evidence")[1]) == 1
