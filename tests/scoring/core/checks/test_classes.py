import pytest

from scoring.core.rows import BandRow
from tests.scoring.core.checks.workbook import band, criterion, told, with_criteria

TREE = (criterion("1", top="3"), criterion("1.1", "Thẩm định", top="3"))
LOW = band("Yếu", "0", row=9)


def _found(*bands: BandRow) -> list[tuple[str, int | None, str, str]]:
    return [
        (s, row, column, message) for s, _, row, column, message in told(with_criteria(*TREE, bands=bands))
    ]


def test_sound_bands() -> None:
    assert _found(band("Tốt", "80", "1.1 >= 2; 1 >= 50%"), LOW) == []


def test_every_group_has_bands() -> None:
    assert _found() == [("error", None, "Mã nhóm", "nhóm SO chưa có mức xếp loại")]


@pytest.mark.parametrize(
    ("row", "column", "message"),
    [
        (band("Tốt", "80", group="HUYEN"), "Mã nhóm", "nhóm này không có phụ lục"),
        (band("yếu", "80"), "Xếp loại", "tên mức để trống hoặc ghi hai lần"),
        (band("Tốt", "101"), "Từ điểm", "mốc điểm không hợp lệ"),
        (band("Tốt", None), "Từ điểm", "mốc điểm không hợp lệ"),
        (band("Tốt", "80", "9 >= 1"), "Khống chế", "không có tiêu chí này trong phụ lục"),
        (band("Tốt", "80", "1.1 > 1"), "Khống chế", "không đọc được điều kiện khống chế"),
        (band("Tốt", "80", "1.1 >= 4"), "Khống chế", "điều kiện không thể đạt"),
    ],
)
def test_defective_band(row: BandRow, column: str, message: str) -> None:
    assert [("error", 2, column, message)] == [f for f in _found(LOW, row) if f[1] == 2]


def test_two_bands_with_one_bound() -> None:
    assert _found(band("Tốt", "80"), band("Khá", "80.0", row=3), LOW) == [
        ("error", 3, "Từ điểm", "hai mức cùng một mốc điểm")
    ]


def test_lowest_band_carries_no_condition() -> None:
    found = _found(band("Tốt", "80"), band("Yếu", "0", "1 >= 1", row=9))
    assert found == [("error", 9, "Khống chế", "mức thấp nhất không có điều kiện khống chế")]


def test_lowest_bound_above_zero_is_a_warning() -> None:
    assert _found(band("Đạt", "50")) == [("warning", 2, "Từ điểm", "đơn vị dưới 50 không được xếp loại")]
