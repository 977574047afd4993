from datetime import date

import pytest

from accounts.core.directory import Directory, NamedUnit
from cchc_portal.lib.findings import Severity
from cchc_portal.lib.sheets.guard import open_workbook
from surveys.core.answers import five_level_labels
from surveys.sheets.forms import Form, Question, read_forms
from tests.workbooks import save_book

SYT, SXD = NamedUnit(1, "SYT", "Sở Y tế"), NamedUnit(2, "SXD", "Sở Xây dựng")
LABELS = five_level_labels()
QUESTIONS = [Question("C1", "Nơi ngồi chờ", LABELS), Question("C2", "Trang thiết bị", LABELS)]
HEADER = ["STT", "Số phiếu", "Mã", "Tên", "Nhóm đối tượng", "Ngày khảo sát", "C1", "C2", "Ghi chú"]


def _read(tmp_path, *rows, header=HEADER, questions=QUESTIONS, one_is_best=False):
    path = save_book(tmp_path / "phieu.xlsx", {"Phiếu khảo sát": [header, *rows]})
    units = Directory([SYT, SXD])
    return read_forms(open_workbook(path), questions=questions, units=units, one_is_best=one_is_best)


def test_read_forms_ordinary_row(tmp_path):
    book = _read(tmp_path, [1, "A1", "SYT", "Sở Y tế", "Người dân", "14/11/2020", 5, "Hài lòng", None])
    assert book.forms == (Form(2, "A1", SYT, "Người dân", date(2020, 11, 14), "54"),)
    assert (book.skipped, book.findings, dict(book.codes)) == (0, [], {5: 1})


def test_read_forms_under_titles_and_a_two_row_header(tmp_path):
    rows = [
        [],
        ["STT", "Số phiếu", "Đơn vị được đánh giá", None, "Nhóm đối tượng", "Ngày khảo sát", "Mức độ", None],
        [None, None, "Mã", "Tên", None, None, "C1", "C2"],
        [1, "A1", None, "sở  y tế", None, None, 4, None],
        [None, "Tổng cộng"],
    ]
    book = _read(tmp_path, *rows, header=["BƯU ĐIỆN TỈNH"])
    assert book.forms == (Form(5, "A1", SYT, "", None, "4."),)
    assert (book.skipped, book.findings) == (1, [])
    assert book.mapping == {
        "sheet": "Phiếu khảo sát",
        "header": [3, 4],
        "columns": {
            "Số phiếu": "B",
            "Mã đơn vị": "C",
            "Tên đơn vị": "D",
            "Nhóm đối tượng": "E",
            "Ngày khảo sát": "F",
            "C1": "G",
            "C2": "H",
        },
    }


def test_read_forms_question_columns_may_carry_the_text(tmp_path):
    header = ["Số phiếu", "Mã", "Nơi ngồi chờ", "C2. Trang thiết bị"]
    assert [form.answers for form in _read(tmp_path, ["A1", "SYT", 4, 5], header=header).forms] == ["45"]


def test_read_forms_blank_form_of_a_known_unit_is_kept(tmp_path):
    (form,) = _read(tmp_path, [1, "A1", "SYT", None, None, None, None, None, "Phiếu trắng"]).forms
    assert (form.answers, form.is_blank) == ("..", True)


def test_read_forms_serial_typed_as_a_number_is_its_text(tmp_path):
    assert [form.serial for form in _read(tmp_path, [1, 42, "SYT", None, None, None, 5, 5]).forms] == ["42"]


