import pytest

from scoring.core.rows import ScaleRow, SetRows
from scoring.core.set_changes import set_changes, survey_differs
from tests.scoring.core.checks.workbook import annex, band, criterion, question, settings, with_criteria
from tests.scoring.core.samples import D

ONE = criterion("1", "Thẩm định", top="10")
SURVEYED = criterion("2", "Khảo sát", "câu C1; công thức tỷ lệ hài lòng; quy đổi tỷ lệ", top="4")
OLD = with_criteria(ONE, SURVEYED)


def _said(old: SetRows, new: SetRows) -> tuple[list[str], list[str]]:
    """Sentences of what holds for all, and of the only annex."""
    told = set_changes(old, new).told()
    return told["general"], [sentence for annex in told["annexes"] for sentence in annex["changes"]]


def test_same_set_changes_nothing() -> None:
    assert (set_changes(OLD, OLD).count, set_changes(OLD, OLD).annexes) == (0, ())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": "Báo cáo"}, "Sửa tiêu chí 1 “Báo cáo”: nội dung Tiêu chí 1 → Báo cáo"),
        ({"top": "12.5"}, "Sửa tiêu chí 1 “Tiêu chí 1”: điểm tối đa 10 → 12,5"),
        ({"parameters": "bước 0,5"}, "Sửa tiêu chí 1 “Tiêu chí 1”: tham số để trống → bước 0,5"),
        ({"part": "Điểm thưởng"}, "Sửa tiêu chí 1 “Tiêu chí 1”: phần Chính → Điểm thưởng"),
        ({"weight": "30"}, "Sửa tiêu chí 1 “Tiêu chí 1”: trọng số để trống → 30"),
        ({"lead_unit": "STP"}, "Sửa tiêu chí 1 “Tiêu chí 1”: đơn vị chủ trì SNV → STP"),
        ({"evidence": "Biên bản"}, "Sửa tiêu chí 1 “Tiêu chí 1”: tài liệu kiểm chứng để trống → Biên bản"),
        ({"previous_code": "1.1"}, "Sửa tiêu chí 1 “Tiêu chí 1”: mã năm trước để trống → 1.1"),
        (
            {"method": "Tỷ lệ", "parameters": "tối thiểu 0"},
            "Sửa tiêu chí 1 “Tiêu chí 1”: cách chấm Thẩm định → Tỷ lệ; tham số để trống → tối thiểu 0",
        ),
    ],
)
def test_changed_criterion_tells_from_what_to_what(change: dict[str, str], said: str) -> None:
    changed = criterion("1", **{"method": "Thẩm định", "top": "10", **change})
    assert _said(OLD, with_criteria(changed, SURVEYED, total="14")) == ([], [said])


def test_added_and_removed_criteria_are_told_in_the_newer_order() -> None:
    three = criterion("3", "Thẩm định", top="10", title="Ba")
    assert _said(OLD, with_criteria(three, SURVEYED))[1] == [
        "Thêm tiêu chí 3 “Ba”: điểm tối đa 10; phần Chính; cách chấm Thẩm định; đơn vị chủ trì SNV",
        "Bỏ tiêu chí 1 “Tiêu chí 1”",
    ]


def test_other_order_of_the_same_criteria_is_told() -> None:
    assert _said(OLD, with_criteria(SURVEYED, ONE)) == ([], ["Sửa thứ tự các tiêu chí"])


def test_frame_of_the_annex_and_its_bands() -> None:
    bands = (band("Đạt", "55.5", "1 >= 50%"), band("Kém", "0"))
    assert _said(OLD, with_criteria(ONE, SURVEYED, total="15", bands=bands))[1] == [
        "Sửa phụ lục Phụ lục I: tổng điểm 14 → 15",
        "Sửa mức xếp loại Đạt: từ điểm 50 → 55,5; khống chế để trống → 1 >= 50%",
        "Thêm mức xếp loại Kém: từ điểm 0",
        "Bỏ mức xếp loại Không đạt",
    ]


def test_annex_that_comes_or_goes_is_told_whole() -> None:
    other = with_criteria(ONE, SURVEYED, annexes=(annex("14", "HUYEN"),))
    found = {each.group: [c.sentence for c in each.changes] for each in set_changes(OLD, other).annexes}
    assert found == {
        "HUYEN": ["Thêm phụ lục Phụ lục I: 2 dòng"],
        "SO": ["Bỏ phụ lục Phụ lục I: 2 dòng"],
    }


def test_settings_questions_and_scales_hold_for_all() -> None:
    new = with_criteria(
        ONE,
        SURVEYED,
        settings=settings(Làm_tròn="cắt bỏ, 2 chữ số"),
        questions=(question("C2"), question("C1", "Thang ba mức")),
        scales=(ScaleRow("Thang", 2, "Thang ba mức", D(1), "Không", D(0)),),
    )
    assert _said(OLD, new) == (
        [
            "Sửa “Làm tròn”: nửa lên, 2 chữ số → cắt bỏ, 2 chữ số",
            "Sửa câu hỏi khảo sát C1 “Câu C1”: thang Hài lòng 5 mức → Thang ba mức",
            "Sửa thứ tự các câu hỏi khảo sát",
            "Thêm thang Thang ba mức, mức 1: nhãn Không; trọng số 0",
        ],
        [],
    )


@pytest.mark.parametrize(
    ("new", "differs"),
    [
        (with_criteria(criterion("1", "Thẩm định", top="5"), SURVEYED), False),
        (with_criteria(ONE, criterion("2", "Khảo sát", SURVEYED.parameters, top="5")), False),
        (with_criteria(ONE, criterion("2", "Khảo sát", "câu C2; công thức câu chung; quy đổi tỷ lệ")), True),
        (with_criteria(ONE), True),
        (with_criteria(ONE, SURVEYED, questions=(question("C1", "Khác"), question("C2"))), True),
        (with_criteria(ONE, SURVEYED, scales=(ScaleRow("Thang", 2, "A", D(1), "Không", D(0)),)), True),
    ],
)
def test_survey_differs_where_its_indexes_would(new: SetRows, differs: bool) -> None:
    assert survey_differs(OLD, new) is differs
