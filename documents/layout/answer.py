"""The answer to a unit's requests (văn bản trả lời): its table, so that every sum can be checked by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from cchc_portal.lib.numbers import vn_fixed

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Points:
    """Points of a line, or the word that stands for them; `told`: the figures that they follow from."""

    value: Decimal | None
    word: str = ""
    told: str = ""

    @property
    def figure(self) -> str:
        return self.word if self.value is None else vn_fixed(self.value)


@dataclass(frozen=True, slots=True)
class AnsweredLine:
    """A request with its decision; `outcome` and `reason` as printed."""

    code: str
    title: str
    published: Points
    asked: Points
    outcome: str
    decided: Points
    reason: str

    @property
    def is_counted(self) -> bool:
        """Whether it has points to add in every column."""
        return None not in (self.published.value, self.asked.value, self.decided.value)


@dataclass(frozen=True, slots=True)
class AnswerSums:
    """What the columns of points add up to, over the lines that have points in each of them."""

    codes: tuple[str, ...]
    published: Decimal
    asked: Decimal
    decided: Decimal

    @property
    def figures(self) -> tuple[str, str, str]:
        return vn_fixed(self.published), vn_fixed(self.asked), vn_fixed(self.decided)

    @property
    def gain(self) -> Decimal:
        return self.decided - self.published


@dataclass(frozen=True, slots=True)
class Answer:
    """What the letter rests on. `letter`: number and day of the letter of the provisional results, empty
    until they are on record; `papers`: the agreements, each with the criteria that it is about; `leads`:
    whose they are. Moments are in the province's time."""

    unit: str
    letter: str
    published_at: datetime
    reply: str
    receipt: str
    sent_at: datetime
    papers: tuple[tuple[str, tuple[str, ...]], ...]
    leads: tuple[str, ...]
    lines: tuple[AnsweredLine, ...]
    decided_at: datetime

    @property
    def sums(self) -> AnswerSums:
        lines = [line for line in self.lines if line.is_counted]
        return AnswerSums(
            tuple(line.code for line in lines),
            _add(line.published for line in lines),
            _add(line.asked for line in lines),
            _add(line.decided for line in lines),
        )

    @property
    def uncounted(self) -> tuple[str, ...]:
        """The criteria that stand outside the sums."""
        return tuple(line.code for line in self.lines if not line.is_counted)

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many lines have which outcome, in the order in which they first come."""
        outcomes = [line.outcome for line in self.lines]
        return tuple((outcome, outcomes.count(outcome)) for outcome in dict.fromkeys(outcomes))


def criteria_told(codes: Sequence[str]) -> str:
    """“tiêu chí 1.1”, “các tiêu chí 1.1, 3.2”."""
    return f"{'các ' if len(codes) > 1 else ''}tiêu chí {', '.join(codes)}"


def _add(points: Iterable[Points]) -> Decimal:
    return sum((each.value for each in points if each.value is not None), start=_ZERO)
