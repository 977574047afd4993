"""Runs as pages list them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from scoring.core.types import RunKind
from scoring.models import Round, ScoreRun, UnitScore


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run; `publications` are the numbers under which it was published."""

    code: str
    year: int
    kind_label: str
    is_self: bool
    computed_at: datetime
    computed_by: str
    engine_version: str
    input_hash: str
    unit_count: int
    without_index: int
    publications: tuple[int, ...]


def run_rows(round: Round) -> tuple[RunRow, ...]:
    """Every run of the round, the latest first: two queries."""
    return tuple(_row(run) for run in _runs().filter(round=round))


def run_row(code: str) -> tuple[ScoreRun, RunRow] | None:
    """One run of any round: two queries."""
    run = _runs().filter(code=code).first()
    return (run, _row(run)) if run else None


def self_sums(run: ScoreRun) -> QuerySet[UnitScore]:
    """The units of a self run with their unofficial sums: one query."""
    return run.unit_scores.select_related("unit__group").order_by("unit__group__order", "unit__sort_key")


def _runs() -> QuerySet[ScoreRun]:
    return (
        ScoreRun.objects.defer("inputs")
        .select_related("round", "criteria_set", "computed_by")
        .prefetch_related("publications")
        .annotate(
            unit_count=Count("unit_scores", distinct=True),
            without_index=Count("unit_scores", filter=Q(unit_scores__index__isnull=True), distinct=True),
        )
        .order_by("-id")
    )


def _row(run: ScoreRun) -> RunRow:
    counted: Mapping[str, int] = vars(run)
    return RunRow(
        code=run.code,
        year=run.round.year,
        kind_label=RunKind(run.kind).label,
        is_self=run.kind == RunKind.SELF,
        computed_at=run.computed_at,
        computed_by=run.computed_by.get_full_name(),
        engine_version=run.engine_version,
        input_hash=run.input_hash,
        unit_count=counted["unit_count"],
        without_index=counted["without_index"],
        publications=tuple(sorted(p.number for p in run.publications.all())),
    )
