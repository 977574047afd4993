"""The life of a job: states and moves as data, and the arithmetic of leases. Times come from outside."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from cchc_portal.lib.words import Word

MOST_ATTEMPTS = 3


class JobMoveError(ValueError):
    """The move is not open in this state; the message says which state that is."""


class JobState(Word):
    """Where a job stands. A batch is `waiting` while its parts are worked on, and holds no worker."""

    QUEUED = "queued", "Đang chờ"
    RUNNING = "running", "Đang làm"
    WAITING = "waiting", "Đang làm từng phần"
    DONE = "done", "Xong"
    FAILED = "failed", "Dừng vì lỗi"


OPEN = (JobState.QUEUED, JobState.RUNNING, JobState.WAITING)
CLOSED = (JobState.DONE, JobState.FAILED)


class JobMove(StrEnum):
    TAKE = "take"
    RETURN = "return"
    SPREAD = "spread"
    FINISH = "finish"
    GIVE_UP = "give_up"
    RETRY = "retry"
    RESUME = "resume"


MOVES: Mapping[tuple[JobState, JobMove], JobState] = {
    (JobState.QUEUED, JobMove.TAKE): JobState.RUNNING,
    (JobState.RUNNING, JobMove.RETURN): JobState.QUEUED,
    (JobState.RUNNING, JobMove.SPREAD): JobState.WAITING,
    (JobState.RUNNING, JobMove.FINISH): JobState.DONE,
    (JobState.RUNNING, JobMove.GIVE_UP): JobState.FAILED,
    (JobState.WAITING, JobMove.FINISH): JobState.DONE,
    (JobState.WAITING, JobMove.GIVE_UP): JobState.FAILED,
    (JobState.FAILED, JobMove.RETRY): JobState.QUEUED,
    (JobState.FAILED, JobMove.RESUME): JobState.WAITING,
}


def move(state: str, wanted: JobMove) -> JobState:
    """The state after the move. Raises JobMoveError where the move is not open."""
    here = JobState(state)
    to = MOVES.get((here, wanted))
    if to is None:
        raise JobMoveError(f"Không thực hiện được bước này khi việc ở trạng thái “{here.label}”")
    return to


def after_failure(attempts: int) -> JobMove:
    """What becomes of a job whose attempt number `attempts` did not succeed."""
    return JobMove.GIVE_UP if attempts >= MOST_ATTEMPTS else JobMove.RETURN


def pause_before(attempts: int) -> int:
    """Seconds between the failure of attempt number `attempts` and the next one: 2, 4, …"""
    return 1 << attempts


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a worker may be silent before its job goes to another, and what follows from it."""

    lease: timedelta
    sweep: timedelta

    @property
    def heartbeat(self) -> timedelta:
        """A lease is renewed this often: five heartbeats may fail before it lapses."""
        return self.lease / 6

    @property
    def tick(self) -> timedelta:
        """Progress is written at most this often."""
        return min(timedelta(seconds=1), self.heartbeat)

    @property
    def silence(self) -> timedelta:
        """No sign of any worker for this long: nobody is working."""
        return self.lease + self.sweep

    def lease_from(self, now: datetime) -> datetime:
        """Until when a lease holds that is taken or renewed now."""
        return now + self.lease

    def has_lapsed(self, lease_until: datetime, now: datetime) -> bool:
        """True too for a lease further ahead than any lease can be: the clock was set back since."""
        return lease_until < now or lease_until > now + 3 * self.lease

    def is_silent(self, last_sign: datetime | None, now: datetime) -> bool:
        """Whether the last sign of life is too long ago, or there never was one."""
        return last_sign is None or last_sign < now - self.silence
