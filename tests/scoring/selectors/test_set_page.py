from decimal import Decimal

import pytest

from accounts.services.actors import system_actor
from scoring.models import Assignment, Criterion
from scoring.selectors.set_page import set_page
from tests import factories
from tests.scoring.handing_in import make_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return make_desk()


def test_page_holds_the_annex_in_order_and_what_it_adds_up_to(desk, django_assert_num_queries):
    group = desk.round.assessments.first().unit.group
    with django_assert_num_queries(3):
        page = set_page(desk.round, group)

    stored = Criterion.objects.filter(catalogue=page.annex).order_by("order")
    assert [(row.code, row.is_leaf) for row in page.rows] == list(stored.values_list("code", "is_leaf"))
    assert (page.annex.name, page.leaves, page.added, page.annex.total) == (
        *("Phụ lục 1", 2),
        *(Decimal(20), Decimal(20)),
    )


def test_lead_of_a_leaf_is_the_rounds_own_where_it_was_assigned(desk):
    group = desk.round.assessments.first().unit.group
    lead = factories.make_unit(group, "CT", "Sở Chủ trì")
    by = system_actor()
    leaf = next(row.code for row in set_page(desk.round, group).rows if row.is_leaf)
    Assignment.objects.create(
        round=desk.round,
        group=group,
        criterion_code=leaf,
        lead_unit=lead,
        assigned_at=desk.round.opened_at,
        assigned_by=by,
    )

    leads = {row.code: row.lead for row in set_page(desk.round, group).rows if row.is_leaf}
    assert leads[leaf] == lead.label
