from datetime import timedelta

import pytest

from accounts.models import ImportBatch, Unit
from accounts.services.actors import system_actor
from scoring.models import Round, ScoreRun
from surveys.models import Direction, Exclusion, FormBatch, SurveyForm
from surveys.selectors.likert import likert
from tests import factories

pytestmark = pytest.mark.django_db


def _batch(round: Round, number: int, days: int = 0) -> FormBatch:
    batch = ImportBatch.objects.create(
        kind="survey",
        file_name="x.xlsx",
        sha256=str(number) * 64,
        imported_at=factories.COMPUTED + timedelta(days=days),
        imported_by=system_actor(),
    )
    return FormBatch.objects.create(
        round=round, number=number, import_batch=batch, direction=Direction.FIVE_BEST
    )


def _form(batch: FormBatch, unit: Unit, serial: str, answers: str, exclusion: str = "") -> None:
    SurveyForm.objects.create(
        batch=batch,
        round=batch.round,
        row=int(serial),
        serial=serial,
        unit=unit,
        answers=answers,
        exclusion=exclusion,
    )


def _run(round: Round, number: int, days: int) -> ScoreRun:
    """A run that read the hand-over of that number, made so many days after the first forms."""
    handover = factories.make_handover(round, number, factories.COMPUTED + timedelta(days=days))
    return factories.make_run(round, code=f"run-{number}", handover=handover)


@pytest.fixture
def round_with_forms():
    schools, districts = factories.make_group(), factories.make_group("HUYEN", "Các huyện", 2)
    a, b = factories.make_unit(schools, "A"), factories.make_unit(districts, "B")
    round = factories.make_round(factories.make_set([schools, districts]))
    batch = _batch(round, 1)
    for serial, (unit, answers) in enumerate(((a, "5."), (a, "51"), (b, "33")), start=1):
        _form(batch, unit, str(serial), answers)
    _form(batch, a, "9", "11", Exclusion.DECISION)
    _form(_batch(round, 2, days=2), a, "10", "22")
    return round


def test_likert_counts_valid_answers_by_group_question_and_level(round_with_forms, django_assert_num_queries):
    run = _run(round_with_forms, 1, days=1)

    with django_assert_num_queries(1):
        counts = likert(run, ["C1", "C2"])

    assert counts == {
        ("SO", "C1"): (0, 0, 0, 0, 2),
        ("SO", "C2"): (1, 0, 0, 0, 0),
        ("HUYEN", "C1"): (0, 0, 1, 0, 0),
        ("HUYEN", "C2"): (0, 0, 1, 0, 0),
    }


def test_likert_of_a_run_does_not_change_when_more_forms_are_handed_over(round_with_forms):
    first = _run(round_with_forms, 1, days=1)
    second = _run(round_with_forms, 2, days=3)

    assert likert(first, ["C1", "C2"])["SO", "C1"] == (0, 0, 0, 0, 2)
    assert likert(second, ["C1", "C2"])["SO", "C1"] == (0, 1, 0, 0, 2)


def test_likert_of_a_run_before_any_hand_over_is_empty(round_with_forms):
    run = factories.make_run(round_with_forms)

    assert likert(run, ["C1", "C2"]) == {}
