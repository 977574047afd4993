from decimal import Decimal

import pytest

from documents.layout.annex_row import AnnexRow
from documents.layout.figures import LeafFigures
from documents.layout.unit_annex import UnitAnnex, leaf_note, unit_annex
from scoring.core.words import Part, Status
from tests.documents.papers import groups, unit_of


def annex(code: str, year: int = 2020) -> UnitAnnex:
    group, unit = unit_of(code, year)
    return unit_annex(group, unit, number="IV")


def row(code: str, unit: str = "VPUBND", year: int = 2020) -> AnnexRow:
    return next(each for each in annex(unit, year).rows if each.code == code)


def test_rows_follow_the_tree_with_main_sums_before_bonus_and_penalty() -> None:
    group, _ = unit_of("SNV")
    main = [c.code for c in group.criteria if c.part is Part.MAIN]
    assert [each.code for each in annex("SNV").rows] == [*main, "", "", "T", "T.1", "P", "P.1"]


def test_domain_row_carries_its_subtotals() -> None:
    assert row("8") == AnnexRow(
        "domain", "8", "Tác động của cải cách hành chính", "24,00", "0,00", "0,00", "15,69", "15,69"
    )


def test_leaf_row_carries_points_reason_and_document() -> None:
    assert row("1.4.2") == AnnexRow(
        "leaf",
        "1.4.2",
        "Mức độ đa dạng trong tuyên truyền",
        "1,00",
        "1,00",
        "1,00",
        "",
        "1,00",
        "Tài liệu kiểm chứng chưa đủ; Biên bản làm việc ngày 08/12/2020",
    )


def test_leaf_that_does_not_apply_says_why() -> None:
    found = row("3.1")
    assert (found.own, found.appraised, found.total) == ("KAD", "KAD", "KAD")
    assert found.note.startswith("Không áp dụng: Không có thủ tục hành chính thuộc phạm vi giải quyết; ")


def test_survey_leaf_stands_in_the_survey_column_only() -> None:
    found = row("8.1.1")
    assert (found.own, found.appraised, found.survey, found.total) == ("", "", "3,43", "3,43")


def test_missing_leaf_is_never_zero() -> None:
    found = row("B.2", "P07", 2031)
    assert (found.own, found.appraised, found.total) == ("Thiếu", "Thiếu", "Thiếu")


def test_domain_without_children_is_a_domain_row() -> None:
    assert [each.level for each in annex("S1", 2031).rows] == ["domain"] * 3 + ["sum"] * 2


def test_domain_names_its_weight() -> None:
    assert row("A", "P01", 2031).note == "Trọng số 30"


@pytest.mark.parametrize(
    ("status", "revised", "note", "told"),
    [
        (Status.SCORED, False, "Thiếu tài liệu", "Thiếu tài liệu"),
        (Status.SCORED, False, "", ""),
        (Status.SCORED, True, "VB 12/STC", "Điều chỉnh sau phản hồi: VB 12/STC"),
        (Status.OVERRIDE, False, "Kết luận kiểm tra", "Điểm ấn định: Kết luận kiểm tra"),
        (Status.NO_CASE, False, "Không phát sinh trong năm", "Không phát sinh trong năm"),
        (Status.NO_CASE, False, "", "Không phát sinh"),
        (Status.NOT_APPLICABLE, False, "QĐ 05", "Không áp dụng: QĐ 05"),
    ],
)
def test_leaf_note_says_status_and_reason_once(status: Status, revised: bool, note: str, told: str) -> None:
    assert leaf_note(LeafFigures(Decimal(1), status, revised=revised, note=note)) == told


def test_notes_of_a_unit() -> None:
    notes = annex("SNV").notes
    assert notes[1:3] == (
        "Cột (7) = cột (5) + cột (6). Cột (4) do đơn vị tự chấm, chỉ để đối chiếu.",
        (
            "Chỉ số = tổng điểm : điểm tối đa áp dụng × 100 + điểm thưởng, điểm trừ, giới hạn trong khoảng "
            "0 - 100, được làm tròn đến 2 chữ số thập phân (từ 5 làm tròn lên)."
        ),
    )
    assert notes[4:] == ("Khảo sát: 107 phiếu hợp lệ.",)


def test_annex_without_survey_counts_no_forms() -> None:
    assert [note for note in annex("S1", 2031).notes if note.startswith("Khảo sát")] == []


@pytest.mark.parametrize("year", [2020, 2031])
def test_every_unit_has_an_annex_with_all_its_criteria(year: int) -> None:
    for group in groups(year):
        for unit in group.units:
            codes = [each.code for each in unit_annex(group, unit, number="I").rows if each.code]
            assert codes == [c.code for c in group.criteria]
