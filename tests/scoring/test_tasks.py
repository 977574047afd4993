import pytest

from accounts.models import Job
from accounts.services.actors import system_actor
from accounts.services.jobs.request_job import request_job
from accounts.services.jobs.run_job import run_job
from scoring.core.types import RunKind
from scoring.models import Round, ScoreRun
from scoring.tasks import COMPUTE_SCORES, compute_key
from tests.rounds import filled_edge_round

pytestmark = pytest.mark.django_db


def computed(edge: Round) -> Job:
    job = request_job(
        kind=COMPUTE_SCORES,
        key=compute_key(edge.pk, RunKind.PROVISIONAL),
        title="Tính điểm",
        payload={"round_id": edge.pk, "kind": "provisional"},
        by=system_actor(),
    ).job
    run_job(job_id=job.pk)
    return Job.objects.get(pk=job.pk)


def test_job_computes_and_the_next_one_finds_the_run():
    edge = filled_edge_round()
    first = computed(edge)
    run = ScoreRun.objects.get()
    assert (first.state, first.result) == ("done", {"run": run.code, "created": True})
    assert computed(edge).result == {"run": run.code, "created": False}
    assert ScoreRun.objects.count() == 1


def test_key_is_the_round_and_the_kind():
    assert compute_key(7, RunKind.FINAL) == "7:final"
