"""The guided path of the first year: what must be there before units can score, in order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cchc_portal.lib.words import Word


class Stage(Word):
    """A thing to bring in or to set, in the order of the path."""

    UNITS = "units", "Nhập đơn vị"
    ACCOUNTS = "accounts", "Tạo tài khoản"
    CATALOGUE = "catalogue", "Nhập bộ tiêu chí"
    ROUND = "round", "Mở đợt"
    TIMETABLE = "timetable", "Đặt lịch của đợt"


@dataclass(frozen=True, slots=True)
class SetUpFacts:
    """What is there: `covered` units have an officer or a head today; `round` is the code of the only one."""

    units: int = 0
    covered: int = 0
    active_sets: int = 0
    round: str = ""


@dataclass(frozen=True, slots=True)
class SetUpStep:
    """A step with where it stands; `now` on the first that is not done."""

    stage: Stage
    note: str
    done: bool
    now: bool = False


def steps_of(facts: SetUpFacts) -> tuple[SetUpStep, ...]:
    """All five; what is not done before the round is opened may be done in any order."""
    return tuple(_with_the_next(_steps(facts)))


def _steps(facts: SetUpFacts) -> Iterator[SetUpStep]:
    units, covered, sets = facts.units, facts.covered, facts.active_sets
    yield SetUpStep(Stage.UNITS, f"{units} đơn vị" if units else "từ bảng don-vi.xlsx", units > 0)
    yield SetUpStep(
        Stage.ACCOUNTS,
        f"{covered}/{units} đơn vị có cán bộ hoặc thủ trưởng"
        if units
        else "từng người, hoặc từ bảng tai-khoan.xlsx",
        0 < units <= covered,
    )
    yield SetUpStep(
        Stage.CATALOGUE, f"{sets} bộ có hiệu lực" if sets else "phụ lục, cách chấm, xếp loại", sets > 0
    )
    yield SetUpStep(
        Stage.ROUND,
        f"đợt {facts.round}" if facts.round else "mọi đơn vị có hiệu lực vào đợt; bộ tiêu chí khóa lại",
        bool(facts.round),
    )
    yield SetUpStep(Stage.TIMETABLE, "giờ mở, hạn thông báo, giờ khóa", done=False)


def _with_the_next(steps: Iterable[SetUpStep]) -> Iterator[SetUpStep]:
    found = False
    for step in steps:
        yield SetUpStep(step.stage, step.note, step.done, now=not step.done and not found)
        found = found or not step.done
