"""What a form says beside its serial and its answers: the unit, the respondent's group, the day."""

from dataclasses import dataclass
from datetime import date

from accounts.core.directory import Directory, NamedUnit
from cchc_portal.lib.dates import DayError, parse_day
from cchc_portal.lib.findings import Severity
from cchc_portal.lib.sheets.reader import Raw
from cchc_portal.lib.sheets.rows import as_text
from cchc_portal.lib.sheets.tables import Row, Table
from scoring.sheets.units import NAME, UNIT, find_unit

GROUP, DAY = "Nhóm đối tượng", "Ngày khảo sát"
_GROUP_LIMIT = 100


@dataclass(frozen=True, slots=True)
class FormHead:
    """The head of a form whose unit is known."""

    unit: NamedUnit
    respondent_group: str
    survey_date: date | None


class FormHeads:
    """The heads of a table's forms, each distinct one understood once: there are some hundred among many
    thousand forms. One of which something must be told is read anew each time, and so is one that is
    not of texts and days alone: True equals 1 as a key, and a percentage its number.
    """

    def __init__(self, table: Table, units: Directory) -> None:
        self._units = units
        self._cells = table.picker([name for name in (UNIT, NAME, GROUP, DAY) if table.has(name)])
        self._findings = table.told.findings
        self._known: dict[tuple[Raw, ...], FormHead] = {}

    def known(self, row: Row) -> FormHead | None:
        """The head of the row, where one like it was read before."""
        return None if row.sheet.is_flawed(row.raw) else self._known.get(self._cells(row.raw))

    def read(self, row: Row) -> FormHead | None:
        """The head of the row; None where its unit cannot be found, which is told."""
        told = len(self._findings)
        unit = find_unit(row, self._units)
        group, day = row.line(GROUP, _GROUP_LIMIT), _day(row)
        if unit is None:
            return None
        head = FormHead(unit, group, day)
        cells = self._cells(row.raw)
        if len(self._findings) == told and all(isinstance(cell, str | date) for cell in cells):
            self._known[cells] = head
        return head


def _day(row: Row) -> date | None:
    """The day where it can be read: the index does not depend on it, so an odd one is a warning only."""
    value = row.value(DAY)
    if value is None:
        return None
    try:
        return parse_day(as_text(value) if isinstance(value, bool) else value)
    except DayError as error:
        row.tell(DAY, f"{error}; bỏ trống ngày khảo sát", as_text(value), severity=Severity.WARNING)
        return None
