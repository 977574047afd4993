from dataclasses import replace
from decimal import Decimal

import pytest

from results.core.formula import formula_of
from scoring.core.rounding import Rounding
from scoring.core.words import ExtraOrder
from tests.results.figures import SO, unit

UNIT = unit("A", "83.98", obtained=Decimal("70.50"), applicable_max=Decimal(86), extra=Decimal(2))
WEIGHTED = replace(SO, domains=tuple(replace(head, weight=Decimal(30)) for head in SO.domains))


def test_formula_carries_the_numbers_of_the_unit():
    formula = formula_of(UNIT, SO, ExtraOrder.AFTER, Rounding())

    assert (formula.obtained, formula.applicable_max, formula.extra, formula.index, formula.rounding) == (
        Decimal("70.50"),
        Decimal(86),
        Decimal(2),
        Decimal("83.98"),
        "nửa lên, 2 chữ số",
    )


@pytest.mark.parametrize(
    ("frame", "order", "weighted", "extra_first"),
    [
        (SO, ExtraOrder.AFTER, False, False),
        (SO, ExtraOrder.BEFORE, False, True),
        (WEIGHTED, ExtraOrder.AFTER, True, False),
        (WEIGHTED, ExtraOrder.BEFORE, True, False),
    ],
)
def test_formula_follows_the_settings_of_the_set(frame, order, weighted, extra_first):
    formula = formula_of(UNIT, frame, order, Rounding())

    assert (formula.weighted, formula.extra_first) == (weighted, extra_first)
