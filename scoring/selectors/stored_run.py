"""A stored run as plain data: what it read, and what it gave."""

import zlib
from collections import defaultdict
from decimal import Decimal

from scoring.core.canonical import restore
from scoring.core.results import DomainResult, LineResult, RunResult, UnitResult
from scoring.core.types import RunInput, Stage, Status
from scoring.models import ScoreLine, ScoreRun, UnitScore

_STATUS_OF = {status.value: status for status in Status}
_STAGE_OF = {stage.value: stage for stage in Stage}


def stored_inputs(run: ScoreRun) -> RunInput:
    """What the run read."""
    return restore(zlib.decompress(bytes(run.inputs)))


def stored_result(run: ScoreRun) -> RunResult:
    """What the run gave, units by group and code, without the sentences that explain lines: two queries."""
    lines = _lines(run)
    scores = UnitScore.objects.filter(run=run).select_related("unit").order_by("group_code", "unit__code")
    return RunResult(tuple(_unit(score, lines[score.unit_id]) for score in scores))


def _lines(run: ScoreRun) -> dict[int, list[LineResult]]:
    found: dict[int, list[LineResult]] = defaultdict(list)
    rows = ScoreLine.objects.filter(run=run).order_by("id")
    columns = ("unit_id", "criterion_code", "max_points", "points", "status", "stage")
    for unit, code, top, points, status, stage in rows.values_list(*columns):
        found[unit].append(LineResult(code, top, points, _STATUS_OF[status], _STAGE_OF.get(stage), ()))
    return found


def _unit(score: UnitScore, lines: list[LineResult]) -> UnitResult:
    return UnitResult(
        code=score.unit.code,
        group=score.group_code,
        ranked=score.ranked,
        complete=score.complete,
        missing=tuple(score.missing),
        obtained=score.obtained,
        applicable_max=score.applicable_max,
        extra=score.extra,
        index=score.index,
        band=score.band or None,
        rank=score.rank,
        rank_of=score.rank_of or 0,
        valid_forms=score.valid_forms,
        domains=tuple(
            DomainResult(d["code"], Decimal(d["obtained"]), Decimal(d["applicable_max"]))
            for d in score.domains
        ),
        lines=tuple(lines),
        because=tuple(score.because),
    )
