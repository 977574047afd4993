from datetime import timedelta

import pytest

from accounts.rules import Standing, standing_of
from accounts.services.actors import system_actor
from scoring.core.workflow import RoundState
from scoring.models import Extension, Round
from scoring.selectors.desk_list import desk_rows, own_desk_rows, the_open_one
from tests.scoring.handing_in import DUE, NOW, make_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return make_desk()


def test_rows_of_an_officer_are_of_the_own_unit(desk, django_assert_num_queries):
    held = standing_of(desk.officer, NOW.date())

    with django_assert_num_queries(2):
        (row,) = desk_rows(held, NOW)
    assert (row.assessment.unit, row.deadline.countdown, row.is_open) == (desk.a, "Còn 5 ngày", True)
    assert the_open_one([row]) == row.assessment


def test_rows_of_the_department_are_of_every_unit(desk, django_assert_num_queries):
    held = standing_of(desk.admin, NOW.date())

    with django_assert_num_queries(2):
        rows = desk_rows(held, NOW)
    assert [row.assessment.unit for row in rows] == [desk.a, desk.b]
    assert the_open_one(rows) is None
    assert own_desk_rows(held) == ()


def test_row_of_a_unit_with_more_time_tells_its_own_deadline(desk):
    later = DUE + timedelta(days=2)
    Extension.objects.create(
        assessment=desk.assessment(),
        due_at=later,
        closes_at=later,
        reason="Bão",
        granted_at=NOW,
        granted_by=system_actor(),
    )
    (row,) = desk_rows(standing_of(desk.officer, NOW.date()), NOW)

    assert row.deadline.sentence == "Hạn nộp: hết ngày 17/11/2020."


def test_round_that_has_gone_on_is_not_open(desk):
    Round.objects.update(state=RoundState.PROVISIONAL)
    (row,) = desk_rows(standing_of(desk.officer, NOW.date()), NOW)

    assert (row.is_open, the_open_one([row])) == (False, None)


def test_who_acts_for_no_unit_has_none_without_a_query(desk, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert own_desk_rows(Standing(frozenset(), frozenset())) == ()
