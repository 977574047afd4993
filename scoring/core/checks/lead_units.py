"""Lead units exist and are valid."""

from collections.abc import Iterator

from cchc_portal.lib.findings import Finding
from scoring.core.checks.view import SetView, at
from scoring.core.near import one_of
from scoring.core.rows import Column, CriterionRow


def check_lead_units(view: SetView) -> Iterator[Finding]:
    for annex in view.annexes:
        for row in annex.criteria:
            if row.lead_unit:
                yield from _known(row, view)
            elif row.code not in annex.children:
                yield at(row, Column.LEAD_UNIT, "tiêu chí chưa có đơn vị chủ trì", "", "một mã đơn vị")


def _known(row: CriterionRow, view: SetView) -> Iterator[Finding]:
    units = view.rows.units
    if row.lead_unit not in units:
        expected = one_of(row.lead_unit, units) if units else "đơn vị đã khai báo"
        yield at(row, Column.LEAD_UNIT, "không biết đơn vị chủ trì này", row.lead_unit, expected)
    elif not units[row.lead_unit]:
        message = "đơn vị chủ trì đã hết hiệu lực"
        yield at(row, Column.LEAD_UNIT, message, row.lead_unit, "đơn vị còn hiệu lực")
