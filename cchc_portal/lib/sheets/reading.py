"""What the fast reader does with a broken sheet, turned into a refusal that names the place."""

from dataclasses import dataclass
from types import TracebackType

from python_calamine import CalamineError

from cchc_portal.lib.sheets.refusal import WorkbookRefused

_BROKEN = (CalamineError, OverflowError, ValueError)


@dataclass(slots=True)
class Reading:
    """A context in which calamine reads; `row` is the last row that was read, 0 before the first one.

    Besides its own error it raises OverflowError for a time no Python type holds, and panics, as
    Rust calls it, over a day before all days: that exception is no Exception and has no importable class.
    """

    sheet: str
    row: int | None = None

    def __enter__(self) -> "Reading":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if kind is None or not (isinstance(error, _BROKEN) or kind.__name__ == "PanicException"):
            return
        if self.row is None:
            raise WorkbookRefused("Không đọc được trang tính", sheet=self.sheet) from error
        message = "Không đọc được dòng này: có ô ngày giờ nằm ngoài khoảng mà Excel nhận"
        raise WorkbookRefused(message, sheet=self.sheet, row=self.row + 1) from error
