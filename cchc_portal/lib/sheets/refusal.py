"""The refusal of a file as a whole: nothing of it was read or stored."""

from cchc_portal.lib.findings import Finding
from cchc_portal.lib.refusal import Refused


class WorkbookRefused(Refused):
    """The file is not a workbook the portal opens; its one finding says why, in Vietnamese."""

    def __init__(self, message: str, *, found: str = "", expected: str = "") -> None:
        super().__init__(findings=[Finding(message=message, found=found, expected=expected)])
