"""Two stored runs compared, in a fixed number of queries."""

from dataclasses import dataclass

from feedback.selectors.decisions import changing_decisions
from results.core.comparison import MovedUnit, moved_units
from results.selectors.changes import caused_changes
from results.selectors.gate import names_of
from scoring.core.grounds import leaves_by_group
from scoring.core.types import RunKind
from scoring.models import Publication, Round, ScoreRun
from scoring.selectors.stored_run import stored_inputs


@dataclass(frozen=True, slots=True)
class Comparison:
    before: ScoreRun
    after: ScoreRun
    units: tuple[MovedUnit, ...]


def comparison_of(before: ScoreRun, after: ScoreRun) -> Comparison:
    """Two runs of a round: seven queries."""
    decisions = changing_decisions(after.round)
    inputs = stored_inputs(after)
    leaves = {**leaves_by_group(stored_inputs(before)), **leaves_by_group(inputs)}
    units = moved_units(
        caused_changes(before, after, decisions),
        names_of(inputs),
        {key: leaf.title for key, leaf in leaves.items()},
        {key: decision.objection_id for key, decision in decisions.items()},
    )
    return Comparison(before, after, units)


def usual_pair(round: Round) -> tuple[ScoreRun, ScoreRun] | None:
    """The provisional run that was published and the latest final one; else the two latest official runs."""
    official = ScoreRun.objects.filter(round=round).exclude(kind=RunKind.SELF).select_related("round")
    final = official.filter(kind=RunKind.FINAL).order_by("-id").first()
    published = Publication.objects.last_of(round, RunKind.PROVISIONAL)
    if final is not None and published is not None:
        return official.get(pk=published.run_id), final
    latest = list(official.order_by("-id")[:2])
    return (latest[1], latest[0]) if len(latest) > 1 else None
