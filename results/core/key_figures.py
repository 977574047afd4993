"""The four figures at the head of the overview."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from results.core.attention import ClaimGap
from results.core.figures import TWO, UnitFigure, mean
from results.core.standings import ClassCount
from results.core.survey import SurveySummary
from results.core.tones import Tone
from scoring.core.rounding import ZERO, quotient

_GOOD = (Tone.EXCELLENT, Tone.GOOD)


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """`mean_gap`: points a unit claimed above its award, on average; None where nothing was claimed."""

    unit_count: int
    mean: Decimal | None
    mean_change: Decimal | None
    good_classes: tuple[ClassCount, ...]
    satisfied: Decimal | None
    valid_forms: int
    issued_forms: int | None
    mean_gap: Decimal | None

    @property
    def good_names(self) -> str:
        return ", ".join(c.name for c in self.good_classes)

    @property
    def good_count(self) -> int:
        return sum(c.count for c in self.good_classes)


def key_figures(
    units: Sequence[UnitFigure],
    classes: Sequence[ClassCount],
    survey: SurveySummary,
    gaps: Sequence[ClaimGap],
) -> KeyFigures:
    """The figures of the units shown."""
    now = mean([u.index for u in units if u.index is not None])
    before = mean([u.past.index for u in units if u.past])
    return KeyFigures(
        unit_count=len(units),
        mean=now,
        mean_change=now - before if now is not None and before is not None else None,
        good_classes=tuple(c for c in classes if c.tone in _GOOD),
        satisfied=survey.satisfied,
        valid_forms=survey.valid,
        issued_forms=survey.issued,
        mean_gap=_mean_gap(gaps),
    )


def _mean_gap(gaps: Sequence[ClaimGap]) -> Decimal | None:
    if not gaps:
        return None
    return quotient(sum((-gap.difference for gap in gaps), ZERO), Decimal(len(gaps)), TWO)
