"""The closed vocabularies of feedback, each word with its Vietnamese label."""

from scoring.core.words import Word


class ReplyKind(Word):
    """What a unit answers as a whole."""

    AGREE = "agree", "Thống nhất toàn bộ"
    OBJECT = "object", "Đề nghị điều chỉnh"


class ReplyState(Word):
    DRAFT = "draft", "Đang soạn"
    SENT = "sent", "Đã gửi"


class ObjectionState(Word):
    """Where a request to change one line stands: who has to do something about it."""

    DRAFT = "draft", "Đơn vị đang soạn"
    SENT = "sent", "Chờ Sở Nội vụ xem xét"
    ROUTED = "routed", "Chờ đơn vị chủ trì"
    CONCURRED = "concurred", "Chờ quyết định"
    ASKED = "asked", "Chờ đơn vị bổ sung"
    ACCEPTED = "accepted", "Chấp nhận"
    PART = "part", "Chấp nhận một phần"
    REJECTED = "rejected", "Giữ nguyên điểm"


class Outcome(Word):
    """How Sở Nội vụ answers a request."""

    ACCEPT = "accept", "Chấp nhận toàn bộ"
    PART = "part", "Chấp nhận một phần"
    REJECT = "reject", "Giữ nguyên điểm"
    ASK = "ask", "Yêu cầu bổ sung"


class PaperForm(Word):
    """What an agreement is written in."""

    LETTER = "letter", "Văn bản"
    MINUTES = "minutes", "Biên bản làm việc"


class Side(Word):
    """For whom a person speaks in a thread."""

    UNIT = "unit", "Đơn vị"
    LEAD = "lead", "Đơn vị chủ trì"
    MEMBER = "member", "Tổ giúp việc"
    OFFICE = "office", "Sở Nội vụ"


DECIDED = frozenset({ObjectionState.ACCEPTED, ObjectionState.PART, ObjectionState.REJECTED})
CHANGING = frozenset({Outcome.ACCEPT, Outcome.PART})
