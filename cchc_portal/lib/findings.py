"""What a check found in a workbook, said so that the person who typed the cell can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_SHOWN, _SENTENCE_SHOWN = 300, 2000


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Remedy(StrEnum):
    """What a person may choose so that a workbook can be read; each door (page, command) says how."""

    CONVERT_LEGACY = "convert_legacy"
    DIRECTION = "direction"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, addressed to a cell.

    `row` counts from 1 as Excel shows it; `column` is the header's text (or the letter where a
    column has no header). Empty `sheet` or a `row` of None means the whole file or sheet. `remedy`
    is the choice that would help.
    """

    message: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    found: str = ""
    expected: str = ""
    severity: Severity = Severity.ERROR
    remedy: Remedy | None = None

    @property
    def sentence(self) -> str:
        """The message with what was expected, as people read it."""
        return f"{self.message}; cần {self.expected}" if self.expected else self.message

    def as_json(self) -> dict[str, str | int | None]:
        """The shape that commands print (shared format of every import)."""
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": shown(self.column),
            "found": shown(self.found),
            "message": shown(self.sentence, _SENTENCE_SHOWN),
            "severity": self.severity.value,
        }


def shown(text: str, limit: int = _SHOWN) -> str:
    """The text as it is printed: a cell may hold 32,767 characters, and a report is read by people."""
    return text if len(text) <= limit else f"{text[:limit]}…"


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Only the findings that block an import."""
    return [f for f in findings if f.severity is Severity.ERROR]
