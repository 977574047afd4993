"""A unit's result in a run, in a fixed number of queries."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, Sum

from accounts.models import Unit
from accounts.selectors.lineage import Lineage
from results.core.figures import TWO, PastFigure, UnitFigure
from results.core.formula import formula_of
from results.core.unit_page import LineFacts, UnitPage, domain_rows, tree_rows
from results.selectors.annex import annex_nodes
from results.selectors.frames import set_frames
from results.selectors.hundredths import hundredths, points
from results.selectors.shown_run import ShownRun, claims_run, run_state
from results.selectors.unit_figures import run_figures
from scoring.core.rounding import Rounding, quotient
from scoring.core.types import ExtraOrder, RoundingMode, Stage, Status
from scoring.models import ScoreLine, ScoreRun


class NotInRun(Exception):
    """The unit has no result in the run."""


def unit_page(
    shown: ShownRun, lineage: Lineage, *, may_open_run: bool, now: datetime | None = None
) -> UnitPage:
    """The page of a unit: index, formula, domains and every line. Raises NotInRun."""
    unit = lineage.unit
    run, criteria_set = shown.run, shown.run.criteria_set
    frames = set_frames(criteria_set.pk)
    figures = run_figures(run, frames)
    own = next((figure for figure in figures.units if figure.code == unit.code), None)
    if own is None:
        raise NotInRun(unit.code)
    frame = frames.group(own.group)
    rounding = Rounding(RoundingMode(criteria_set.rounding), criteria_set.digits)
    nodes = annex_nodes(criteria_set.pk, own.group)
    return UnitPage(
        state=run_state(shown, may_open_run=may_open_run, now=now),
        unit=own,
        frame=frame,
        formula=formula_of(own, frame, ExtraOrder(criteria_set.extra_order), rounding),
        domains=domain_rows(frame, own, figures.units),
        rows=tree_rows(nodes, _lines(shown, unit, own.group)),
        kin=_kin(lineage, own, figures.past.get(run.round.year - 1, {})),
    )


def _kin(lineage: Lineage, own: UnitFigure, last: Mapping[str, PastFigure]) -> tuple[PastFigure, ...]:
    """Last year's results of the unit's predecessors, but for one that stands as the unit's own."""
    found = (last.get(unit.code) for unit in lineage.predecessors)
    return tuple(past for past in found if past and past is not own.past)


def _lines(shown: ShownRun, unit: Unit, group_code: str) -> dict[str, LineFacts]:
    """The unit's lines by criterion code: three queries."""
    claimed = claimed_points(shown, unit)
    means = _group_means(shown.run, group_code)
    return {
        line.criterion_code: LineFacts(
            points=line.points,
            status=Status(line.status),
            stage=Stage(line.stage) if line.stage else None,
            because=tuple(line.because),
            claimed=claimed.get(line.criterion_code),
            group_mean=means.get(line.criterion_code),
        )
        for line in ScoreLine.objects.filter(run=shown.run, unit=unit)
    }


def claimed_points(shown: ShownRun, unit: Unit) -> dict[str, Decimal]:
    """What the unit claimed for itself, by criterion code."""
    rows = ScoreLine.objects.filter(run__in=claims_run(shown).values("pk"), unit=unit)
    found = rows.values_list("criterion_code", "points")
    return {code: claimed for code, claimed in found if claimed is not None}


def _group_means(run: ScoreRun, group_code: str) -> dict[str, Decimal]:
    """The mean points of the group's units that have points, by criterion code."""
    group = run.unit_scores.filter(group_code=group_code).values("unit")
    rows = ScoreLine.objects.filter(run=run, unit__in=group, points__isnull=False)
    sums = rows.values("criterion_code").annotate(total=Sum(hundredths("points")), units=Count("pk"))
    return {row["criterion_code"]: quotient(points(row["total"]), Decimal(row["units"]), TWO) for row in sums}
