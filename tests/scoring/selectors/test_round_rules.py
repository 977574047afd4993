from decimal import Decimal

import pytest

from scoring.selectors.round_rules import GroupRules, group_rules
from tests import factories
from tests.scoring.handing_in import make_desk

pytestmark = pytest.mark.django_db


def test_rules_are_those_of_each_groups_annex(django_assert_num_queries):
    desk = make_desk()

    with django_assert_num_queries(3):
        found = group_rules(desk.round)
    classes = tuple((name, Decimal(lower)) for name, lower in factories.CLASSES)
    assert found == [
        GroupRules("Các sở, ban, ngành", "Phụ lục 1", Decimal(20), leaves=2, units=2, classes=classes)
    ]
