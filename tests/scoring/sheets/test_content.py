from dataclasses import replace
from decimal import Decimal

import pytest

from cchc_portal.lib.sheets.guard import open_workbook
from scoring.core.rows import SetRows
from scoring.sheets.catalogue import read_catalogue
from scoring.sheets.content import CRITERION_FIELDS, set_content
from tests.workbooks import GOLDEN


@pytest.fixture(scope="module")
def rows() -> SetRows:
    return read_catalogue(open_workbook(GOLDEN / "2031/bo-tieu-chi-2031.xlsx"))[0]


def test_set_content_holds_every_field_of_every_criterion(rows):
    content = set_content(rows)
    assert len(content.criteria) == 19
    assert content.criteria["XA", "A.3.1"] == {
        **dict.fromkeys(("evidence", "previous_code"), ""),
        "order": 5,
        "parent_code": "A.3",
        "title": "Lá sâu",
        "max_points": 3,
        "part": "main",
        "method": "deduct",
        "parameters": "mỗi 0,45; sàn -0,5",
        "weight": None,
        "is_leaf": True,
        "lead_unit": "S1",
    }
    assert set(content.criteria["XA", "A"]) == set(CRITERION_FIELDS)


def test_set_content_hash_does_not_depend_on_how_a_number_is_written(rows):
    criteria = tuple(replace(c, max_points=c.max_points + Decimal("0.00")) for c in rows.criteria)
    assert set_content(replace(rows, criteria=criteria)).content_hash == set_content(rows).content_hash


@pytest.mark.parametrize("change", [{"evidence": "Báo cáo"}, {"previous_code": "9"}, {"title": "Khác"}])
def test_set_content_hash_tells_any_change(rows, change):
    criteria = (replace(rows.criteria[0], **change), *rows.criteria[1:])
    assert set_content(replace(rows, criteria=criteria)).content_hash != set_content(rows).content_hash
