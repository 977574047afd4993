from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from feedback.core.closing import Closing, WindowPhase, days_left, time_left
from scoring.core.workflow import RoundState

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
OPENS = datetime(2021, 1, 9, 9, tzinfo=HERE)
CLOSES = datetime(2021, 1, 15, tzinfo=HERE)


def at(moment: datetime, **more) -> Closing:
    return Closing(OPENS, CLOSES, moment, **more)


@pytest.mark.parametrize(
    ("moment", "phase"),
    [
        (datetime(2021, 1, 9, 8, 59, 59, tzinfo=HERE), WindowPhase.BEFORE),
        (OPENS, WindowPhase.OPEN),
        (datetime(2021, 1, 14, 23, 59, 59, tzinfo=HERE), WindowPhase.OPEN),
        (datetime(2021, 1, 14, 16, 59, 59, tzinfo=UTC), WindowPhase.OPEN),
        (CLOSES, WindowPhase.CLOSED),
        (datetime(2021, 1, 14, 17, tzinfo=UTC), WindowPhase.CLOSED),
    ],
)
def test_phase_by_the_provinces_clock_wherever_the_server_is(moment, phase):
    assert at(moment).phase is phase


def test_lock_says_the_moment():
    assert at(OPENS).lock == ""
    assert at(CLOSES).lock == "Đã hết thời gian phản hồi (nhận hết ngày 14/01/2021)."
    assert at(OPENS - timedelta(1)).lock == "Chưa đến giờ nhận ý kiến: 09:00 ngày 09/01/2021."
    assert at(OPENS, replaced=True).lock == (
        "Kết quả dự kiến đã được công bố lại; hãy phản hồi theo lần công bố mới."
    )
    assert at(OPENS, round_state=RoundState.FINAL).lock == "Đợt đánh giá đã qua giai đoạn lấy ý kiến."


def test_sentence_of_a_window_that_is_open():
    assert at(OPENS).sentence == "Nhận ý kiến hết ngày 14/01/2021."
    assert at(OPENS, extended=True).sentence.endswith("theo gia hạn của đơn vị.")
    assert Closing(OPENS, None, OPENS).sentence == "Đang nhận ý kiến, chưa đặt hạn."


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (timedelta(days=1, hours=6, minutes=59), "1 ngày 06 giờ"),
        (timedelta(hours=5), "05 giờ"),
        (timedelta(minutes=59), "dưới 1 giờ"),
        (timedelta(), ""),
    ],
)
def test_time_left_as_a_countdown(left, said):
    assert time_left(left) == said


def test_countdown_only_while_the_window_is_open():
    assert (at(CLOSES - timedelta(hours=30)).countdown, at(CLOSES).countdown) == ("1 ngày 06 giờ", "")
    assert Closing(OPENS, None, OPENS).countdown == ""


def test_days_left_by_the_calendar():
    assert [days_left(CLOSES, CLOSES - timedelta(seconds=1)), days_left(CLOSES, OPENS)] == [0, 5]
