"""What was published of a unit in its years."""

from dataclasses import dataclass
from decimal import Decimal

from accounts.models import Unit
from scoring.core.types import RunKind
from scoring.models import PastResult, Publication, RoundKind, UnitScore


@dataclass(frozen=True, slots=True)
class YearResult:
    """`rank_of` is None for a result that was imported."""

    year: int
    index: Decimal
    band: str
    rank: int | None
    rank_of: int | None


def unit_history(unit: Unit) -> tuple[YearResult, ...]:
    """Official final results, the latest first; imported where none was computed here: two queries."""
    counted = Publication.objects.filter(
        kind=RunKind.FINAL, replaced_by__isnull=True, round__kind=RoundKind.OFFICIAL
    )
    scores = UnitScore.objects.filter(unit=unit, index__isnull=False, run__in=counted.values("run"))
    fields = ("index", "band", "rank")
    imported = PastResult.objects.filter(unit=unit).values_list("year", *fields)
    found = {year: YearResult(year, index, band, rank, None) for year, index, band, rank in imported}
    found |= {row[0]: YearResult(*row) for row in scores.values_list("run__round__year", *fields, "rank_of")}
    return tuple(found[year] for year in sorted(found, reverse=True))
