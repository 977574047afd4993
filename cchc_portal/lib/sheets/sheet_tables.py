"""Finding the sheet that holds a table: by its name, else by its header."""

import re
from collections.abc import Sequence

from cchc_portal.lib.findings import Finding, Severity
from cchc_portal.lib.sheets.header import Column, find_header, nearest
from cchc_portal.lib.sheets.reader import Sheet, Workbook
from cchc_portal.lib.sheets.tables import Table, read_table


def find_table(
    workbook: Workbook,
    name: str,
    columns: Sequence[Column],
    findings: list[Finding],
    *,
    also: re.Pattern[str] | None = None,
) -> Table | None:
    """The table of the sheet `name`; where no sheet has that name, of the one sheet with its columns.

    None, with errors in `findings`, where there is no such table.
    """
    sheet = workbook.find(name) or _by_header(workbook, columns)
    if sheet is None:
        near = nearest(name, workbook.names)
        expected = f"trang tính “{name}”" + (f" (gần giống: “{near}”)" if near else "")
        findings.append(
            Finding(f"Thiếu trang tính “{name}”", found=", ".join(workbook.names), expected=expected)
        )
        return None
    if workbook.find(name) is None:
        message = f"Không có trang “{name}”; đọc trang này vì có đủ các cột"
        findings.append(Finding(message, sheet.name, severity=Severity.NOTICE))
    return read_table(sheet, columns, findings, also=also)


def _by_header(workbook: Workbook, columns: Sequence[Column]) -> Sheet | None:
    required = {column.name for column in columns if column.required}
    sheets = [workbook.sheet(name) for name in workbook.names]
    return next((s for s in sheets if (h := find_header(s, columns)) and required <= h.places.keys()), None)
