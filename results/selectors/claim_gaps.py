"""What units claimed against what they were awarded, over the leaves that have both."""

from collections.abc import Iterable

from django.db.models import OuterRef, Subquery, Sum

from results.core.attention import ClaimGap
from results.core.figures import UnitFigure
from results.selectors.hundredths import hundredths, points
from results.selectors.shown_run import ShownRun, claims_run
from scoring.models import ScoreLine


def claim_gaps(shown: ShownRun, units: Iterable[UnitFigure]) -> tuple[ClaimGap, ...]:
    """One gap per unit that has such leaves: one query."""
    claimed = ScoreLine.objects.filter(
        run=Subquery(claims_run(shown).values("pk")),
        unit=OuterRef("unit"),
        criterion_code=OuterRef("criterion_code"),
    )
    rows = (
        ScoreLine.objects.filter(run=shown.run, points__isnull=False)
        .annotate(claimed=Subquery(claimed.values("points")[:1]))
        .filter(claimed__isnull=False)
        .values("unit__code")
        .annotate(claims=Sum(hundredths("claimed")), awards=Sum(hundredths("points")))
    )
    by_code = {unit.code: unit for unit in units}
    return tuple(
        ClaimGap(by_code[row["unit__code"]], points(row["claims"]), points(row["awards"]))
        for row in rows
        if row["unit__code"] in by_code
    )
