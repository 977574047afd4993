from datetime import date
from pathlib import Path

import pytest

from accounts.core.matching import KnownUnit, UnitIndex
from cchc_portal.lib.findings import Finding, Severity
from cchc_portal.lib.sheets.guard import open_workbook
from surveys.sheets.answers import BUILT_IN, Question
from surveys.sheets.forms import FormRow, Forms, read_forms
from tests.workbooks import save_book

UNITS = UnitIndex([KnownUnit(1, "SYT", "Sở Y tế"), KnownUnit(2, "SXD", "Sở Xây dựng")])
HEADER = ["STT", "Số phiếu", "Mã", "Tên", "Nhóm đối tượng", "Ngày khảo sát", "C1", "C2", "Ghi chú"]


def _read(tmp_path: Path, *rows: list, header: list | None = None) -> tuple[Forms, list[Finding]]:
    path = save_book(tmp_path / "phieu.xlsx", {"Phiếu khảo sát": [header or HEADER, *rows]})
    findings: list[Finding] = []
    questions = [Question("C1", BUILT_IN), Question("C2", BUILT_IN)]
    sheet = open_workbook(path).sheet("Phiếu khảo sát")
    return read_forms(sheet, questions, UNITS, findings, five_best=True), findings


def test_read_forms_of_an_ordinary_row(tmp_path):
    forms, findings = _read(
        tmp_path, [1, "A1", "SYT", "Sở Y tế", "Người dân", "14/11/2020", 5, "Hài lòng", None]
    )

    assert forms.rows == [FormRow(2, "A1", 1, "Người dân", date(2020, 11, 14), "54")]
    assert (forms.skipped, forms.invalid, findings) == (0, 0, [])


def test_read_forms_under_titles_and_a_two_row_header(tmp_path):
    rows = [
        ["BƯU ĐIỆN TỈNH"],
        [],
        ["STT", "Số phiếu", "Đơn vị được đánh giá", None, "Nhóm đối tượng", "Ngày khảo sát", "Mức độ", None],
        [None, None, "Mã", "Tên", None, None, "C1", "C2"],
        [1, "A1", None, "sở  y tế", None, None, 4, None],
        [None, "Tổng cộng"],
    ]
    forms, findings = _read(tmp_path, *rows[1:], header=rows[0])

    assert forms.rows == [FormRow(5, "A1", 1, "", None, "4.")]
    assert (forms.skipped, findings) == (1, [])


def test_read_forms_keeps_a_blank_form_of_a_known_unit(tmp_path):
    forms, _ = _read(tmp_path, [1, "A1", "SYT", None, None, None, None, None, "Phiếu trắng"])

    assert [(form.answers, form.blank) for form in forms.rows] == [("..", True)]


@pytest.mark.parametrize(
    ("row", "column", "message", "found"),
    [
        ([1, None, "SYT", None, None, None, 5, 5], "Số phiếu", "Phiếu không có số phiếu", ""),
        ([1, "A1", "SYX", None, None, None, 5, 5], "Mã đơn vị", "Mã đơn vị không có trong đợt", "SYX"),
        ([1, "A1", None, "Sở lạ", None, None, 5, 5], "Tên đơn vị", "Không tìm thấy đơn vị theo tên", "Sở lạ"),
        ([1, "A1", None, None, None, None, 5, 5], "Tên đơn vị", "Phiếu không ghi đơn vị được đánh giá", ""),
        ([1, "A1", "SYT", None, None, None, 7, 5], "C1", "Trả lời ngoài thang", "7"),
    ],
)
def test_read_forms_leaves_out_a_wrong_row_and_says_why(tmp_path, row, column, message, found):
    forms, findings = _read(tmp_path, row)

    assert (forms.rows, forms.invalid) == ([], 1)
    assert [(f.row, f.column, f.message, f.found) for f in findings] == [(2, column, message, found)]


def test_read_forms_takes_the_code_where_the_name_disagrees(tmp_path):
    forms, findings = _read(tmp_path, [1, "A1", "SYT", "Sở Xây dựng", None, None, 5, 5])

    assert [form.unit_id for form in forms.rows] == [1]
    assert [(f.column, f.severity, f.found) for f in findings] == [
        ("Tên đơn vị", Severity.WARNING, "Sở Xây dựng")
    ]


def test_read_forms_with_an_unreadable_day_keeps_the_form(tmp_path):
    forms, findings = _read(tmp_path, [1, "A1", "SYT", None, None, "31/02/2020", 5, 5])

    assert [form.day for form in forms.rows] == [None]
    assert [f.severity for f in findings] == [Severity.WARNING]


def test_read_forms_without_a_question_column_is_an_error(tmp_path):
    forms, findings = _read(tmp_path, [1, "A1", "SYT", 5], header=["STT", "Số phiếu", "Mã", "C1"])

    assert forms.rows == []
    assert [f.message.partition(";")[0] for f in findings] == ["Thiếu cột bắt buộc “C2”"]


def test_read_forms_counts_the_distribution(tmp_path):
    forms, _ = _read(
        tmp_path, [1, "A1", "SYT", None, None, None, 5, 4], [2, "A2", "SYT", None, None, None, 5, None]
    )

    assert dict(forms.distribution) == {"5": 2, "4": 1, ".": 1}
