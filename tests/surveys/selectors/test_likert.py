from datetime import timedelta

import pytest

from accounts.models import ImportBatch, Unit
from accounts.services.actors import system_actor
from scoring.models import Round, SurveyHandover
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
    SurveyHandover.objects.create(
        round=round,
        number=1,
        forms_digest="x",
        handed_over_at=factories.COMPUTED + timedelta(days=1),
        handed_over_by=system_actor(),
    )
    return round


def test_likert_counts_valid_answers_by_group_question_and_level(round_with_forms, django_assert_num_queries):
    with django_assert_num_queries(1):
        counts = likert(round_with_forms, ["C1", "C2"])

    assert counts == {
        ("SO", "C1"): (0, 0, 0, 0, 2),
        ("SO", "C2"): (1, 0, 0, 0, 0),
        ("HUYEN", "C1"): (0, 0, 1, 0, 0),
        ("HUYEN", "C2"): (0, 0, 1, 0, 0),
    }


def test_likert_takes_forms_that_came_after_the_hand_over_once_they_are_handed_over(round_with_forms):
    SurveyHandover.objects.create(
        round=round_with_forms,
        number=2,
        forms_digest="y",
        handed_over_at=factories.COMPUTED + timedelta(days=3),
        handed_over_by=system_actor(),
    )

    assert likert(round_with_forms, ["C1", "C2"])["SO", "C1"] == (0, 1, 0, 0, 2)


def test_likert_before_any_hand_over_is_empty(round_with_forms):
    other = factories.make_round(round_with_forms.criteria_set, 2019)

    assert likert(other, ["C1", "C2"]) == {}
