import pytest

from scoring.core.checks import check_set
from tests.scoring.core.checks.workbook import criterion, told, with_criteria


@pytest.mark.parametrize(
    "parameters",
    [
        ">=100: 2; >=80: tỷ lệ; <80: 0",
        "<80: 0; >=80: 2",
        ">80: 2; <=80: tỷ lệ",
        ">=95: 2; >=50: 1; >=0: 0",
        ">=0: tỷ lệ",
    ],
)
def test_sound_bands(parameters: str) -> None:
    assert told(with_criteria(criterion("1", "Tỷ lệ theo mức", parameters, top="2"))) == []


@pytest.mark.parametrize(
    ("parameters", "message", "found"),
    [
        (">=80: 2; <70: 0", "các mức không phủ hết từ 0 trở lên", "đúng 70; trên 70 và dưới 80"),
        (">80: 2; <80: 0", "các mức không phủ hết từ 0 trở lên", "đúng 80"),
        (">=80: 2; <80: 0; <50: 0", "mức thứ 3 không bao giờ được áp dụng", "<50: 0"),
        (">=80: 2; >=80: 2; <80: 0", "mức thứ 2 không bao giờ được áp dụng", ">=80: 2"),
        (">=50: 1; >=80: 2; <50: 0", "mức thứ 2 không bao giờ được áp dụng", ">=80: 2"),
        ("<=50: 2; >50: 0", "mức thấp được nhiều điểm hơn mức cao", "<=50: 2; >50: 0"),
        (
            ">=80: 0,5; >=60: tỷ lệ; <60: 0",
            "mức thấp được nhiều điểm hơn mức cao",
            ">=80: 0,5; >=60: tỷ lệ; <60: 0",
        ),
    ],
)
def test_defective_bands(parameters: str, message: str, found: str) -> None:
    findings = check_set(with_criteria(criterion("1", "Số liệu ngoài", parameters, top="2")))
    assert (message, found) in [(finding.message, finding.found) for finding in findings]


def test_bands_of_a_survey_leaf_are_judged_too() -> None:
    text = "câu C1; công thức trung bình; quy đổi mức >=80: 2; <70: 0"
    (finding,) = check_set(with_criteria(criterion("1", "Khảo sát", text, top="2")))
    assert finding.message == "các mức không phủ hết từ 0 trở lên"


def test_lowest_band_above_zero_is_a_warning() -> None:
    row = criterion("1", "Tỷ lệ theo mức", ">=80: 2; <80: 1", top="2")
    found = ("warning", "Phụ lục I", 2, "Tham số", "mức thấp nhất vẫn được 1 điểm")
    assert told(with_criteria(row)) == [found]


@pytest.mark.parametrize(
    ("parameters", "count"),
    [(">=10: -2; <10: 0", 0), ("<50: -2; >=50: 0", 0), (">=20: -1; >=10: -2; <10: 0", 1)],
)
def test_penalty_bands_go_one_way(parameters: str, count: int) -> None:
    row = criterion("P", "Tỷ lệ theo mức", parameters, top="-2", part="Điểm trừ")
    assert len(told(with_criteria(criterion("1", "Thẩm định"), row))) == count
