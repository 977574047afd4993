"""Answers to the satisfaction survey, per group of questions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from scoring.core.rounding import Rounding, ratio

_ONE_DIGIT = Rounding(digits=1)
_TWO_DIGITS = Rounding(digits=2)


@dataclass(frozen=True, slots=True)
class FormCount:
    """A unit's survey forms; `issued` is None where nobody declared it."""

    valid: int
    issued: int | None


@dataclass(frozen=True, slots=True)
class GroupAnswers:
    """Answers of one unit group to the questions of one survey criterion, worst level first."""

    group: str
    title: str
    questions: tuple[str, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """Answers by level, worst first, over the groups named."""

    title: str
    groups: tuple[str, ...]
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)

    @property
    def satisfied(self) -> Decimal | None:
        """Answers of the two best levels, percent with one digit."""
        return _percent(sum(self.counts[-2:]), self.total, _ONE_DIGIT)

    @property
    def left(self) -> int:
        """Percent that lie left of the middle of the scale, half of the neutral ones among them; up."""
        double = 2 * sum(self.counts[:2]) + sum(self.counts[2:-2])
        return -(-50 * double // self.total) if self.total else 0

    @property
    def neutral(self) -> Decimal | None:
        return _percent(sum(self.counts[2:-2]), self.total, _ONE_DIGIT)

    @property
    def dissatisfied(self) -> Decimal | None:
        return _percent(sum(self.counts[:2]), self.total, _ONE_DIGIT)


@dataclass(frozen=True, slots=True)
class SurveySummary:
    """`valid` and `issued` count forms; `issued` is None unless declared for every unit."""

    rows: tuple[AnswerRow, ...]
    valid: int
    issued: int | None

    @property
    def reach(self) -> int:
        """How far the chart reaches to the left of its centre: tens, at least 40 percent."""
        return max([40, *(-(-row.left // 10) * 10 for row in self.rows)])

    @property
    def satisfied(self) -> Decimal | None:
        """Answers of the two best levels over all rows, percent with two digits."""
        good = sum(sum(row.counts[-2:]) for row in self.rows)
        return _percent(good, sum(row.total for row in self.rows), _TWO_DIGITS)


def summary_of(
    answers: Iterable[GroupAnswers], forms: Iterable[FormCount], group_names: Mapping[str, str]
) -> SurveySummary:
    """The answers of the named groups; criteria that ask the same questions are one row."""
    rows: dict[tuple[str, tuple[str, ...]], AnswerRow] = {}
    for found in answers:
        if found.group in group_names:
            key = (found.title, found.questions)
            rows[key] = _joined(rows.get(key), found, group_names[found.group])
    counts = list(forms)
    issued = [c.issued for c in counts if c.issued is not None]
    return SurveySummary(
        rows=tuple(row for row in rows.values() if row.total),
        valid=sum(c.valid for c in counts),
        issued=sum(issued) if counts and len(issued) == len(counts) else None,
    )


def _joined(row: AnswerRow | None, more: GroupAnswers, group_name: str) -> AnswerRow:
    if row is None:
        return AnswerRow(more.title, (group_name,), more.counts)
    counts = tuple(a + b for a, b in zip(row.counts, more.counts, strict=True))
    return AnswerRow(row.title, (*row.groups, group_name), counts)


def _percent(part: int, whole: int, rounding: Rounding) -> Decimal | None:
    return ratio(100 * part, whole, rounding) if whole else None
