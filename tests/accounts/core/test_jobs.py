from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from accounts.core.jobs import (
    MOVES,
    JobMove,
    JobMoveError,
    JobState,
    Timing,
    after_failure,
    move,
    pause_before,
)

NOW = datetime(2021, 1, 8, 2, tzinfo=UTC)
TIMING = Timing(lease=timedelta(seconds=60), sweep=timedelta(seconds=30))


def test_move_gives_the_state_that_is_written():
    assert move("queued", JobMove.TAKE) is JobState.RUNNING
    assert move("failed", JobMove.RETRY) is JobState.QUEUED


@pytest.mark.parametrize(
    ("state", "wanted"), [pair for pair in product(JobState, JobMove) if pair not in MOVES]
)
def test_move_that_is_not_written_is_refused(state, wanted):
    with pytest.raises(JobMoveError, match=state.label):
        move(state.value, wanted)


def test_nothing_leads_out_of_done():
    assert [pair for pair in MOVES if pair[0] is JobState.DONE] == []


def test_after_failure_the_third_attempt_was_the_last():
    assert [after_failure(attempts) for attempts in (1, 2, 3, 4)] == [
        *(JobMove.RETURN, JobMove.RETURN),
        *(JobMove.GIVE_UP, JobMove.GIVE_UP),
    ]


def test_pause_doubles():
    assert [pause_before(attempts) for attempts in (1, 2)] == [2, 4]


def test_timing_beats_six_times_in_a_lease_and_tells_progress_every_second():
    assert (TIMING.heartbeat, TIMING.tick) == (timedelta(seconds=10), timedelta(seconds=1))
    short = Timing(lease=timedelta(seconds=3), sweep=timedelta(seconds=1))
    assert short.tick == short.heartbeat == timedelta(seconds=0.5)


@pytest.mark.parametrize(
    ("seconds", "lapsed"), [(-1, True), (0, False), (60, False), (180, False), (181, True), (3600, True)]
)
def test_lease_lapses_when_it_is_past_or_further_ahead_than_any_can_be(seconds, lapsed):
    assert TIMING.has_lapsed(NOW + timedelta(seconds=seconds), NOW) is lapsed


@pytest.mark.parametrize(("seconds", "silent"), [(0, False), (90, False), (91, True)])
def test_silence_is_a_lease_and_a_sweep_without_a_sign(seconds, silent):
    assert TIMING.is_silent(NOW - timedelta(seconds=seconds), NOW) is silent


def test_silence_is_complete_where_no_sign_was_ever_given():
    assert TIMING.is_silent(None, NOW)
