"""How long one file may keep a thread busy, counted in its own CPU time."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from cchc_portal.lib.sheets.refusal import WorkbookRefused

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A reading of the clock after which a file counts as too complex.

    The clock is the thread's CPU time: a healthy file is not refused because the machine is busy.
    """

    end: float
    clock: Clock

    @classmethod
    def after(cls, seconds: float, clock: Clock = time.thread_time) -> "Deadline":
        """The deadline so many seconds of work from now."""
        return cls(clock() + seconds, clock)

    def check(self) -> None:
        """Refuse the file once the time is spent."""
        if self.clock() > self.end:
            raise WorkbookRefused("Tệp quá phức tạp để đọc trong thời gian cho phép")
