from threading import Thread

import pytest
from django.db import connections, transaction

from accounts.services.actors import system_actor
from scoring.core.types import EntryState
from scoring.models import Assessment, CatalogueCorrection, Claim
from scoring.selectors.correction_preview import ground_of
from scoring.services.correct_catalogue import CorrectionRefused, StalePreview
from tests import factories
from tests.rounds import opened_edge_round
from tests.scoring.correcting import corrected, newer_version


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

    both = [Thread(target=correct, args=(person,)) for person in people]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()

    assert CatalogueCorrection.objects.count() == 1
    assert sorted(text.startswith("Lê Thị Hoa đã đính chính đợt 2031") for text in said) == [False, True]


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
    assert said == ["Số liệu của đợt đã thay đổi sau khi xem trước; hãy xem lại rồi áp dụng."]
