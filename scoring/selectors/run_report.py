"""A stored run as the JSON that commands print: figures as strings, exactly as printed."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from scoring.models import ScoreLine, ScoreRun, UnitScore


def run_document(run: ScoreRun) -> dict[str, Any]:
    """The whole run: units in group and rank order of their codes, lines in catalogue order."""
    lines = defaultdict(list)
    for line in ScoreLine.objects.filter(run=run).order_by("id"):
        lines[line.unit_id].append(line_document(line))
    scores = UnitScore.objects.filter(run=run).select_related("unit").order_by("id")
    return {
        "year": run.round.year,
        "kind": run.kind,
        "run": run.code,
        "engine_version": run.engine_version,
        "input_hash": f"sha256:{run.input_hash}",
        "units": [{**_unit(score), "lines": lines[score.unit_id]} for score in scores],
    }


def _unit(score: UnitScore) -> dict[str, Any]:
    return {
        "code": score.unit.code,
        "group": score.group_code,
        "ranked": score.ranked,
        "complete": score.complete,
        "missing": score.missing,
        "obtained": _text(score.obtained),
        "applicable_max": _text(score.applicable_max),
        "extra": _text(score.extra),
        "index": _text(score.index),
        "band": score.band or None,
        "rank": score.rank,
        "rank_of": score.rank_of,
        "valid_forms": score.valid_forms,
    }


def line_document(line: ScoreLine) -> dict[str, Any]:
    """One line of a run."""
    return {
        "criterion": line.criterion_code,
        "max": _text(line.max_points),
        "points": _text(line.points),
        "status": line.status,
        "stage": line.stage or None,
        "because": line.because,
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"
