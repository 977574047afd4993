"""Redis goes away and comes back empty: what was asked for stands in its row, and is called for again."""

from datetime import timedelta
from functools import partial
from time import monotonic

import pytest
from django.utils import timezone

from accounts.core.jobs import JobState
from accounts.models import Job
from accounts.selectors.audit import broken_links
from accounts.selectors.timing import timing
from accounts.services.actors import system_actor
from accounts.services.jobs.sweep_jobs import sweep_jobs
from accounts.tasks import announce, run_job_task, start_job
from cchc_portal.celery import app
from scoring.tasks import COMPUTE_SCORES
from tests.faults import server
from tests.faults.redis_server import RedisServer
from tests.flows.installation import Installation


@pytest.fixture
def broker(tmp_path):
    """A Redis that the messages of this test go to."""
    own = RedisServer(tmp_path)
    own.start()
    yield own
    own.stop()


@pytest.fixture
def sent_there(broker, monkeypatch):
    send = run_job_task.apply_async
    with app.connection_for_write(broker.url) as connection:
        monkeypatch.setattr(run_job_task, "apply_async", partial(send, connection=connection))
        yield


def ask_for_scores(edge) -> Job:
    payload = {"round_id": edge.pk, "kind": "provisional"}
    return start_job(kind=COMPUTE_SCORES, key="1", title="Tính điểm", payload=payload, by=system_actor())


def sweep_a_lease_later() -> None:
    announce(sweep_jobs(now=timezone.now() + timing().lease + timedelta(seconds=1)))


@pytest.mark.usefixtures("sent_there")
@pytest.mark.parametrize("outage", [RedisServer.stop, RedisServer.freeze])
def test_job_asked_for_while_redis_is_away_is_kept_and_called_for_later(outage, broker, edge):
    """Nobody waits long, nobody sees an error."""
    outage(broker)
    began = monotonic()
    job = ask_for_scores(edge)
    assert monotonic() - began < 15
    assert (Job.objects.get().state, broken_links()) == (JobState.QUEUED, [])
    broker.stop()
    broker.start()
    sweep_a_lease_later()
    assert (broker.messages(), ask_for_scores(edge)) == (1, job)


@pytest.mark.usefixtures("sent_there")
def test_message_lost_in_a_restart_is_sent_again(broker, edge):
    ask_for_scores(edge)
    assert broker.messages() == 1
    broker.stop()
    broker.start()
    assert broker.messages() == 0
    sweep_a_lease_later()
    assert broker.messages() == 1


def state_of_the_job(place) -> str:
    ((state,),) = place.ask("SELECT state FROM accounts_job")
    return state


@pytest.mark.usefixtures("sent_there")
def test_job_asked_for_during_a_restart_is_done_by_the_worker_or_by_the_one_started_after_it(
    broker, edge, database, tmp_path
):
    """A worker nearly always lives through it; where it ends, systemd starts another one."""
    home = tmp_path / "home"
    home.mkdir()
    place = Installation(home, server.address(database), broker.url)
    with place.worker() as worker:
        place.until(lambda: place.ask("SELECT 1 FROM accounts_workerpulse") != [])
        broker.stop()
        ask_for_scores(edge)
        assert state_of_the_job(place) == "queued"
        broker.start()
        place.until(lambda: state_of_the_job(place) == "done" or worker.poll() is not None)
    with place.worker():
        place.until(lambda: state_of_the_job(place) == "done")
    assert place.ask("SELECT COUNT(*) FROM scoring_scorerun") == [(1,)]
