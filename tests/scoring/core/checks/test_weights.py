import pytest

from scoring.core.rows import CriterionRow
from tests.scoring.core.checks.workbook import criterion, settings, told, with_criteria

BEFORE = settings(**{"Điểm thưởng, điểm trừ": "cộng trước quy đổi, trong khoảng 0-100"})


def _pair(first: str | None, second: str | None) -> tuple[CriterionRow, CriterionRow]:
    return criterion("1", "Thẩm định", weight=first), criterion("2", "Thẩm định", weight=second)


@pytest.mark.parametrize("pair", [_pair(None, None), _pair("30", "70")])
def test_all_domains_have_a_weight_or_none(pair: tuple[CriterionRow, CriterionRow]) -> None:
    assert told(with_criteria(*pair)) == []


@pytest.mark.parametrize(
    ("second", "message"),
    [(None, "thiếu trọng số trong khi lĩnh vực khác có"), ("0", "trọng số phải lớn hơn 0")],
)
def test_domain_without_a_weight(second: str | None, message: str) -> None:
    found = told(with_criteria(*_pair("30", second)))
    assert found == [("error", "Phụ lục I", 3, "Trọng số", message)]


def test_weight_that_is_no_number() -> None:
    row = criterion("1", "Thẩm định", weight_text="nhiều")
    assert told(with_criteria(row)) == [("error", "Phụ lục I", 2, "Trọng số", "trọng số không phải là số")]


def test_weight_below_a_domain_is_a_warning() -> None:
    rows = with_criteria(criterion("1"), criterion("1.1", "Thẩm định", weight="2"))
    assert told(rows) == [("warning", "Phụ lục I", 3, "Trọng số", "chỉ lĩnh vực chính có trọng số")]


def test_weights_do_not_go_with_adding_before() -> None:
    message = "đã có trọng số thì không cộng điểm thưởng, điểm trừ trước quy đổi"
    found = told(with_criteria(*_pair("30", "70"), settings=BEFORE))
    assert found == [("error", "Phụ lục I", 2, "Trọng số", message)]
    assert told(with_criteria(*_pair(None, None), settings=BEFORE)) == []
