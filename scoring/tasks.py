"""Long work of scoring, for the worker: takes ids, calls one service, may run twice."""

from collections.abc import Sequence

from celery import shared_task
from django.conf import settings
from django.db import transaction

from accounts.models import Job, User
from accounts.services.actors import system_actor
from accounts.services.jobs.kinds import job_kind
from accounts.services.jobs.work import Result, Work
from accounts.tasks import start_job
from scoring.core.types import RunKind
from scoring.models import Reminder, Round
from scoring.services.appraisal.lapse_supplements import lapse_supplements
from scoring.services.compute_scores import compute_scores
from scoring.services.mail_reminders import mail_reminders
from scoring.services.remind_units import remind_by_hand, remind_units

COMPUTE_SCORES = "compute_scores"
MAIL_REMINDERS = "mail_reminders"


def compute_key(round_id: int, kind: RunKind) -> str:
    """Of a round and kind one computation is under way at a time."""
    return f"{round_id}:{kind.value}"


@job_kind(COMPUTE_SCORES, one_transaction=True)
def compute_scores_job(work: Work) -> Result:
    """Payload: round_id, kind. Result: the code of the run, and whether it is new.

    The run and the job's end are one transaction; a second attempt finds the run of the first.
    """
    round = Round.objects.get(pk=work.payload["round_id"])
    kind = RunKind(work.payload["kind"])
    work.progress(0, note=f"Tính điểm {kind.label.lower()} của đợt {round.code}")
    computation = compute_scores(round=round, kind=kind, by=work.by)
    return {"run": computation.run.code, "created": computation.created}


@job_kind(MAIL_REMINDERS, one_transaction=False)
def mail_reminders_job(work: Work) -> Result:
    """Payload: reminders, their keys. What the mail server took is on record, and is not sent again."""
    done = 0
    for mailed in mail_reminders(work.payload["reminders"]):
        done = mailed.done - len(mailed.failed)
        work.progress(mailed.done, mailed.total, f"Đã gửi thư của {done}/{mailed.total} đơn vị")
    return {"mailed": done}


@shared_task(name="scoring.remind_units")
def remind_units_task() -> None:
    """On the timetable: the reminders whose time has come, and the job of their e-mails."""
    with transaction.atomic():
        request_mail(reminders=remind_units(by_mail=settings.SENDS_MAIL), by=system_actor())


@transaction.atomic
def remind_and_mail(*, round: Round, units: Sequence[str], by: User, done_url: str) -> tuple[int, Job | None]:
    """Remind these units by hand, on record together with the job of their e-mails. How many there were.

    Raises ReminderRefused.
    """
    given = remind_by_hand(round=round, units=units, by=by, by_mail=settings.SENDS_MAIL)
    reminded = {reminder.assessment_id for reminder in given}
    return len(reminded), request_mail(reminders=given, by=by, done_url=done_url)


def request_mail(*, reminders: Sequence[Reminder], by: User, done_url: str = "") -> Job | None:
    """Have the e-mails sent of those that have somebody to write to, if any."""
    keys = [reminder.pk for reminder in reminders if reminder.addressed]
    if not keys:
        return None
    return start_job(
        kind=MAIL_REMINDERS,
        key=f"{keys[0]}:{len(keys)}",
        title=f"Gửi thư nhắc nộp của {len(keys)} đơn vị",
        payload={"reminders": keys},
        by=by,
        done_url=done_url,
    )


@shared_task(name="scoring.lapse_supplements")
def lapse_supplements_task() -> None:
    """On the timetable: what units were asked to add and did not in time."""
    lapse_supplements()


def request_computation(*, round: Round, kind: RunKind, by: User, done_url: str) -> Job:
    """Have the round computed; a second click, or a second officer, gets the job of the first."""
    return start_job(
        kind=COMPUTE_SCORES,
        key=compute_key(round.pk, kind),
        title=f"Tính điểm {kind.label.lower()} của đợt {round.code}",
        payload={"round_id": round.pk, "kind": kind.value},
        by=by,
        done_url=done_url,
    )
