"""From a figure back to what made it: line, award, concurrence, claim."""

from dataclasses import dataclass

from cchc_portal.lib.refusal import Refused
from scoring.models import Award, Claim, Criterion, Round, ScoreLine, ScoreRun


class NothingToExplain(Refused):
    """There is no such run, unit or criterion."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A line of a run with the rows behind it; `awards` from the current one back to the first."""

    run: ScoreRun
    line: ScoreLine
    criterion: Criterion
    claim: Claim | None
    awards: list[Award]


def explain(round: Round, kind: str | None, unit: str, criterion: str) -> Explanation:
    """The explanation of a unit's leaf in the latest run of the kind, of any official kind if None."""
    run = _run(round, kind)
    line = ScoreLine.objects.filter(run=run, unit__code=unit, criterion_code=criterion)
    found = line.select_related("unit__group").first()
    if found is None:
        raise NothingToExplain(f"Lượt tính {run.code} không có đơn vị {unit} với tiêu chí {criterion}")
    return Explanation(
        run=run,
        line=found,
        criterion=Criterion.objects.select_related("lead_unit").get(
            catalogue__criteria_set=round.criteria_set,
            catalogue__group=found.unit.group,
            code=criterion,
        ),
        claim=Claim.objects.filter(
            assessment__round=round,
            assessment__unit__code=unit,
            criterion_code=criterion,
        ).first(),
        awards=list(
            Award.objects.filter(round=round, unit__code=unit, criterion_code=criterion)
            .select_related("awarded_by")
            .order_by("-id")
        ),
    )


def _run(round: Round, kind: str | None) -> ScoreRun:
    kinds = [kind] if kind else ["final", "provisional"]
    for one in kinds:
        run = ScoreRun.objects.of_kind(round, one).first()
        if run is not None:
            return run
    raise NothingToExplain(f"Đợt {round.code} chưa có lượt tính; hãy tính điểm trước (compute_scores)")
