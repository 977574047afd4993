"""Codes: text, unique, with their parents there; titles and parts."""

import re
from collections.abc import Iterator

from cchc_portal.lib.findings import Finding
from scoring.core.checks.view import AnnexView, SetView, at, parent_code, warn
from scoring.core.rows import CellKind, Column, CriterionRow
from scoring.core.words import Part

_CODE = re.compile(r"^[^\W_][\w-]*(\.[\w-]+)*$")
_DATE = re.compile(
    r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\d{1,2}-[A-Za-z]{3}(-\d{2,4})?)( .*)?$"
)
# Pages of the self-scoring desk stand where domains do.
_RESERVED = frozenset({"kiem-tra", "bien-nhan", "tep.xlsx", "nop-tep"})
_AS_TEXT = "mã dạng văn bản như 1.10 (định dạng ô là Text)"


def check_codes(view: SetView) -> Iterator[Finding]:
    for annex in view.annexes:
        for row in annex.criteria:
            yield from _code(annex, row)
            if not row.title.strip():
                yield at(row, Column.TITLE, "nội dung tiêu chí để trống", "", "nội dung")
            yield from _part(annex, row)


def _code(annex: AnnexView, row: CriterionRow) -> Iterator[Finding]:
    if row.code_kind is CellKind.DATE or _DATE.match(row.code):
        yield at(row, Column.CODE, "mã tiêu chí đã bị đổi thành ngày tháng", row.code, _AS_TEXT)
        return
    if row.code_kind is CellKind.NUMBER:
        yield _number(row)
    if not _CODE.match(row.code):
        yield at(row, Column.CODE, "mã tiêu chí để trống hoặc sai dạng", row.code, "mã như 1, 1.2 hoặc T.1")
        return
    if row.code in _RESERVED:
        yield at(row, Column.CODE, "mã này là tên một trang của cổng", row.code, "mã khác")
        return
    first = annex.by_code[row.code]
    if first is not row:
        yield at(row, Column.CODE, f"mã đã có ở dòng {first.row}", row.code, "mỗi mã một lần trong phụ lục")
    parent = parent_code(row.code)
    if parent is not None and parent not in annex.by_code:
        yield at(
            row, Column.CODE, f"không có tiêu chí cấp trên {parent}", row.code, f"một dòng có mã {parent}"
        )


def _number(row: CriterionRow) -> Finding:
    """A whole number reads as itself; with a decimal mark 1.10 may have become 1.1."""
    message = "mã tiêu chí đã bị đổi thành số"
    if row.code.isdigit():
        return warn(row, Column.CODE, message, row.code, _AS_TEXT)
    return at(row, Column.CODE, message, row.code, _AS_TEXT)


def _part(annex: AnnexView, row: CriterionRow) -> Iterator[Finding]:
    part = Part.read(row.part)
    if part is None:
        yield at(row, Column.PART, "không biết phần này", row.part, Part.labels())
        return
    parent = annex.by_code.get(parent_code(row.code) or "")
    above = Part.read(parent.part) if parent is not None else None
    if above is not None and above is not part:
        yield at(row, Column.PART, "khác phần của tiêu chí cấp trên", row.part, f"“{above.label}”")
