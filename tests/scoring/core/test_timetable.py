from datetime import UTC, datetime, timedelta, timezone

import pytest

from scoring.core.timetable import Phase, Stretch

LOCAL = timezone(timedelta(hours=7))
OPENS, DUE, CLOSES = (datetime(2020, 11, day, tzinfo=LOCAL) for day in (1, 15, 17))
A_MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("now", "phase"),
    [
        (OPENS - A_MOMENT, Phase.BEFORE),
        (OPENS, Phase.OPEN),
        (DUE - A_MOMENT, Phase.OPEN),
        (DUE, Phase.LATE),
        (CLOSES - A_MOMENT, Phase.LATE),
        (CLOSES, Phase.CLOSED),
    ],
)
def test_phase_changes_on_the_moment(now, phase):
    assert Stretch(OPENS, DUE, CLOSES).phase(now) is phase


def test_phase_without_moments_is_open():
    assert Stretch().phase(DUE) is Phase.OPEN


def test_phase_without_a_closing_closes_when_due():
    assert Stretch(OPENS, DUE).phase(DUE) is Phase.CLOSED


def test_phase_of_an_extended_stretch_lasts_longer():
    longer = Stretch(OPENS, DUE, CLOSES).extended(CLOSES, CLOSES + timedelta(days=1))

    assert [longer.phase(moment) for moment in (DUE, CLOSES)] == [Phase.OPEN, Phase.LATE]


def test_phase_is_the_same_whatever_the_zone_of_the_clock():
    assert Stretch(OPENS, DUE, CLOSES).phase(DUE.astimezone(UTC)) is Phase.LATE
