from datetime import date, datetime, time, timedelta

import pytest

from scoring.core.session_calendar import (
    Clash,
    Half,
    Place,
    Slot,
    TooManyUnits,
    clashes,
    spread,
    working_days,
)

DAY = date(2020, 12, 1)  # a Tuesday
HALVES = (Half(time(8), time(11, 30)), Half(time(13, 30), time(17)))


def _slot(key: int, unit: str, hour: int, *members: int, hours: int = 1) -> Slot:
    start = datetime.combine(DAY, time(hour))
    return Slot(key, unit, frozenset(members), start, start + timedelta(hours=hours))


def test_member_in_two_places_at_once_is_told():
    found = clashes([_slot(1, "A", 8, 7, 8, hours=2), _slot(2, "B", 9, 8, 9)])

    assert found == [Clash(1, 2, same_unit=False, members=(8,))]


def test_unit_in_two_places_at_once_is_told():
    assert clashes([_slot(2, "A", 9), _slot(1, "A", 8, hours=2)]) == [Clash(1, 2, same_unit=True, members=())]


def test_sessions_one_after_the_other_do_not_clash():
    assert clashes([_slot(1, "A", 8, 7), _slot(2, "B", 9, 7)]) == []


def test_sessions_at_one_time_with_others_do_not_clash():
    assert clashes([_slot(1, "A", 8, 7), _slot(2, "B", 8, 8)]) == []


def test_long_session_clashes_with_each_during_it():
    found = clashes([_slot(1, "A", 8, 7, hours=3), _slot(2, "B", 9, 7), _slot(3, "C", 10, 7)])

    assert [(clash.first, clash.second) for clash in found] == [(1, 2), (1, 3)]


def test_weekend_is_no_working_day():
    days = working_days(DAY, DAY + timedelta(days=7))

    assert days == [date(2020, 12, n) for n in (1, 2, 3, 4, 7, 8)]


def test_units_are_spread_evenly_over_halves_of_days():
    places = spread(3, [DAY, DAY + timedelta(days=1)], HALVES)

    assert places == [
        Place(DAY, time(8), time(11, 30)),
        Place(DAY, time(13, 30), time(17)),
        Place(DAY + timedelta(days=1), time(8), time(11, 30)),
    ]


def test_units_of_one_half_follow_each_other():
    places = spread(5, [DAY], HALVES)

    assert [(p.start, p.end) for p in places] == [
        (time(8), time(9, 10)),
        (time(9, 10), time(10, 20)),
        (time(10, 20), time(11, 30)),
        (time(13, 30), time(15, 15)),
        (time(15, 15), time(17)),
    ]


def test_too_many_units_for_the_days_are_refused():
    assert len(spread(28, [DAY], HALVES)) == 28
    with pytest.raises(TooManyUnits, match="Mỗi buổi chỉ còn 10 phút"):
        spread(30, [DAY], HALVES)


def test_units_without_a_day_are_refused():
    with pytest.raises(TooManyUnits, match="Không có ngày làm việc"):
        spread(1, [], HALVES)
    assert spread(0, [], HALVES) == []
