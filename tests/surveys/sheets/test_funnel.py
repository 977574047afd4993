from pathlib import Path

from accounts.core.matching import KnownUnit, UnitIndex
from cchc_portal.lib.findings import Finding, Severity
from cchc_portal.lib.sheets.guard import open_workbook
from surveys.sheets.funnel import STEPS, FunnelRow, disagreements, read_funnel
from tests.workbooks import save_book

UNITS = UnitIndex([KnownUnit(1, "SYT", "Sở Y tế")])
HEADER = ["Mã đơn vị", "Tên đơn vị", *STEPS]


def _read(tmp_path: Path, *rows: list) -> tuple[list[FunnelRow], list[Finding]]:
    path = save_book(tmp_path / "phieu.xlsx", {"Tổng hợp phiếu": [HEADER, *rows]})
    findings: list[Finding] = []
    return read_funnel(open_workbook(path).sheet("Tổng hợp phiếu"), UNITS, findings), findings


def test_read_funnel_of_an_ordinary_row(tmp_path):
    rows, findings = _read(tmp_path, ["SYT", "Sở Y tế", 120, 120, 111, 109])

    assert (rows, findings) == ([FunnelRow(2, 1, (120, 120, 111, 109))], [])


def test_read_funnel_with_more_valid_than_returned_is_a_warning(tmp_path):
    _, findings = _read(tmp_path, ["SYT", "Sở Y tế", 120, 120, 100, 109])

    assert [(f.severity, f.message) for f in findings] == [
        (Severity.WARNING, "Số phiếu hợp lệ (109) lớn hơn số phiếu thu về (100)")
    ]


def test_read_funnel_with_a_unit_twice_is_an_error(tmp_path):
    _, findings = _read(tmp_path, ["SYT", None, 1, 1, 1, 1], ["SYT", None, 2, 2, 2, 2])

    assert [(f.row, f.message) for f in findings] == [(3, "Đơn vị được ghi hai lần")]


def test_disagreements_name_the_unit_and_both_counts():
    found = list(disagreements([FunnelRow(2, 1, (120, 120, 111, 109))], {1: 108}, {1: "SYT"}))

    assert [(f.severity, f.message) for f in found] == [
        (Severity.WARNING, "SYT: khai báo 109 phiếu hợp lệ, đếm được 108")
    ]


def test_disagreements_with_equal_counts_are_none():
    assert list(disagreements([FunnelRow(2, 1, (None, None, None, 109))], {1: 109}, {1: "SYT"})) == []
