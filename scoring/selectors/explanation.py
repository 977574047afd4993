"""From a figure back to what made it: line, criterion, awards."""

from dataclasses import dataclass

from django.db.models import QuerySet

from cchc_portal.lib.refusal import Refused
from scoring.core.types import RunKind
from scoring.models import Award, Criterion, Round, ScoreLine, ScoreRun

_OFFICIAL = (RunKind.FINAL, RunKind.PROVISIONAL)


class NothingToExplain(Refused):
    """There is no such run, unit or criterion, or the criterion is a sum of others."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A line of a run with the rows behind it; `awards` from the current one back to the first."""

    run: ScoreRun
    line: ScoreLine
    criterion: Criterion
    awards: list[Award]


def explain(run: ScoreRun, unit: str, criterion: str) -> Explanation:
    """The explanation of a unit's leaf in the run, which comes with its round. Raises NothingToExplain."""
    line = ScoreLine.objects.filter(run=run, unit__code=unit, criterion_code=criterion)
    found = line.select_related("unit").first()
    if found is None:
        raise NothingToExplain(_why_nothing(run, unit, criterion))
    awards = Award.objects.filter(round=run.round_id, unit=found.unit_id, criterion_code=criterion)
    return Explanation(
        run=run,
        line=found,
        criterion=_annex(run, unit).get(code=criterion),
        awards=list(awards.select_related("awarded_by").order_by("-id")),
    )


def latest_run(round: Round, kind: str | None) -> ScoreRun:
    """The round's latest run of the kind; where none is named the latest final, else provisional one.

    Raises NothingToExplain.
    """
    for one in [kind] if kind else _OFFICIAL:
        run = ScoreRun.objects.of_kind(round, one).select_related("round").first()
        if run is not None:
            return run
    raise NothingToExplain(f"Đợt {round.code} chưa có lượt tính; hãy tính điểm trước (compute_scores)")


def _annex(run: ScoreRun, unit: str) -> QuerySet[Criterion]:
    """The criteria of the annex under which the unit was scored, in its order."""
    group = run.unit_scores.filter(unit__code=unit).values("group_code")
    rows = Criterion.objects.filter(catalogue__criteria_set=run.criteria_set_id)
    return rows.filter(catalogue__group__code__in=group).order_by("order")


def _why_nothing(run: ScoreRun, unit: str, criterion: str) -> str:
    parts = list(_annex(run, unit).filter(parent_code=criterion).values_list("code", flat=True))
    if parts:
        return f"Tiêu chí {criterion} là tổng của {', '.join(parts)}; hãy xem từng tiêu chí ấy"
    return f"Lượt tính {run.code} không có đơn vị {unit} với tiêu chí {criterion}"
