from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from accounts.models import AuditEvent
from scoring.core.workflow import AssessmentState, RoundState
from scoring.models import Assessment, EvidenceUse, Round
from scoring.services.evidence.refusals import EvidenceRefused
from tests.scoring.evidence import LEAF, opened, referred, used


@pytest.mark.django_db
def test_use_is_told_to_the_trail_with_its_place():
    assessment = opened("A")[0]
    evidence = referred(assessment.unit)
    use = used(assessment, evidence, place=" trang 2, mục I ")

    event = AuditEvent.objects.get(verb="use_evidence")
    assert use.place == "trang 2, mục I"
    assert (event.target_ref, event.detail) == (
        "2020/A",
        {"criterion": LEAF, "evidence": evidence.pk, "title": "Kế hoạch CCHC", "place": "trang 2, mục I"},
    )


@pytest.mark.django_db
def test_document_serves_several_leaves_once_each():
    assessment = opened("A")[0]
    evidence = referred(assessment.unit)
    uses = [used(assessment, evidence, leaf) for leaf in ("1.1", "2.1", "1.1")]

    assert uses[0] == uses[2]
    assert EvidenceUse.objects.count() == AuditEvent.objects.filter(verb="use_evidence").count() == 2


@pytest.mark.django_db
def test_place_told_later_is_kept():
    assessment = opened("A")[0]
    evidence = referred(assessment.unit)
    used(assessment, evidence)
    used(assessment, evidence, place="trang 9")
    used(assessment, evidence)

    assert EvidenceUse.objects.get().place == "trang 9"


@pytest.mark.django_db
def test_document_of_another_unit_is_refused():
    a, b = opened("A", "B")
    with pytest.raises(EvidenceRefused, match="không thuộc kho của đơn vị"):
        used(a, referred(b.unit))


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["1", "9.9"])
def test_use_for_what_is_no_leaf_is_refused(code):
    assessment = opened("A")[0]
    with pytest.raises(EvidenceRefused, match=f"không có tiêu chí {code}"):
        used(assessment, referred(assessment.unit), code)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "round_state", "sentence"),
    [
        (AssessmentState.WITH_HEAD, RoundState.OPEN, "đang chờ thủ trưởng nộp"),
        (AssessmentState.SUBMITTED, RoundState.OPEN, "Bản tự chấm đã nộp"),
        (AssessmentState.DRAFT, RoundState.PROVISIONAL, "đã qua giai đoạn tự chấm"),
    ],
)
def test_locked_sheet_takes_no_document(state, round_state, sentence):
    assessment = opened("A")[0]
    evidence = referred(assessment.unit)
    Assessment.objects.update(state=state)
    Round.objects.update(state=round_state)
    with pytest.raises(EvidenceRefused, match=sentence):
        used(assessment, evidence)

    assert EvidenceUse.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_of_six_who_name_a_document_at_once_there_is_one_use():
    assessment = opened("A")[0]
    evidence = referred(assessment.unit)

    def name(_: int) -> int:
        try:
            return used(assessment, evidence).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        assert len(set(pool.map(name, range(6)))) == 1
    assert AuditEvent.objects.filter(verb="use_evidence").count() == 1
