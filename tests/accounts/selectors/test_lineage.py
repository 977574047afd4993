from datetime import date

import pytest

from accounts.models import Unit
from accounts.selectors.lineage import lineage_of, sole_predecessor
from tests import factories

pytestmark = pytest.mark.django_db


def _merged(*codes: str) -> Unit:
    """A unit that carries on those of these codes, which ended in mid-year."""
    group = factories.make_group()
    heir = factories.make_unit(group, "M")
    for code in codes:
        unit = factories.make_unit(group, code)
        Unit.objects.filter(pk=unit.pk).update(successor=heir, valid_to=date(2025, 6, 30))
    return heir


def test_lineage_names_predecessors_and_heir_in_one_query(django_assert_num_queries):
    heir = _merged("B", "A")
    before = Unit.objects.get(code="B")

    with django_assert_num_queries(1):
        found = lineage_of(heir)
    with django_assert_num_queries(1):
        of_before = lineage_of(before)

    assert ([u.code for u in found.predecessors], found.successor, found.ends) == (["A", "B"], None, False)
    assert (of_before.predecessors, of_before.successor, of_before.ends) == ((), heir, True)


def test_lineage_of_a_unit_without_kin_is_nothing_to_tell():
    assert not lineage_of(_merged())


def test_lineage_of_a_unit_that_ends_without_an_heir_is_told():
    unit = _merged()
    unit.valid_to = date(2025, 6, 30)

    assert lineage_of(unit)


@pytest.mark.parametrize(("codes", "found"), [((), []), (("A",), ["A"]), (("A", "B"), [])])
def test_sole_predecessor_is_that_of_a_new_name_and_none_of_a_merger(codes, found):
    assert list(sole_predecessor(_merged(*codes).pk, "code")) == found
