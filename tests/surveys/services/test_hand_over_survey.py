from decimal import Decimal

import pytest

from accounts.services.actors import system_actor
from scoring.models import Criterion, ScaleLevel, SurveyCount, SurveyFigure, SurveyHandover, SurveyQuestion
from surveys.services.hand_over_survey import HandoverRefused, hand_over_survey
from surveys.services.import_survey import import_survey
from tests.rounds import GOLDEN, opened_edge_round
from tests.workbooks import save_book

pytestmark = pytest.mark.django_db


@pytest.fixture
def edge():
    edge = opened_edge_round()
    path = GOLDEN / "2031" / "phieu-khao-sat-2031.xlsx"
    import_survey(path=path, round=edge, by=system_actor(), direction="5-best")
    return edge


def test_hand_over_freezes_exact_figures_of_every_unit_that_was_asked_about(edge):
    hand_over_survey(round=edge, by=system_actor())
    figure = SurveyFigure.objects.get(unit__code="P06", criterion_code="C.1")

    assert (figure.earned, figure.possible, figure.forms) == (Decimal(8), Decimal(12), 6)
    assert not SurveyFigure.objects.filter(unit__code="P04").exists()
    assert SurveyCount.objects.get(unit__code="P01").valid == 7
    assert SurveyCount.objects.get(unit__code="P04").valid == 0


def test_hand_over_again_on_the_same_forms_gives_the_same_one(edge):
    first = hand_over_survey(round=edge, by=system_actor())

    assert hand_over_survey(round=edge, by=system_actor()) == first
    assert SurveyHandover.objects.count() == 1


def test_hand_over_after_another_delivery_is_a_new_one(edge, tmp_path):
    first = hand_over_survey(round=edge, by=system_actor())
    header = ["Số phiếu", "Mã đơn vị", *(f"C{n}" for n in range(1, 15))]
    more = save_book(tmp_path / "them.xlsx", {"Phiếu khảo sát": [header, ["Z1", "P04", 5, 5, 5]]})
    import_survey(path=more, round=edge, by=system_actor(), direction="5-best")
    second = hand_over_survey(round=edge, by=system_actor())

    assert (second.number, second.forms_digest == first.forms_digest) == (2, False)
    assert second.figures.filter(unit__code="P04").count() == 2


def test_weighted_leaf_finds_its_scale_however_the_name_is_written(edge):
    leaf = Criterion.objects.get(catalogue__group__code="XA", code="C.1")
    leaf.parameters = leaf.parameters.replace("tỷ lệ hài lòng", "có trọng số")
    leaf.save()
    SurveyQuestion.objects.update(scale="thang riêng")
    for level in range(1, 6):
        weight = Decimal(level - 1) / 4
        ScaleLevel.objects.create(
            criteria_set=edge.criteria_set,
            scale="Thang riêng",
            level=level,
            label=f"Mức {level}",
            weight=weight,
        )
    hand_over_survey(round=edge, by=system_actor())

    figure = SurveyFigure.objects.get(unit__code="P06", criterion_code="C.1")
    assert (figure.formula, figure.possible) == ("weighted", Decimal(12))


def test_hand_over_without_forms_is_refused():
    with pytest.raises(HandoverRefused, match="chưa có phiếu khảo sát"):
        hand_over_survey(round=opened_edge_round(), by=system_actor())
