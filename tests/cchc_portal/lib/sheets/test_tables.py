import re

from cchc_portal.lib.findings import Severity
from cchc_portal.lib.sheets.guard import open_workbook
from cchc_portal.lib.sheets.tables import Column, read_table
from tests.workbooks import save_book

_COLUMNS = (Column("Mã đơn vị"), Column("Giá trị"), Column("Lý do", required=False, aliases=("Ghi chú",)))


def _read(tmp_path, rows, columns=_COLUMNS, **options):
    findings = []
    sheet = open_workbook(save_book(tmp_path / "a.xlsx", {"A": rows})).sheet("A")
    return read_table(sheet, columns, findings, **options), findings


def test_read_table_header_below_titles_is_found(tmp_path):
    table, findings = _read(tmp_path, [["TỔNG HỢP NĂM 2020"], [], ["mã  ĐƠN VỊ", "Giá trị (*)"], ["SNV", 1]])
    assert [(row.number, row.code("Mã đơn vị")) for row in table.rows] == [(4, "SNV")]
    assert findings == []


def test_read_table_alias_stands_for_the_column(tmp_path):
    table, _ = _read(tmp_path, [["Mã đơn vị", "Giá trị", "Ghi chú"], ["SNV", 1, "x"]])
    assert [row.text("Lý do") for row in table.rows] == ["x"]


def test_read_table_header_of_two_merged_rows_is_read(tmp_path):
    columns = (Column("Số phiếu"), Column("Đơn vị được đánh giá Mã"), Column("C1"), Column("Ghi chú"))
    rows = [
        ["Số phiếu", "Đơn vị được đánh giá", None, "Mức độ hài lòng", None, "Ghi chú"],
        [None, "Mã", "Tên", "C1", "C2", None],
        ["P1", "SNV", "Sở Nội vụ", 4, 5, "x"],
    ]
    table, findings = _read(tmp_path, rows, columns)
    (row,) = table.rows
    assert [row.text(c.name) for c in columns] == ["P1", "SNV", "4", "x"]
    assert [f.column for f in findings] == ["Đơn vị được đánh giá Tên", "Mức độ hài lòng C2"]


def test_read_table_unknown_column_is_a_notice(tmp_path):
    _, findings = _read(tmp_path, [["STT", "Mã đơn vị", "Giá trị", "Điện thoại", "Lỗi"], [1, "SNV", 1]])
    (finding,) = findings
    assert (finding.column, finding.row, finding.severity) == ("Điện thoại", 1, Severity.NOTICE)


def test_read_table_many_unknown_columns_are_one_notice(tmp_path):
    rows = [["Mã đơn vị", "Giá trị", *(f"Cột {i}" for i in range(11))], ["SNV", 1]]
    _, (finding,) = _read(tmp_path, rows)
    named = "Cột 0, Cột 1, Cột 2, Cột 3, Cột 4, Cột 5, Cột 6, Cột 7, Cột 8, Cột 9, …"
    assert (finding.message, finding.found) == ("11 cột không thuộc mẫu nên được bỏ qua", named)


def test_read_table_what_stands_far_to_the_right_is_not_looked_at(tmp_path):
    rows = [["Mã đơn vị", "Giá trị", *[None] * 998, "Lý do"], ["SNV", 1]]
    table, (finding,) = _read(tmp_path, rows)
    assert (table.has("Lý do"), finding.severity, finding.found) == (False, Severity.NOTICE, "đến cột ALM")
    assert finding.message == "Chỉ tìm tiêu đề trong 1.000 cột đầu; bỏ qua các cột sau"


def test_read_table_columns_asked_for_by_pattern_are_kept(tmp_path):
    rows = [["Mã đơn vị", "Giá trị", "Lĩnh vực 1 (%)"], ["SNV", 1, "91,9"]]
    table, findings = _read(tmp_path, rows, also=re.compile(r"lĩnh vực \d+ \(%\)"))
    assert [row.text("Lĩnh vực 1 (%)") for row in table.rows] == ["91,9"]
    assert findings == []


def test_read_table_missing_column_names_the_nearest(tmp_path):
    table, (finding,) = _read(tmp_path, [["Mã đơn vi", "Giá trị", "Lý do"], ["SNV", 1, ""]])
    assert table is None
    message = "Thiếu cột bắt buộc “Mã đơn vị”; cột gần giống nhất là “Mã đơn vi”"
    assert (finding.message, finding.row, finding.found) == (message, 1, "Mã đơn vi")


def test_read_table_no_header_is_an_error(tmp_path):
    table, (finding,) = _read(tmp_path, [["a", "b"], ["SNV", 1]])
    assert table is None
    assert finding.message == "Không tìm thấy dòng tiêu đề có các cột “Mã đơn vị”, “Giá trị”"


def test_read_table_same_header_twice_is_an_error(tmp_path):
    table, (finding,) = _read(tmp_path, [["Mã đơn vị", "Giá trị", "Giá trị"], ["SNV", 1, 2]])
    assert table is None
    assert (finding.column, finding.message) == ("Giá trị", "Có hai cột cùng tên; giữ lại một cột")


def test_picker_takes_raw_cells_in_the_order_asked_for(tmp_path):
    table, _ = _read(tmp_path, [["Mã đơn vị", "Giá trị", "Ghi chú"], ["SNV", 1, " x "], ["SYT", 2]])
    picks = [table.picker(columns) for columns in (["Lý do", "Giá trị"], ["Lý do"], [])]
    assert [[pick(row.raw) for pick in picks] for row in table.rows] == [
        [(" x ", 1.0), (" x ",), ()],
        [("", 2.0), ("",), ()],
    ]
