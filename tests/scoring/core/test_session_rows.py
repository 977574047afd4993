from datetime import datetime

from scoring.core.session_calendar import Clash
from scoring.core.session_rows import CalendarRow, days_of, told_clashes
from scoring.core.sessions import SessionState
from tests.scoring.minutes_samples import HERE


def _row(key: int, start: datetime) -> CalendarRow:
    end = start.replace(hour=start.hour + 1)
    return CalendarRow(key, "A", "Sở A", "SO", start, end, "Phòng họp", SessionState.PLANNED)


def test_rows_stand_by_day_in_order():
    rows = [
        _row(1, datetime(2020, 12, 2, 8, tzinfo=HERE)),
        _row(2, datetime(2020, 12, 1, 13, tzinfo=HERE)),
        _row(3, datetime(2020, 12, 1, 8, tzinfo=HERE)),
    ]
    days = days_of(rows)

    assert [(day.day.day, [row.key for row in day.rows]) for day in days] == [(1, [3, 2]), (2, [1])]
    assert days[0].rows[0].hours == "08:00–09:00"


def test_clash_is_told_at_both_sessions():
    told = told_clashes(
        [Clash(1, 2, same_unit=False, members=(7,)), Clash(2, 3, same_unit=True, members=())],
        {1: "Sở A", 2: "Sở B", 3: "Sở B"},
        {7: "Trần Hải"},
    )

    assert told == {
        1: ("Trùng giờ với buổi của Sở B: Trần Hải",),
        2: ("Trùng giờ với buổi của Sở A: Trần Hải", "Trùng giờ với buổi của Sở B: Sở B"),
        3: ("Trùng giờ với buổi của Sở B: Sở B",),
    }
