"""The history of a line: who, when, from what to what, why, on which document."""

from dataclasses import dataclass
from datetime import datetime

from scoring.core.words import Word


class EventKind(Word):
    CLAIM = "claim", "Tự chấm"
    AWARD = "award", "Thẩm định"
    REVISION = "revision", "Điểm sau phản hồi"
    REFUSAL = "refusal", "Không chấp thuận “Không áp dụng”"
    NOTE_TO_UNIT = "note_to_unit", "Ghi chú gửi đơn vị"
    NOTE = "note", "Ghi chú nội bộ"
    ASKED = "asked", "Yêu cầu bổ sung"
    ANSWERED = "answered", "Đơn vị đã bổ sung"
    TAKEN_BACK = "taken_back", "Rút yêu cầu bổ sung"
    LAPSED = "lapsed", "Hết hạn, đơn vị không bổ sung"


@dataclass(frozen=True, slots=True)
class Event:
    """`before` and `after` are what stood in the line, in words; empty where nothing was entered."""

    at: datetime
    kind: EventKind
    by: str
    before: str = ""
    after: str = ""
    reason: str = ""
    document: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """What of a line's history is shown.

    `awards_until`: awards, and notes to the unit, made by that moment; None is no bound. `internal`: every
    note, those among appraisers included.
    """

    claims: bool = True
    awards: bool = True
    awards_until: datetime | None = None
    internal: bool = True

    def may_see(self, moment: datetime) -> bool:
        """Whether an award or a note to the unit of that moment is shown."""
        return self.awards and (self.awards_until is None or moment <= self.awards_until)
