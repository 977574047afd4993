"""The clock is set back: what happened later still counts as later, and no result depends on the time."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from accounts.core.jobs import JobState
from accounts.models import AuditEvent
from accounts.selectors.audit import broken_links
from accounts.services.actors import system_actor
from accounts.services.jobs.request_job import request_job
from accounts.services.jobs.rows import Wake
from accounts.services.jobs.sweep_jobs import sweep_jobs
from accounts.services.jobs.take_job import take_job
from feedback.models import FeedbackWindow
from feedback.services.open_window import closing_moment
from results.services.publish_run import publish_run
from scoring.core.types import RunKind
from scoring.models import Award
from scoring.services.compute_scores import Computation, compute_scores
from tests.rounds import published

NOON = datetime(2032, 1, 10, 5, tzinfo=UTC)
BACK = NOON - timedelta(days=400)


def compute(edge, now) -> Computation:
    return compute_scores(round=edge, kind=RunKind.PROVISIONAL, by=system_actor(), now=now)


def judge(edge, now, factor) -> None:
    """One award is replaced by another with `factor` times the value."""
    scored = Award.objects.current().filter(round=edge, stage="appraisal", value__gt=0)
    old = scored.order_by("unit", "criterion_code").first()
    fields = {f.attname: getattr(old, f.attname) for f in old._meta.concrete_fields if not f.primary_key}
    changed = {"value": old.value * factor, "replaces_id": old.pk, "awarded_at": now}
    Award.objects.create(**{**fields, **changed})


def publish(edge):
    by = system_actor()
    return publish_run(
        round=edge, kind="provisional", prepared_by=by, approved_by=by, acknowledges_incomplete=True
    )


def test_audit_chain_follows_its_numbers_and_not_the_clock(edge):
    compute(edge, NOON)
    judge(edge, BACK, 2)
    compute(edge, BACK)
    events = AuditEvent.objects.filter(verb="compute_scores").order_by("sequence")
    assert ([event.at for event in events], broken_links()) == ([NOON, BACK], [])


def test_same_inputs_give_the_same_run_whatever_the_time(edge):
    first = compute(edge, NOON).run
    assert compute(edge, BACK) == Computation(first, created=False)


def test_run_that_was_computed_on_a_clock_set_back_is_the_one_published(edge):
    before = compute(edge, NOON).run
    judge(edge, BACK, 2)
    after = compute(edge, BACK).run
    assert after != before
    assert publish(edge).publication.run == after


def test_run_of_figures_that_were_changed_back_is_the_one_published(edge):
    first = compute(edge, NOON).run
    judge(edge, NOON, 2)
    compute(edge, NOON)
    judge(edge, NOON, Decimal("0.5"))
    assert compute(edge, NOON) == Computation(first, created=False)
    assert publish(edge).publication.run == first


def test_feedback_window_is_open_by_the_time_it_is_asked_about(edge):
    publication = published(edge, respond_before=date(2032, 1, 15))
    closes = closing_moment(date(2032, 1, 15))
    moments = [publication.window.opens_at - timedelta(days=1), closes - timedelta(seconds=1), closes]
    assert [FeedbackWindow.objects.open_at(moment).exists() for moment in moments] == [False, True, False]


@pytest.mark.usefixtures("edge")
def test_job_taken_before_the_clock_was_set_back_does_not_hold_for_a_year():
    asked = request_job(kind="thử", key="1", title="Việc", payload={}, by=system_actor(), now=NOON)
    job = take_job(job_id=asked.job.pk, now=NOON)
    assert sweep_jobs(now=BACK) == [Wake(job.pk)]
    job.refresh_from_db()
    assert job.state == JobState.QUEUED
