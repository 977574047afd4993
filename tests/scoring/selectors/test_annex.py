import pytest
from django.utils import timezone

from scoring.models import CriteriaSet, Criterion
from scoring.selectors.annex import annex_of
from scoring.selectors.desk import with_frame
from tests.scoring.sheets_of_units import make_sheets

pytestmark = pytest.mark.django_db


def _again(assessment):
    return with_frame(type(assessment).objects.filter(pk=assessment.pk)).get()


def test_annex_is_that_of_the_units_group_in_its_order():
    sheets = make_sheets()

    assert [node.code for node in annex_of(sheets.a)] == ["1", "1.1", "2", "2.1"]


def test_annex_of_a_frozen_set_is_read_once(django_assert_num_queries):
    sheets = make_sheets()
    CriteriaSet.objects.update(frozen_at=timezone.now(), frozen_by=sheets.round.opened_by)
    frozen = _again(sheets.a)
    annex_of(frozen)

    with django_assert_num_queries(0):
        annex_of(frozen)


def test_annex_of_a_set_that_may_change_is_read_each_time():
    sheets = make_sheets()
    annex_of(sheets.a)
    Criterion.objects.filter(code="1.1").update(title="Khác")

    assert annex_of(sheets.a)[1].title == "Khác"
