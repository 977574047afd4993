import pytest

from tests.scoring.core.checks.workbook import criterion, told, with_criteria


@pytest.mark.parametrize(
    ("lead", "message"),
    [
        ("SNVV", "không biết đơn vị chủ trì này"),
        ("SCU", "đơn vị chủ trì đã hết hiệu lực"),
        ("", "tiêu chí chưa có đơn vị chủ trì"),
    ],
)
def test_lead_unit_of_a_leaf(lead: str, message: str) -> None:
    found = told(with_criteria(criterion("1", "Thẩm định", lead_unit=lead)))
    assert found == [("error", "Phụ lục I", 2, "Đơn vị chủ trì", message)]


def test_branch_needs_no_lead_unit() -> None:
    rows = with_criteria(criterion("1", lead_unit=""), criterion("1.1", "Thẩm định"))
    assert told(rows) == []
