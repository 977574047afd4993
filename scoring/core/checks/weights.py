"""Domain weights: all main domains of an annex or none; never with “cộng trước quy đổi”."""

from collections.abc import Iterator

from cchc_portal.lib.findings import Finding
from cchc_portal.lib.numbers import vn
from scoring.core.checks.view import SetView, at, parent_code, warn
from scoring.core.rounding import ZERO
from scoring.core.rows import Column, CriterionRow
from scoring.core.settings import read_settings
from scoring.core.words import ExtraOrder, Part


def check_weights(view: SetView) -> Iterator[Finding]:
    settings, _ = read_settings(view.rows.settings)
    before = settings is not None and settings.extra_order is ExtraOrder.BEFORE
    for annex in view.annexes:
        domains = [row for row in annex.criteria if _weighs(row)]
        weighted = any(row.weight is not None for row in domains)
        for row in annex.criteria:
            if row.weight_text:
                yield at(row, Column.WEIGHT, "trọng số không phải là số", row.weight_text, "một số lớn hơn 0")
            elif row.weight is not None and not _weighs(row):
                yield warn(row, Column.WEIGHT, "chỉ lĩnh vực chính có trọng số", vn(row.weight), "ô để trống")
        for row in domains if weighted else ():
            yield from _domain(row)
        if weighted and before:
            message = "đã có trọng số thì không cộng điểm thưởng, điểm trừ trước quy đổi"
            first = next(row for row in domains if row.weight is not None)
            yield at(first, Column.WEIGHT, message, vn(first.weight or ZERO), f"“{ExtraOrder.AFTER.label}”")


def _weighs(row: CriterionRow) -> bool:
    return parent_code(row.code) is None and Part.read(row.part) is Part.MAIN


def _domain(row: CriterionRow) -> Iterator[Finding]:
    if row.weight_text:
        return
    if row.weight is None:
        yield at(row, Column.WEIGHT, "thiếu trọng số trong khi lĩnh vực khác có", "", "một số lớn hơn 0")
    elif row.weight <= 0:
        yield at(row, Column.WEIGHT, "trọng số phải lớn hơn 0", vn(row.weight), "một số lớn hơn 0")
