from cchc_portal.lib.findings import Severity
from cchc_portal.lib.sheets.guard import open_workbook
from cchc_portal.lib.sheets.header import Column
from cchc_portal.lib.sheets.sheet_tables import find_table
from tests.workbooks import save_book

_COLUMNS = (Column("Mã đơn vị"), Column("Chỉ số"))
_ROWS = [["Mã đơn vị", "Chỉ số"], ["SNV", 1]]


def _find(tmp_path, sheets):
    findings = []
    return find_table(
        open_workbook(save_book(tmp_path / "a.xlsx", sheets)), "Kết quả", _COLUMNS, findings
    ), findings


def test_find_table_by_the_name_of_the_sheet(tmp_path):
    table, findings = _find(tmp_path, {"khác": _ROWS, "KẾT QUẢ": _ROWS})
    assert (table.sheet.name, findings) == ("KẾT QUẢ", [])


def test_find_table_by_its_header_with_a_notice(tmp_path):
    table, (finding,) = _find(tmp_path, {"Bìa": [["a"]], "Sheet1": _ROWS})
    assert (table.sheet.name, finding.severity) == ("Sheet1", Severity.NOTICE)


def test_find_table_nowhere_names_the_nearest_sheet(tmp_path):
    table, (finding,) = _find(tmp_path, {"Kêt quả": [["a", "b"]]})
    assert table is None
    assert finding.sentence == "Thiếu trang tính “Kết quả”; cần trang tính “Kết quả” (gần giống: “Kêt quả”)"
