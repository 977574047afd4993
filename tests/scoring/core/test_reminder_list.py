from dataclasses import replace
from datetime import UTC, datetime

from scoring.core.reminder_list import Contact, ReminderLine, late_first, plain_text
from scoring.core.timetable import Phase
from scoring.core.workflow import AssessmentState

LINE = ReminderLine(
    "A", "Sở A", "SO", "a", AssessmentState.DRAFT, due_at=datetime(2021, 1, 16, tzinfo=UTC), phase=Phase.OPEN
)


def test_late_first_then_by_deadline_then_by_name():
    late = replace(LINE, unit="L", phase=Phase.CLOSED, due_at=datetime(2021, 1, 20, tzinfo=UTC))
    later = replace(LINE, unit="D", due_at=datetime(2021, 1, 18, tzinfo=UTC))
    never = replace(LINE, unit="N", due_at=None)
    named = replace(LINE, unit="B", sort_key="b")

    found = late_first([never, later, named, LINE, late])

    assert [line.unit for line in found] == ["L", "A", "B", "D", "N"]


def test_plain_text_names_whom_to_call():
    hoa = Contact("Lê Thị Hoa", "Cán bộ đơn vị", "0912 345 678", "hoa@a.gov.vn")
    late = replace(LINE, unit="B", name="Sở B", phase=Phase.LATE)

    assert plain_text("2020", [replace(LINE, people=(hoa,)), late]).splitlines() == [
        "Đơn vị chưa nộp bản tự chấm cải cách hành chính đợt 2020 (2 đơn vị):",
        "- Sở A (hạn: hết ngày 15/01/2021): Lê Thị Hoa (Cán bộ đơn vị), 0912 345 678, hoa@a.gov.vn",
        "- Sở B (hạn: hết ngày 15/01/2021, QUÁ HẠN): chưa có người phụ trách",
    ]


def test_what_was_asked_is_told_apart():
    asked = replace(LINE, unit="B", name="Sở B", state=AssessmentState.SUBMITTED, asked=("1.1", "1.2"))

    assert (LINE.standing, asked.standing) == ("Đang tự chấm", "Chờ bổ sung tiêu chí 1.1, 1.2")
    assert plain_text("2020", [asked, LINE]).splitlines()[2:] == [
        "Yêu cầu bổ sung bản tự chấm cải cách hành chính đợt 2020 đang chờ (1):",
        "- Sở B (tiêu chí 1.1, 1.2; hạn: hết ngày 15/01/2021): chưa có người phụ trách",
    ]


def test_last_time_is_empty_where_nobody_was_reminded():
    reminded = replace(LINE, reminded_at=datetime(2021, 1, 9, 8, 30, tzinfo=UTC), reminded="Sở Nội vụ nhắc")

    assert LINE.last_time == ""
    assert reminded.last_time == "08:30 ngày 09/01/2021, Sở Nội vụ nhắc"
