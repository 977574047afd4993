"""The unit that a row of any scoring workbook means."""

from accounts.core.directory import Directory, NamedUnit
from cchc_portal.lib.findings import Severity
from cchc_portal.lib.sheets.tables import Row

UNIT, NAME = "Mã đơn vị", "Tên đơn vị"


def find_unit(
    row: Row, units: Directory, code_column: str = UNIT, name_column: str = NAME
) -> NamedUnit | None:
    """The unit that the row's code or name means; what stands in the way is told of."""
    code, name = row.line(code_column), row.line(name_column)
    column = name_column if name and not code else code_column
    if not code and not name:
        row.required(column)
        return None
    match = units.find(code, name)
    if match.problem:
        row.tell(column, match.problem, code or name, match.expected)
    if match.doubt:
        row.tell(name_column, match.doubt, name, severity=Severity.WARNING)
    return match.unit
