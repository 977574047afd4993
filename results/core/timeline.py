"""Where the season stands: its steps in order, each done, going on, or to come."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum


class StepState(StrEnum):
    DONE = "done"
    NOW = "now"
    TODO = "todo"


@dataclass(frozen=True, slots=True)
class Step:
    """`at` is when the step ended; `closes_at` the moment from which an answer is too late."""

    name: str
    state: StepState
    note: str = ""
    at: datetime | None = None
    closes_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SeasonFacts:
    """What has happened in a round so far."""

    units: int
    submitted: int
    appraised: bool
    handed_over_at: datetime | None
    provisional_at: datetime | None
    closes_at: datetime | None
    final_at: datetime | None

    @property
    def published(self) -> bool:
        return self.provisional_at is not None or self.final_at is not None

    @property
    def claimed(self) -> bool:
        """Self-assessment is over once appraisal has begun, whoever did not submit."""
        return self.appraised or self.published or 0 < self.units == self.submitted

    def answered(self, now: datetime) -> bool:
        """The time for feedback is over."""
        closed = self.closes_at is not None and self.closes_at <= now
        return self.final_at is not None or (self.published and closed)


def timeline(facts: SeasonFacts, now: datetime) -> tuple[Step, ...]:
    """The six steps of the season; the first that is not done is going on."""
    submitted = f"{facts.submitted}/{facts.units} đơn vị đã nộp" if facts.submitted else ""
    steps = (
        (facts.claimed, Step("Tự chấm", StepState.DONE, submitted)),
        (
            facts.handed_over_at is not None or facts.published,
            Step("Khảo sát", StepState.DONE, at=facts.handed_over_at),
        ),
        (facts.published, Step("Thẩm định", StepState.DONE)),
        (facts.published, Step("Kết quả dự kiến", StepState.DONE, at=facts.provisional_at)),
        (facts.answered(now), Step("Phản hồi", StepState.DONE, closes_at=facts.closes_at)),
        (facts.final_at is not None, Step("Kết quả chính thức", StepState.DONE, at=facts.final_at)),
    )
    current = next((step.name for is_done, step in steps if not is_done), "")
    return tuple(_placed(step, is_done, step.name == current) for is_done, step in steps)


def _placed(step: Step, is_done: bool, is_current: bool) -> Step:
    if is_done:
        return step
    return replace(step, state=StepState.NOW if is_current else StepState.TODO)
