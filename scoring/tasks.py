"""Long work of scoring, for the worker: each task takes ids and calls one service."""

from celery import shared_task

from accounts.models import User
from scoring.core.types import RunKind
from scoring.models import Round
from scoring.services.compute_scores import compute_scores


@shared_task(name="scoring.compute_scores")
def compute_scores_task(*, round_id: int, kind: str, by_id: int) -> str:
    """Compute the round; a second delivery of the same task finds the run of the first. Returns its code."""
    computation = compute_scores(
        round=Round.objects.get(pk=round_id), kind=RunKind(kind), by=User.objects.get(pk=by_id)
    )
    return computation.run.code
