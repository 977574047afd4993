from dataclasses import replace

import pytest

from scoring.core.build import build_set
from scoring.core.rules import JudgementRule
from tests.golden_loader import set_rows
from tests.scoring.core.checks.workbook import criterion, with_criteria
from tests.scoring.core.samples import D


def test_set_of_the_sample_workbook() -> None:
    found = build_set(set_rows(2020), version=3)
    assert (found.decision, found.version) == ("1610/QĐ-UBND", 3)
    assert [(c.group, c.total, len(c.criteria)) for c in found.catalogues] == [
        ("SO", D(100), 68),
        ("NGANHDOC", D(60), 16),
        ("HUYEN", D(100), 68),
    ]
    assert [band.lower for band in found.bands["HUYEN"]] == [D(88), D(78), D(65), D(50), D(0)]


def test_tree_keeps_parents_order_and_rules() -> None:
    found = build_set(with_criteria(criterion("1"), criterion("1.1", "Thẩm định")))
    (first, second) = found.catalogues[0].criteria
    assert [(c.code, c.parent_code, c.order) for c in (first, second)] == [("1", None, 1), ("1.1", "1", 2)]
    assert (first.rule, type(second.rule)) == (None, JudgementRule)


@pytest.mark.parametrize("row", [criterion("1", "Tỷ lệ", "?"), criterion("1", "Tỷ lệ", top=None)])
def test_defective_row_is_not_built(row: object) -> None:
    with pytest.raises(ValueError, match="tiêu chí 1"):
        build_set(with_criteria(row))  # type: ignore[arg-type]


def test_set_without_settings_is_not_built() -> None:
    with pytest.raises(ValueError, match="thiếu thuộc tính"):
        build_set(replace(with_criteria(criterion("1", "Thẩm định")), settings=()))
