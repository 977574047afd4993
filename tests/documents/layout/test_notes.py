from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from documents.layout.figures import BandRow
from documents.layout.notes import answer_note, bands_note, criteria_note, index_formula, marks_note
from scoring.core.words import ExtraOrder, RoundingMode
from tests.documents.papers import groups, summaries


def test_notes_of_a_summary() -> None:
    assert summaries()[0].notes == (
        "Tổng số 19 đơn vị; Xuất sắc: 4; Tốt: 9; Khá: 6; Trung bình: 0; Yếu: 0.",
        (
            "Bộ tiêu chí minh họa (Quyết định số 1610/QĐ-UBND ngày 03/10/2019). Điểm của từng tiêu chí "
            "thành phần được làm tròn đến 2 chữ số thập phân (từ 5 làm tròn lên) trước khi cộng."
        ),
        (
            "Cột (12) = tổng các cột từ (3) đến (11). Cột (15) = (12) : (13) × 100 + (14), giới hạn trong "
            "khoảng 0 - 100, được làm tròn đến 2 chữ số thập phân (từ 5 làm tròn lên)."
        ),
        (
            "Xếp loại theo chỉ số: Xuất sắc: từ 90,00 trở lên; Tốt: từ 80,00 đến dưới 90,00; "
            "Khá: từ 70,00 đến dưới 80,00; Trung bình: từ 50,00 đến dưới 70,00; Yếu: dưới 50,00."
        ),
        "Đơn vị có chỉ số bằng nhau thì đồng hạng; hạng liền sau lùi theo số đơn vị đồng hạng.",
        "KAD: không áp dụng đối với đơn vị.",
    )


def test_weighted_notes_tell_weights_and_gaps() -> None:
    notes = summaries(2031)[0].notes
    assert notes[0] == "Tổng số 8 đơn vị; Tốt: 0; Khá: 2; Trung bình: 1; Kém: 4; chưa đủ dữ liệu: 1."
    assert notes[2].startswith(
        "Cột (7) = tổng điểm các lĩnh vực, cột (3) đến cột (5). Cột (10) = 100 × tổng của [trọng số × "
        "điểm đạt : điểm tối đa áp dụng] các lĩnh vực có áp dụng : tổng trọng số của các lĩnh vực đó + (9), "
    )
    assert notes[5:] == (
        "KAD: không áp dụng đối với đơn vị; *: còn tiêu chí chưa có điểm.",
        "Chưa đủ dữ liệu: còn tiêu chí chưa có điểm nên chưa có chỉ số, xếp loại và thứ hạng.",
    )


def test_unranked_units_are_explained() -> None:
    assert summaries(2031)[1].notes[-1] == (
        "Không xếp hạng: đơn vị được chấm điểm, xếp loại nhưng không tham gia xếp hạng."
    )


def test_cut_off_rounding_is_told() -> None:
    rules = replace(groups()[0].rules, rounding=RoundingMode.CUT)
    assert criteria_note(rules).endswith("lấy 2 chữ số thập phân, phần còn lại cắt bỏ trước khi cộng.")


@pytest.mark.parametrize(
    ("order", "formula"), [(ExtraOrder.AFTER, "a : b × 100 + c"), (ExtraOrder.BEFORE, "(a + c) : b × 100")]
)
def test_formula_follows_the_order_of_bonus_and_penalty(order: ExtraOrder, formula: str) -> None:
    group = groups()[0]
    chosen = replace(group, rules=replace(group.rules, extra_order=order))
    assert index_formula(chosen, "a", "b", "c") == formula


def test_bands_tell_their_knock_outs() -> None:
    assert bands_note(groups(2031)[0].bands) == (
        "Xếp loại theo chỉ số: Tốt: từ 80,00 trở lên; Khá: từ 62,67 đến dưới 80,00 (và B.1 ≥ 1, A ≥ 50%); "
        "Trung bình: từ 50,00 đến dưới 62,67; Kém: dưới 50,00."
    )


def test_lowest_band_above_zero_keeps_its_bound() -> None:
    bands = (BandRow("Đạt", Decimal(80)), BandRow("Trung bình", Decimal(50)))
    assert bands_note(bands) == (
        "Xếp loại theo chỉ số: Đạt: từ 80,00 trở lên; Trung bình: từ 50,00 đến dưới 80,00."
    )


def test_marks_that_are_not_used_are_not_explained() -> None:
    assert (marks_note(["1,00", ""]), marks_note(["Thiếu", "1,00*"])) == (
        [],
        ["Thiếu: chưa có điểm; *: còn tiêu chí chưa có điểm."],
    )


def test_answer_is_due_on_the_day_of_the_letter() -> None:
    assert answer_note(None) == ()
    assert answer_note(date(2021, 1, 15)) == ("Ý kiến phản hồi về kết quả này gửi trước ngày 15/01/2021.",)
