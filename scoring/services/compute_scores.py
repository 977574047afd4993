"""One computation of a round: inputs in, an immutable run with every line out."""

import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.services.audit import record_event
from cchc_portal.lib.bulk import insert_rows
from cchc_portal.lib.collection import collection_put_off
from scoring.core import ENGINE_VERSION, engine
from scoring.core.canonical import canonical, hash_of
from scoring.core.results import DomainResult, RunResult
from scoring.core.types import RunKind
from scoring.models import Assessment, Round, ScoreLine, ScoreRun, SurveyHandover, UnitScore
from scoring.selectors.run_inputs import run_inputs

_HASH_IN_CODE = 10


@dataclass(frozen=True, slots=True)
class Computation:
    """A run, and whether it was made now or had been made from the same inputs before."""

    run: ScoreRun
    created: bool


@transaction.atomic
@collection_put_off()
def compute_scores(*, round: Round, kind: RunKind, by: User, now: datetime | None = None) -> Computation:
    """Compute the round; the same inputs give the run that exists already.

    The round's row is locked, so two people who ask at once get one run.
    """
    moment = now or timezone.now()
    round = Round.objects.select_for_update().get(pk=round.pk)
    inputs = run_inputs(round, kind)
    data = canonical(inputs)
    digest = hash_of(data)
    existing = ScoreRun.objects.filter(
        round=round, kind=kind, engine_version=ENGINE_VERSION, input_hash=digest
    ).first()
    if existing:
        return Computation(existing, created=False)
    run = ScoreRun.objects.create(
        code=f"{round.code}-{kind}-{digest[:_HASH_IN_CODE]}",
        round=round,
        criteria_set_id=round.criteria_set_id,
        kind=kind,
        engine_version=ENGINE_VERSION,
        input_hash=digest,
        inputs=zlib.compress(data),
        handover=SurveyHandover.objects.latest_of(round).first(),
        computed_at=moment,
        computed_by=by,
    )
    _store(run, engine.run(inputs))
    record_event(
        by=by,
        verb="compute_scores",
        target_type="run",
        target_ref=run.code,
        detail={"kind": kind, "input_hash": digest, "engine_version": ENGINE_VERSION},
        now=moment,
    )
    return Computation(run, created=True)


def _store(run: ScoreRun, result: RunResult) -> None:
    unit_ids = dict(Assessment.objects.filter(round=run.round_id).values_list("unit__code", "unit_id"))
    insert_rows(UnitScore, _UNIT_FIELDS, _unit_rows(run.pk, unit_ids, result))
    insert_rows(ScoreLine, _LINE_FIELDS, _line_rows(run.pk, unit_ids, result))


_UNIT_FIELDS = (
    "run_id",
    "unit_id",
    "group_code",
    "ranked",
    "complete",
    "missing",
    "obtained",
    "applicable_max",
    "extra",
    "index",
    "band",
    "rank",
    "rank_of",
    "valid_forms",
    "domains",
    "because",
)
_LINE_FIELDS = (
    "run_id",
    "unit_id",
    "criterion_code",
    "max_points",
    "points",
    "status",
    "stage",
    "because",
)


def _unit_rows(run_id: int, unit_ids: dict[str, int], result: RunResult) -> Iterator[tuple[Any, ...]]:
    for u in result.units:
        yield (
            run_id,
            unit_ids[u.code],
            u.group,
            u.ranked,
            u.complete,
            list(u.missing),
            u.obtained,
            u.applicable_max,
            u.extra,
            u.index,
            u.band or "",
            u.rank,
            u.rank_of,
            u.valid_forms,
            [_domain(domain) for domain in u.domains],
            list(u.because),
        )


def _domain(domain: DomainResult) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(domain).items()}


def _line_rows(run_id: int, unit_ids: dict[str, int], result: RunResult) -> Iterator[tuple[Any, ...]]:
    for u in result.units:
        for line in u.lines:
            yield (
                run_id,
                unit_ids[u.code],
                line.criterion,
                line.max,
                line.points,
                line.status.value,
                line.stage.value if line.stage else "",
                list(line.because),
            )
