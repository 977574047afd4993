from decimal import Decimal
from typing import Any

import pytest

from scoring.core.rounding import exact
from scoring.core.shares import InputError, Share, percent, share_of
from scoring.core.types import Stage
from tests.scoring.core.samples import award

D = Decimal


@pytest.mark.parametrize(
    ("given", "share"),
    [
        ({"value": "5", "denominator": "24"}, Share(D(500), D(24))),
        ({"value": "95"}, Share(D(95), D(1))),
        ({}, None),
    ],
)
def test_share_of(given: dict[str, Any], share: Share | None) -> None:
    assert share_of(award("U", "1", **given)) == share


@pytest.mark.parametrize(
    ("given", "column", "found"),
    [
        ({"value": "5", "denominator": "0"}, "Mẫu số", "0"),
        ({"value": "-5", "denominator": "1"}, "Giá trị", "−5"),
        ({"value": "5", "denominator": "-1"}, "Mẫu số", "−1"),
        ({"denominator": "1"}, "Giá trị", ""),
    ],
)
def test_share_of_refuses(given: dict[str, Any], column: str, found: str) -> None:
    with pytest.raises(InputError) as error:
        share_of(award("U", "1", Stage.APPRAISAL, **given))
    assert (error.value.field.label, error.value.found) == (column, found)


@pytest.mark.parametrize(
    ("top", "bottom", "text"),
    [
        ("500", "24", "20,8333…%"),
        ("7999999", "100000", "79,9999…%"),
        ("80", "1", "80%"),
        ("99.5", "1", "99,5%"),
    ],
)
def test_percent_is_never_rounded_up(top: str, bottom: str, text: str) -> None:
    with exact():
        assert percent(Share(D(top), D(bottom))) == text
