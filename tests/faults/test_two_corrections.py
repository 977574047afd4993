from decimal import Decimal
from threading import Thread

import pytest
from django.db import connections, transaction

from accounts.models import Role
from accounts.services.actors import system_actor
from scoring.core.types import EntryState
from scoring.models import Assessment, CatalogueCorrection, Claim, Submission
from scoring.selectors.correction_preview import ground_of
from scoring.selectors.submissions import frozen_content
from scoring.services.correct_catalogue import CorrectionRefused, StalePreview, correct_catalogue
from scoring.services.submission.submit_assessment import submit_assessment
from tests import factories
from tests.rounds import filled_edge_round, opened_edge_round
from tests.scoring.correcting import DOCUMENT, corrected, newer_version


@pytest.mark.django_db(transaction=True)
def test_two_officers_at_once_one_corrects_and_the_other_is_told(tmp_path):
    edge = opened_edge_round()
    newer = newer_version(tmp_path)
    basis = ground_of(edge, newer).basis
    people = [factories.make_person(None, username=name) for name in ("hoa", "lan")]
    said: list[str] = []

    def correct(person) -> None:
        try:
            said.append(corrected(edge, newer, basis=basis, by=person).to_set.decision)
        except CorrectionRefused as refusal:
            said.append(str(refusal))
        finally:
            connections.close_all()

    with transaction.atomic():
        correct_catalogue(
            round=edge, criteria_set=newer, reason="x", document=DOCUMENT, basis=basis, by=people[0]
        )
        other = Thread(target=correct, args=(people[1],))
        other.start()
        other.join(timeout=1)
        assert said == []
    other.join(timeout=30)

    assert CatalogueCorrection.objects.get().corrected_by == people[0]
    assert [text.partition(" lúc ")[0] for text in said] == [
        "Lê Thị Hoa đã đính chính đợt 2031 sang 99/QĐ-UBND (phiên bản 2)"
    ]


@pytest.mark.django_db(transaction=True)
def test_correction_waits_for_a_save_and_sees_it(tmp_path):
    edge = opened_edge_round()
    newer = newer_version(tmp_path)
    basis = ground_of(edge, newer).basis
    said: list[str] = []

    def correct() -> None:
        try:
            corrected(edge, newer, basis=basis)
        except StalePreview as refusal:
            said.append(str(refusal))
        finally:
            connections.close_all()

    with transaction.atomic():
        sheet = Assessment.objects.select_for_update().get(round=edge, unit__code="S1")
        Claim.objects.create(
            assessment=sheet,
            criterion_code="3",
            state=EntryState.SCORE,
            points=5,
            saved_at=factories.COMPUTED,
            saved_by=system_actor(),
        )
        other = Thread(target=correct)
        other.start()
        other.join(timeout=1)
    other.join(timeout=30)
    assert said == [
        "Đã thay đổi sau khi xem trước: số liệu tự chấm, đơn vị của đợt; hãy xem lại rồi áp dụng."
    ]


@pytest.mark.django_db(transaction=True)
def test_sheet_handed_in_while_the_round_is_corrected_is_frozen_under_the_newer_version(tmp_path):
    edge = filled_edge_round()
    newer = newer_version(tmp_path)
    sheet = edge.assessments.get(unit__code="S1")
    head = factories.make_person(Role.UNIT_HEAD, sheet.unit, username="thu-truong")

    def submit() -> None:
        submit_assessment(assessment=sheet, declared=True, by=head)
        connections.close_all()

    with transaction.atomic():
        corrected(edge, newer)
        other = Thread(target=submit)
        other.start()
        other.join(timeout=1)
        assert not Submission.objects.exists()
    other.join(timeout=30)
    points = {line.code: line.points for line in frozen_content(Submission.objects.get()).lines}
    assert points["1"] == Decimal("3.00")
