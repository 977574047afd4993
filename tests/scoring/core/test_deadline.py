from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from scoring.core.deadline import Deadline, deadline_of
from scoring.core.desk import Desk
from scoring.core.timetable import Stretch

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
OPENS = datetime(2020, 11, 1, 8, tzinfo=HERE)
DUE = datetime(2020, 11, 16, tzinfo=HERE)
CLOSES = datetime(2020, 11, 20, 17, tzinfo=HERE)
WHOLE = Stretch(OPENS, DUE, CLOSES)
IN_TIME = "Hạn nộp: hết ngày 15/11/2020."


def at(moment: datetime, stretch: Stretch = WHOLE, round_state: str = "open") -> Deadline:
    """The server's own clock is UTC."""
    return deadline_of(Desk(round_state, "draft", stretch, moment.astimezone(UTC)))


@pytest.mark.parametrize(
    ("moment", "days", "countdown"),
    [
        (datetime(2020, 11, 10, 9, tzinfo=HERE), 5, "Còn 5 ngày"),
        (datetime(2020, 11, 14, 23, 59, tzinfo=HERE), 1, "Còn 1 ngày"),
        (datetime(2020, 11, 15, 0, 0, tzinfo=HERE), 0, "Hạn hôm nay"),
        (DUE - timedelta(seconds=1), 0, "Hạn hôm nay"),
    ],
)
def test_days_are_counted_by_the_calendar_of_the_province(moment, days, countdown):
    found = at(moment)

    assert (found.sentence, found.days_left, found.countdown) == (IN_TIME, days, countdown)


def test_after_the_deadline_work_is_late_until_the_closing():
    found = at(DUE)

    assert (found.late, found.countdown) == (True, "Quá hạn")
    assert found.sentence == (
        "Đã quá hạn (hết ngày 15/11/2020); còn nhận trước 17:00 ngày 20/11/2020, ghi là nộp muộn."
    )


def test_before_the_opening_and_after_the_closing_nothing_is_counted():
    assert at(OPENS - timedelta(seconds=1)) == Deadline("Mở tự chấm lúc 08:00 ngày 01/11/2020.")
    assert at(CLOSES) == Deadline("Đã hết thời gian tự chấm (nhận trước 17:00 ngày 20/11/2020).")


def test_round_that_has_gone_on_has_no_deadline():
    assert at(OPENS, round_state="provisional") == Deadline("Đợt đánh giá đã qua giai đoạn tự chấm.")


def test_without_a_timetable_no_deadline_is_set():
    assert at(DUE, Stretch()) == Deadline("Chưa đặt hạn nộp.")


def test_closing_alone_is_the_deadline():
    found = at(datetime(2020, 11, 18, tzinfo=HERE), Stretch(closes_at=CLOSES))

    assert (found.sentence, found.days_left) == ("Hạn nộp: trước 17:00 ngày 20/11/2020.", 2)
