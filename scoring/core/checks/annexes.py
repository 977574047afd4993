"""Annex sheets and unit groups match, one annex a group."""

from collections import Counter
from collections.abc import Iterator

from cchc_portal.lib.findings import Finding
from cchc_portal.lib.text import fold_header
from scoring.core.checks.view import SetView
from scoring.core.near import one_of
from scoring.core.rows import ANNEX_SHEET, AnnexRow, Column


def check_annexes(view: SetView) -> Iterator[Finding]:
    """Every row of the sheet Phụ lục, and every annex sheet."""
    if not view.annexes:
        yield Finding("bộ tiêu chí không có phụ lục nào", ANNEX_SHEET, expected="ít nhất một dòng")
    groups = Counter(annex.row.group for annex in view.annexes)
    names = Counter(fold_header(annex.row.name) for annex in view.annexes)
    for annex in view.annexes:
        row = annex.row
        if names[fold_header(row.name)] > 1:
            yield _at(row, Column.ANNEX, "phụ lục ghi hai lần", row.name, "mỗi phụ lục một dòng")
        if groups[row.group] > 1:
            yield _at(row, Column.GROUP, "nhóm có hai phụ lục", row.group, "mỗi nhóm một phụ lục")
        yield from _group(row, view)
        if row.total is None:
            yield _at(row, Column.TOTAL, "tổng điểm không phải là số", row.total_text, "một số như 100")
        if not annex.criteria:
            sheets = _sheets(view)
            expected = (
                f"trang tính có tên này; đang có {one_of(row.name, sheets)}" if sheets else "trang tính"
            )
            yield _at(
                row, Column.ANNEX, "không có trang tính của phụ lục, hoặc trang trống", row.name, expected
            )
    yield from _orphan_sheets(view, set(names))


def _group(row: AnnexRow, view: SetView) -> Iterator[Finding]:
    groups = view.rows.groups
    if row.group not in groups:
        expected = one_of(row.group, groups) if groups else "nhóm đơn vị đã khai báo"
        yield _at(row, Column.GROUP, "không biết nhóm đơn vị này", row.group, expected)
    elif not groups[row.group]:
        yield _at(row, Column.GROUP, "nhóm đơn vị đã hết hiệu lực", row.group, "nhóm còn hiệu lực")


def _sheets(view: SetView) -> list[str]:
    """Every annex sheet once, in the workbook's order."""
    return list(dict.fromkeys([*view.rows.annex_sheets, *(row.sheet for row in view.rows.criteria)]))


def _orphan_sheets(view: SetView, named: set[str]) -> Iterator[Finding]:
    for sheet in _sheets(view):
        if fold_header(sheet) not in named:
            message = "trang tính này không có dòng nào ở trang “Phụ lục”"
            yield Finding(
                message, sheet, None, Column.ANNEX, sheet, "một dòng ghi tên trang, mã nhóm, tổng điểm"
            )


def _at(row: AnnexRow, column: Column, message: str, found: str, expected: str) -> Finding:
    return Finding(message, row.sheet, row.row, column, found, expected)
