"""The refusal of a file as a whole: nothing of it was read or stored."""

from cchc_portal.lib.findings import Finding
from cchc_portal.lib.refusal import Refused


class WorkbookRefused(Refused):
    """The file is not a workbook the portal opens; its one finding says why and, if known, where."""

    def __init__(
        self,
        message: str,
        *,
        found: str = "",
        expected: str = "",
        sheet: str = "",
        row: int | None = None,
        column: str = "",
    ) -> None:
        super().__init__(findings=[Finding(message, sheet, row, column, found, expected)])
