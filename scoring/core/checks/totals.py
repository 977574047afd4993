"""Maxima: numbers of the right sign, and sums that agree at every level."""

from collections.abc import Iterator
from decimal import Decimal

from cchc_portal.lib.findings import Finding
from cchc_portal.lib.numbers import vn
from scoring.core.checks.view import AnnexView, SetView, at, total_of, warn
from scoring.core.rounding import Rounding, rounded
from scoring.core.rows import Column, CriterionRow
from scoring.core.words import Part

_LARGEST = Decimal(10_000)


def check_totals(view: SetView) -> Iterator[Finding]:
    for annex in view.annexes:
        for row in annex.criteria:
            yield from _maximum(row)
        for code in annex.children:
            if code in annex.by_code:
                yield from _parent_sum(annex, annex.by_code[code])
        yield from _declared_total(annex)


def _maximum(row: CriterionRow) -> Iterator[Finding]:
    top = row.max_points
    if top is None:
        message = "điểm tối đa để trống hoặc không phải là số"
        yield at(row, Column.MAX, message, row.max_text, "một số như 1,5")
        return
    penalty = Part.read(row.part) is Part.PENALTY
    if penalty and top > 0:
        yield at(row, Column.MAX, "điểm trừ có điểm tối đa lớn hơn 0", vn(top), "số âm hoặc 0")
    if not penalty and top < 0:
        yield at(row, Column.MAX, "điểm tối đa nhỏ hơn 0", vn(top), "số dương")
    if top == 0:
        yield warn(row, Column.MAX, "điểm tối đa bằng 0", "0", "một số khác 0")
    if rounded(top, Rounding()) != top or abs(top) > _LARGEST:
        yield at(row, Column.MAX, "điểm tối đa quá dài", vn(top), "số có tối đa 2 chữ số thập phân")


def _parent_sum(annex: AnnexView, row: CriterionRow) -> Iterator[Finding]:
    total = total_of(annex.below(row.code))
    if total is not None and row.max_points is not None and total != row.max_points:
        message = f"điểm tối đa không bằng tổng các tiêu chí thành phần của {row.code}"
        yield at(row, Column.MAX, message, vn(row.max_points), vn(total))


def _declared_total(annex: AnnexView) -> Iterator[Finding]:
    total = total_of([leaf for leaf in annex.leaves if Part.read(leaf.part) is Part.MAIN])
    declared = annex.row.total
    if total is not None and declared is not None and total != declared and annex.criteria:
        message = f"tổng điểm ghi {vn(declared)} nhưng các tiêu chí chính cộng lại được {vn(total)}"
        yield Finding(message, annex.row.sheet, annex.row.row, Column.TOTAL, vn(declared), vn(total))
