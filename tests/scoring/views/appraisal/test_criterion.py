import re

import pytest

from scoring.models import Assessment, Award, Claim, Round
from scoring.services.appraisal.ask_second_look import ask_second_look
from tests import factories
from tests.scoring.appraising import NOW, freeze_set
from tests.scoring.handing_in import claim
from tests.scoring.views.appraisal.conftest import DOWN, judge_now
from tests.scoring.views.test_sheet import states, text


def more_units(desk, count: int) -> None:
    units = [factories.make_unit(desk.a.group, f"U{number:03d}") for number in range(count)]
    sheets = Assessment.objects.bulk_create(
        Assessment(round=desk.round, unit=unit, state="submitted") for unit in units
    )
    Claim.objects.bulk_create(
        Claim(
            assessment=sheet,
            criterion_code="1.1",
            state="score",
            points=7,
            saved_at=NOW,
            saved_by=desk.admin,
        )
        for sheet in sheets
    )


@pytest.mark.parametrize("units", [1, 3, 397])
def test_criterion_of_400_units_costs_no_more_than_15_queries(
    desk, as_appraiser, units, django_assert_num_queries
):
    freeze_set()
    more_units(desk, units)
    claim(desk.assessment())
    judge_now(desk, points="6", reason="Thiếu")
    as_appraiser.get(DOWN)  # a frozen set is read once
    with django_assert_num_queries(15):
        page = as_appraiser.get(DOWN)

    assert len(states(page)) == min(units + 3, 100)


def test_same_figures_with_other_points_are_flagged(desk, as_appraiser):
    for unit in (desk.a, desk.b):
        claim(desk.assessment(unit), points="7.5")
    judge_now(desk, points="7.5")
    judge_now(desk, unit=desk.b, points="6", reason="Thiếu")
    page = text(as_appraiser.get(DOWN))

    assert re.findall(r"Cùng số liệu, khác điểm: ([^<]+)<", page) == ["Sở B (6,00)", "Sở A (7,50)"]


def test_row_to_be_looked_at_again_says_why(desk, as_appraiser):
    judge_now(desk, points="6", reason="Thiếu")
    ask_second_look(assessment=desk.assessment(), criterion_code="1.1", reason="Khác đơn vị B", by=desk.admin)

    assert "Cần xem lại: Khác đơn vị B" in text(as_appraiser.get(DOWN))


def test_own_line_says_that_the_round_allows_it(desk, as_appraiser):
    Round.objects.update(appraises_own=True)

    assert "Đơn vị tự thẩm định dòng của mình, được đợt này cho phép" in text(as_appraiser.get(DOWN))


def test_pages_turn_after_a_hundred_units(desk, as_appraiser):
    more_units(desk, 99)
    second = as_appraiser.get(f"{DOWN}?trang=2")

    assert len(states(as_appraiser.get(DOWN))) == 100
    assert list(states(second)) == ["U097", "U098"]


def test_rows_that_agree_are_accepted_at_once_and_the_others_left(desk, as_appraiser):
    for unit in (desk.a, desk.b):
        claim(desk.assessment(unit), points="7.5")
    judge_now(desk, unit=desk.b, points="6", reason="Thiếu")
    answer = as_appraiser.post(f"{DOWN}chap-nhan/", {"dong": ["A", "B", "LEAD"]}, follow=True)

    assert "Đã chấp nhận 1 dòng." in text(answer)
    told = Award.objects.current().values_list("unit__code", "points")
    assert sorted((code, int(10 * points)) for code, points in told) == [("A", 75), ("B", 60)]


@pytest.mark.parametrize("address", ["SO/2.1", "SO/9", "XX/1.1"])
def test_criterion_that_nobody_judges_does_not_exist(desk, as_appraiser, address):
    assert as_appraiser.get(f"/tham-dinh/2020/tieu-chi/{address}/").status_code == 404
