from datetime import UTC, date, datetime

import pytest

from accounts.models import AuditEvent
from accounts.services.actors import system_actor
from scoring.core.timetable import Moments
from scoring.models import Round, Timetable
from scoring.services.set_timetable import TimetableRefused, set_timetable
from tests import factories

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = (datetime(2020, 11, day, 1, tzinfo=UTC) for day in (1, 15, 17))
MOMENTS = Moments(
    self_opens_at=FIRST, self_due_at=SECOND, self_closes_at=THIRD, evidence_from=date(2019, 12, 1)
)


@pytest.fixture
def round() -> Round:
    return factories.make_round(factories.make_set([factories.make_group()]))


def _set(round: Round, moments: Moments, reason: str = "") -> Timetable:
    return set_timetable(round=round, moments=moments, reason=reason, by=system_actor())


def test_set_timetable_stores_every_moment_and_an_event(round):
    timetable = _set(round, MOMENTS)

    assert (timetable.self_due_at, timetable.evidence_from) == (SECOND, date(2019, 12, 1))
    event = AuditEvent.objects.get(verb="set_timetable")
    assert (event.target_ref, event.detail["from"]) == ("2020", None)
    assert event.detail["to"]["self_due_at"] == "2020-11-15T01:00:00+00:00"


def test_set_timetable_again_with_the_same_moments_changes_nothing(round):
    first = _set(round, MOMENTS)

    assert _set(round, MOMENTS).set_at == first.set_at
    assert AuditEvent.objects.filter(verb="set_timetable").count() == 1


def test_set_timetable_anew_keeps_both_in_the_trail(round):
    _set(round, MOMENTS)
    _set(round, Moments(self_due_at=THIRD), "Bão số 9")

    assert Timetable.objects.get().self_opens_at is None
    event = AuditEvent.objects.filter(verb="set_timetable").last()
    assert (event.detail["reason"], event.detail["from"]["self_opens_at"]) == ("Bão số 9", FIRST.isoformat())


def test_set_timetable_anew_needs_a_reason(round):
    _set(round, MOMENTS)

    with pytest.raises(TimetableRefused, match="phải ghi lý do"):
        _set(round, Moments(), " ")


@pytest.mark.parametrize(
    ("moments", "sentence"),
    [
        (Moments(self_opens_at=SECOND, self_due_at=FIRST), "Hạn tự chấm phải sau lúc mở"),
        (Moments(self_due_at=THIRD, self_closes_at=SECOND), "không được trước hạn tự chấm"),
        (Moments(appraisal_opens_at=SECOND, appraisal_due_at=FIRST), "Hạn thẩm định phải sau lúc mở"),
        (Moments(appraisal_due_at=THIRD, appraisal_closes_at=SECOND), "không được trước hạn thẩm định"),
        (Moments(evidence_from=date(2020, 2, 1), evidence_to=date(2020, 1, 1)), "không được trước ngày đầu"),
    ],
)
def test_set_timetable_out_of_order_is_refused(round, moments, sentence):
    with pytest.raises(TimetableRefused, match=sentence):
        _set(round, moments)


def test_set_timetable_of_a_final_round_is_refused(round):
    Round.objects.filter(pk=round.pk).update(state="final")

    with pytest.raises(TimetableRefused, match="đã có kết quả chính thức"):
        _set(round, MOMENTS)
