from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import Job
from accounts.services.actors import system_actor
from accounts.services.jobs.request_job import request_job
from accounts.services.jobs.run_job import run_job
from scoring.core.types import RunKind
from scoring.models import Reminder, Round, ScoreRun, Timetable
from scoring.tasks import COMPUTE_SCORES, compute_key, remind_and_mail, remind_units_task
from tests.rounds import filled_edge_round
from tests.scoring.handing_in import make_desk

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


@pytest.fixture
def reminded(settings):
    """A unit whose officer has an address, and somebody who reminds it."""
    settings.SENDS_MAIL = True
    desk = make_desk()
    desk.officer.email = "hoa@a.gov.vn"
    desk.officer.save()
    return desk


def _mailed(desk) -> Job | None:
    _, job = remind_and_mail(round=desk.round, units=["A", "B"], by=desk.admin, done_url="/dot/2020/nhac/")
    if job:
        run_job(job_id=job.pk)
        job.refresh_from_db()
    return job


def test_reminding_by_hand_leaves_the_mail_to_a_job(reminded):
    job = _mailed(reminded)

    assert (job.title, job.state, job.result) == ("Gửi thư nhắc nộp của 1 đơn vị", "done", {"mailed": 1})
    assert [message.to for message in mail.outbox] == [["hoa@a.gov.vn"]]


def test_reminding_without_an_address_asks_for_no_job(reminded, settings):
    settings.SENDS_MAIL = False

    assert (_mailed(reminded), Job.objects.count()) == (None, 0)


def test_mail_server_that_does_not_answer_is_tried_again(reminded, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    job = _mailed(reminded)

    assert (job.state, job.attempts, Reminder.objects.count()) == ("queued", 1, 2)


def test_reminders_on_the_timetable_have_their_mail_sent_by_a_job(reminded):
    due = timezone.now() + timedelta(days=5)
    Timetable.objects.update(self_due_at=due, self_closes_at=due)
    remind_units_task()

    job = Job.objects.get()
    assert (job.kind, job.requested_by, len(job.payload["reminders"])) == (
        "mail_reminders",
        system_actor(),
        1,
    )


def test_reminders_on_the_timetable_go_by_the_servers_clock(reminded):
    remind_units_task()

    assert (Reminder.objects.count(), Job.objects.count()) == (0, 0)  # the deadline has long passed
