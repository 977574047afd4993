"""The life of a working session, and how a line of it may be marked: states and moves as data."""

from enum import StrEnum

from scoring.core.words import Word
from scoring.core.workflow import Machine


class SessionState(Word):
    """Where a working session stands. HELD: it has begun and its minutes are being kept."""

    PLANNED = "planned", "Đã lên lịch"
    HELD = "held", "Đang ghi biên bản"
    CLOSED = "closed", "Đã chốt biên bản"
    CANCELLED = "cancelled", "Đã hủy"


class SessionMove(StrEnum):
    BEGIN = "begin"
    CLOSE = "close"
    REOPEN = "reopen"
    CANCEL = "cancel"


SESSION = Machine(
    SessionState,
    {
        (SessionState.PLANNED, SessionMove.BEGIN): SessionState.HELD,
        (SessionState.HELD, SessionMove.CLOSE): SessionState.CLOSED,
        (SessionState.CLOSED, SessionMove.REOPEN): SessionState.HELD,
        (SessionState.PLANNED, SessionMove.CANCEL): SessionState.CANCELLED,
    },
)


class MarkState(Word):
    """What unit and Tổ giúp việc came to on a line; a mark taken back is open again."""

    OPEN = "open", "Chưa đánh dấu"
    AGREED = "agreed", "Thống nhất"
    RESERVED = "reserved", "Bảo lưu"
