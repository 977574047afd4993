"""The list of units to be reminded: whom to call, those past their deadline first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cchc_portal.lib.dates import vn_last_moment, vn_moment
from scoring.core.timetable import Phase
from scoring.core.workflow import AssessmentState


@dataclass(frozen=True, slots=True)
class Contact:
    """A person of the unit, in the role of today."""

    name: str
    role: str
    phone: str = ""
    email: str = ""

    @property
    def sentence(self) -> str:
        return ", ".join(filter(None, (f"{self.name} ({self.role})", self.phone, self.email)))


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """A unit that has not submitted, or not added to the leaves that it is `asked` to; moments in the
    province's time. `times`: how often it was reminded of that.

    `addressed`: to how many people the last reminder goes by e-mail; `mailed`: the mail server took it.
    """

    unit: str
    name: str
    group: str
    sort_key: str
    state: AssessmentState
    due_at: datetime | None
    phase: Phase
    people: tuple[Contact, ...] = ()
    reminded_at: datetime | None = None
    reminded: str = ""
    times: int = 0
    addressed: int = 0
    mailed: bool = False
    asked: tuple[str, ...] = ()

    @property
    def overdue(self) -> bool:
        return self.phase in (Phase.LATE, Phase.CLOSED)

    @property
    def standing(self) -> str:
        """“Đang tự chấm”, “Chờ bổ sung tiêu chí 1.1, 1.2”."""
        return f"Chờ bổ sung tiêu chí {', '.join(self.asked)}" if self.asked else self.state.label

    @property
    def deadline(self) -> str:
        return vn_last_moment(self.due_at) if self.due_at else "không đặt hạn"

    @property
    def last_time(self) -> str:
        """When and how it was last reminded, empty where it never was."""
        return f"{vn_moment(self.reminded_at)}, {self.reminded}" if self.reminded_at else ""

    @property
    def mail(self) -> str:
        """What became of the last reminder's e-mail, empty where there is none."""
        if not self.addressed:
            return ""
        return f"đã gửi thư cho {self.addressed} người" if self.mailed else "thư chưa gửi"

    @property
    def sentence(self) -> str:
        """The line as it is copied into a chat."""
        late = ", QUÁ HẠN" if self.overdue else ""
        people = "; ".join(person.sentence for person in self.people) or "chưa có người phụ trách"
        asked = f"tiêu chí {', '.join(self.asked)}; " if self.asked else ""
        return f"- {self.name} ({asked}hạn: {self.deadline}{late}): {people}"


def late_first(lines: Iterable[ReminderLine]) -> list[ReminderLine]:
    """Past the deadline first, then by deadline, then by name; without a deadline last."""
    return sorted(lines, key=_late_first)


def plain_text(round: str, lines: Iterable[ReminderLine]) -> str:
    """The list as text, for the office's own chat or for who makes the calls."""
    told = list(lines)
    sheets = [line.sentence for line in told if not line.asked]
    asked = [line.sentence for line in told if line.asked]
    of = f"cải cách hành chính đợt {round}"
    return "\n".join(
        [
            *([f"Đơn vị chưa nộp bản tự chấm {of} ({len(sheets)} đơn vị):", *sheets] if sheets else []),
            *([f"Yêu cầu bổ sung bản tự chấm {of} đang chờ ({len(asked)}):", *asked] if asked else []),
        ]
    )


def _late_first(line: ReminderLine) -> tuple[bool, bool, float, str]:
    due = line.due_at.timestamp() if line.due_at else 0.0
    return not line.overdue, line.due_at is None, due, line.sort_key
