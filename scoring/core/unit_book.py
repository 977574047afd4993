"""The unit's workbook: what stands in it, and what came of each row that was handed in."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime

from scoring.core.typed import Typed
from scoring.core.types import CriterionInput, Entry
from scoring.core.words import EntryState, Word


class RowResult(Word):
    """What came of a row; of the last three nothing was stored."""

    WRITTEN = "written", "Đã ghi"
    UNCHANGED = "unchanged", "Không đổi"
    BLANK = "blank", "Bỏ trống, giữ nguyên"
    WRONG = "wrong", "Sai, chưa ghi"
    CONFLICT = "conflict", "Đã có người sửa sau khi tải mẫu"
    AGAIN = "again", "Bạn đã nhập số khác từ phiếu"


@dataclass(frozen=True, slots=True)
class BookFrame:
    """Whose workbook it is, of which round."""

    round: str
    unit: str
    unit_name: str
    year: int
    is_sample: bool

    @property
    def key(self) -> str:
        """What the hidden key of every row begins with."""
        return f"{self.round}/{self.unit}"


@dataclass(frozen=True, slots=True)
class BookLeaf:
    """A leaf that the unit fills in, with what is stored of it now; version 0 where nothing is."""

    criterion: CriterionInput
    entry: Entry | None
    version: int

    @property
    def code(self) -> str:
        return self.criterion.code


BookLine = CriterionInput | BookLeaf  # a heading, or a leaf


@dataclass(frozen=True, slots=True)
class BookRow:
    """A row as it came back: `number` as Excel counts it; `wrong` says why it cannot be taken."""

    number: int
    code: str
    version: int
    typed: Typed
    wrong: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Nothing entered, whatever “Chấm” stands in the first field."""
        return not self.wrong and self.typed == Typed()


@dataclass(frozen=True, slots=True)
class Theirs:
    """What somebody else saved meanwhile, in words."""

    by: str
    at: datetime
    value: str


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What came of a row; `said` are sentences, `domain` is empty for a leaf that the annex has not."""

    row: int
    code: str
    title: str
    domain: str
    result: RowResult
    said: tuple[str, ...] = ()
    theirs: Theirs | None = None


def is_untouched(row: BookRow, downloaded: Typed) -> bool:
    """Whether the row still says what stood in it when the workbook was made."""
    return _comparable(row.typed) == _comparable(downloaded)


def counted(outcomes: Iterable[RowOutcome]) -> dict[RowResult, int]:
    """How many rows came to each, zeros included, in the order of the words."""
    found = Counter(outcome.result for outcome in outcomes)
    return {result: found[result] for result in RowResult}


def _comparable(typed: Typed) -> tuple[str, ...]:
    """Without what Excel changes by itself: line ends, and blanks around words."""
    texts = {field.name: " ".join(getattr(typed, field.name).split()) for field in fields(typed)}
    if texts["state"] != EntryState.SCORE:
        texts |= dict.fromkeys(("value", "denominator", "choice", "points"), "")
    return tuple(texts.values())
