from dataclasses import replace

from documents.layout.sums import branch_sums
from documents.layout.unit_results import main_sums, result_rows
from tests.documents.papers import unit_of


def results(code: str, year: int = 2020) -> list[tuple[str, str, str]]:
    return [(row.title, row.total, row.note) for row in result_rows(*unit_of(code, year))]


def test_sums_show_the_maximum_that_does_not_apply() -> None:
    group, unit = unit_of("VPUBND")
    rows = main_sums(group, branch_sums(group, unit))
    assert [(row.title, row.maximum, *row.points) for row in rows] == [
        ("Tổng cộng", "100,00", "54,86", "54,81", "15,69", "70,50"),
        ("Điểm tối đa của các tiêu chí không áp dụng", "14,00", "", "", "", ""),
        ("Điểm tối đa áp dụng", "86,00", "", "", "", ""),
    ]


def test_result_shows_its_division() -> None:
    assert results("VPUBND") == [
        ("Điểm thưởng, điểm trừ", "+2,00", ""),
        ("Chỉ số cải cách hành chính (%)", "83,98", "70,50 : 86,00 × 100 + 2,00"),
        ("Xếp loại", "Tốt", ""),
        ("Hạng trong nhóm: Các sở, ban, ngành", "9/19", ""),
    ]


def test_points_taken_away_stand_in_brackets() -> None:
    assert results("STC")[1][2] == "82,99 : 100,00 × 100 + (−1,50)"


def test_unit_without_index_names_what_it_lacks() -> None:
    assert results("P07", 2031) == [
        ("Điểm thưởng, điểm trừ", "−3,00", ""),
        ("Chỉ số cải cách hành chính (%)", "", "Chưa đủ dữ liệu: còn thiếu điểm tiêu chí B.2"),
    ]


def test_weighted_index_refers_to_the_weights() -> None:
    assert results("P01", 2031)[1] == (
        "Chỉ số cải cách hành chính (%)",
        "41,33",
        "Theo trọng số của các lĩnh vực",
    )


def test_unranked_unit_without_bonus_has_neither_rank_nor_extra() -> None:
    assert results("S3", 2031) == [
        ("Chỉ số cải cách hành chính (%)", "3,57", "0,50 : 14,00 × 100 + 0,00"),
        ("Xếp loại", "Không đạt", ""),
        ("Hạng trong nhóm: Sở, ban, ngành", "", "Không xếp hạng"),
    ]


def test_class_tells_what_kept_the_unit_from_a_higher_one() -> None:
    group, unit = unit_of("SNV")
    kept = replace(unit, band_because="Không đạt điều kiện của loại Tốt.")
    assert result_rows(group, kept)[2].note == "Không đạt điều kiện của loại Tốt."
