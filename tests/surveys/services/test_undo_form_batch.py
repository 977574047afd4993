from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEvent
from accounts.services.actors import system_actor
from scoring.core.types import RunKind
from scoring.services.compute_scores import compute_scores
from surveys.models import DeclaredFunnel, FormBatch, SurveyForm
from surveys.services.hand_over_survey import hand_over_survey
from surveys.services.import_survey import import_survey
from surveys.services.undo_form_batch import UndoRefused, undo_form_batch
from tests.rounds import filled_edge_round, opened_edge_round, published
from tests.workbooks import save_book

pytestmark = pytest.mark.django_db
HEADER = ["Số phiếu", "Mã đơn vị", *(f"C{n}" for n in range(1, 15))]
FUNNEL = [["Mã đơn vị", "Số phiếu hợp lệ"], ["P01", 1]]


@pytest.fixture
def edge():
    return opened_edge_round()


def deliver(edge, folder, name, *rows):
    path = save_book(folder / f"{name}.xlsx", {"Phiếu khảo sát": [HEADER, *rows], "Tổng hợp phiếu": FUNNEL})
    report = import_survey(path=path, round=edge, by=system_actor(), direction="5-best")
    return FormBatch.objects.get(import_batch=report.batch)


def undo(batch, reason="Bưu điện giao nhầm"):
    return undo_form_batch(batch=batch, reason=reason, by=system_actor())


def counted(edge):
    rows = SurveyForm.objects.filter(round=edge).order_by("batch__number", "row")
    return list(rows.values_list("batch__number", "serial", "exclusion"))


def test_undo_removes_forms_and_funnels_and_says_so_in_the_audit(edge, tmp_path):
    batch = deliver(edge, tmp_path, "mot", ["A1", "P01", 5], ["A2", "P01", 4])

    assert undo(batch) == 2
    left = (SurveyForm.objects.count(), DeclaredFunnel.objects.count(), FormBatch.objects.count())
    assert left == (0, 0, 0)
    event = AuditEvent.objects.get(verb="undo_form_batch")
    assert (event.detail["forms"], event.detail["reason"]) == (2, "Bưu điện giao nhầm")


def test_undo_lets_the_earliest_remaining_form_of_a_serial_count(edge, tmp_path):
    first = deliver(edge, tmp_path, "mot", ["A1", "P01", 5], ["A2", "P01", 4])
    deliver(edge, tmp_path, "hai", ["A1", "P01", 3], ["A1", "P01", 2], ["A2", "P01"])
    deliver(edge, tmp_path, "ba", ["A1", "P01", 1])
    undo(first)

    assert counted(edge) == [
        (2, "A1", ""),
        (2, "A1", "duplicate"),
        (2, "A2", "blank"),
        (3, "A1", "duplicate"),
    ]


def test_undo_of_a_later_delivery_leaves_the_first_as_it_is(edge, tmp_path):
    deliver(edge, tmp_path, "mot", ["A1", "P01", 5])
    later = deliver(edge, tmp_path, "hai", ["A1", "P01", 3], ["B1", "P01", 3])
    undo(later)

    assert counted(edge) == [(1, "A1", "")]


def test_undo_opens_the_way_for_the_same_file_again(edge, tmp_path):
    undo(deliver(edge, tmp_path, "mot", ["A1", "P01", 5]))
    deliver(edge, tmp_path, "mot", ["A1", "P01", 5])

    assert counted(edge) == [(1, "A1", "")]


def test_undo_without_a_reason_is_refused(edge, tmp_path):
    with pytest.raises(UndoRefused, match="lý do"):
        undo(deliver(edge, tmp_path, "mot", ["A1", "P01", 5]), reason="  ")


def test_undo_twice_is_refused(edge, tmp_path):
    batch = deliver(edge, tmp_path, "mot", ["A1", "P01", 5])
    again = FormBatch.objects.get(pk=batch.pk)
    undo(batch)

    with pytest.raises(UndoRefused, match="đã được hoàn tác"):
        undo(again)


def test_undo_of_a_delivery_that_a_published_run_rests_on_is_refused():
    edge = filled_edge_round()
    published(edge)
    batch = edge.form_batches.get()

    with pytest.raises(UndoRefused, match="2031-provisional-1"):
        undo(batch)
    assert batch.forms.count() == 52


def test_undo_after_a_run_that_is_not_published_is_possible():
    edge = filled_edge_round()
    compute_scores(round=edge, kind=RunKind.PROVISIONAL, by=system_actor())

    assert undo(edge.form_batches.get()) == 52


def test_undo_of_a_delivery_that_came_after_the_publication_is_possible(tmp_path):
    edge = filled_edge_round()
    published(edge)
    later = deliver(edge, tmp_path, "sau", ["Z1", "P01", 5])
    hand_over_survey(round=edge, by=system_actor())

    assert undo(later) == 1


def test_undo_takes_a_fixed_number_of_queries(edge, tmp_path, django_assert_num_queries):
    for count in (1, 40):
        batch = deliver(
            edge, tmp_path, f"nhieu-{count}", *([f"N{count}-{n}", "P01", 5] for n in range(count))
        )
        with django_assert_num_queries(18):
            undo(batch)


def test_undo_of_forms_handed_over_on_a_clock_set_back_is_refused(edge, tmp_path):
    by, ahead = system_actor(), timezone.now() + timedelta(hours=1)
    path = save_book(tmp_path / "mot.xlsx", {"Phiếu khảo sát": [HEADER, ["A1", "P01", 5]]})
    report = import_survey(path=path, round=edge, by=by, direction="5-best", now=ahead)
    hand_over_survey(round=edge, by=by)
    published(edge)

    with pytest.raises(UndoRefused, match="đã công bố"):
        undo(FormBatch.objects.get(import_batch=report.batch))


def test_undo_of_forms_that_came_back_as_they_were_is_refused(edge, tmp_path):
    undo(deliver(edge, tmp_path, "mot", ["A1", "P01", 5]))
    first = deliver(edge, tmp_path, "hai", ["A1", "P01", 5])
    handover = hand_over_survey(round=edge, by=system_actor())
    undo(first)
    again = deliver(edge, tmp_path, "ba", ["A1", "P01", 5])
    assert hand_over_survey(round=edge, by=system_actor()) == handover
    published(edge)

    with pytest.raises(UndoRefused, match="đã công bố"):
        undo(again)