@pytest.mark.parametrize(
    ("row", "column", "message", "found"),
    [
        ([1, None, "SYT", None, None, None, 5, 5], "Số phiếu", "Thiếu số phiếu", ""),
        ([1, "A1", "SYX", None, None, None, 5, 5], "Mã đơn vị", "Không có đơn vị nào mang mã này", "SYX"),
        (
            [1, "A1", None, "Sở lạ", None, None, 5, 5],
            "Tên đơn vị",
            "Không có đơn vị nào mang tên này",
            "Sở lạ",
        ),
        ([1, "A1", None, None, None, None, 5, 5], "Mã đơn vị", "Thiếu mã đơn vị", ""),
        ([1, "A1", "SYT", None, None, None, 7, 5], "C1", "Câu trả lời ngoài thang", "7"),
        ([1, "A1", "SYT", None, None, None, 5, "tốt"], "C2", "Câu trả lời ngoài thang", "tốt"),
        (
            [1, "x" * 65, "SYT", None, None, None, 5, 5],
            "Số phiếu",
            "Văn bản dài quá 64 ký tự",
            "x" * 60 + "…",
        ),
    ],
)
def test_read_forms_wrong_row_is_left_out_and_told_of(tmp_path, row, column, message, found):
    book = _read(tmp_path, row)
    assert book.forms == ()
    assert [(f.row, f.column, f.message, f.found) for f in book.findings] == [(2, column, message, found)]


def test_read_forms_uncomputed_formula_as_an_answer_is_an_error(tmp_path):
    book = _read(tmp_path, [1, "A1", "SYT", None, None, None, 5, "=1+1"])
    assert (book.forms, [f.column for f in book.findings]) == ((), ["C2"])


def test_read_forms_code_wins_over_a_name_that_disagrees(tmp_path):
    book = _read(tmp_path, [1, "A1", "SYT", "Sở Xây dựng", None, None, 5, 5])
    assert [form.unit for form in book.forms] == [SYT]
    assert [(f.column, f.severity, f.found) for f in book.findings] == [
        ("Tên đơn vị", Severity.WARNING, "Sở Xây dựng")
    ]


def test_read_forms_unreadable_day_is_a_warning(tmp_path):
    book = _read(tmp_path, [1, "A1", "SYT", None, None, "31/02/2020", 5, 5])
    assert [form.survey_date for form in book.forms] == [None]
    assert [(f.column, f.severity) for f in book.findings] == [("Ngày khảo sát", Severity.WARNING)]


def test_read_forms_missing_question_that_is_needed_is_an_error(tmp_path):
    book = _read(tmp_path, ["A1", "SYT", 5], header=["Số phiếu", "Mã", "C1"])
    assert (book.forms, [f.severity for f in book.findings]) == ((), [Severity.ERROR])
    assert book.findings[0].message.startswith("Thiếu cột bắt buộc “C2”")


def test_read_forms_missing_question_nobody_needs_is_a_warning(tmp_path):
    questions = [QUESTIONS[0], Question("C2", "Trang thiết bị", LABELS, needed=False)]
    book = _read(tmp_path, ["A1", "SYT", 5], header=["Số phiếu", "Mã", "C1"], questions=questions)
    assert [form.answers for form in book.forms] == ["5."]
    assert [f.severity for f in book.findings] == [Severity.WARNING]


def test_read_forms_answers_of_several_scales_stand_in_the_order_of_the_questions(tmp_path):
    own = {"phản đối": 1, "đồng ý": 2}
    questions = [QUESTIONS[0], Question("C3", "Đồng ý không", own), QUESTIONS[1]]
    row = ["A1", "SYT", "Đồng ý", "Hài lòng", 1]
    (form,) = _read(tmp_path, row, header=["Số phiếu", "Mã", "C3", "C2", "C1"], questions=questions).forms
    assert form.answers == "124"


def test_read_forms_without_any_column_of_units_is_an_error(tmp_path):
    book = _read(tmp_path, ["A1", 5, 5], header=["Số phiếu", "C1", "C2"])
    assert [f.message for f in book.findings] == ["Thiếu cả cột mã đơn vị và cột tên đơn vị"]


def test_read_forms_personal_columns_are_dropped_with_a_notice(tmp_path):
    header = ["Số phiếu", "Mã", "C1", "C2", "Họ và tên", "Điện thoại"]
    book = _read(tmp_path, ["A1", "SYT", 5, 5, "Nguyễn Văn A", "0900000000"], header=header)
    assert [(f.column, f.severity) for f in book.findings] == [
        ("Họ và tên", Severity.NOTICE),
        ("Điện thoại", Severity.NOTICE),
    ]
