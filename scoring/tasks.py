"""Long work of scoring, for the worker: takes ids, calls one service, may run twice."""

from celery import shared_task
from django.conf import settings

from accounts.models import Job, User
from accounts.services.jobs.kinds import job_kind
from accounts.services.jobs.work import Result, Work
from accounts.tasks import start_job
from scoring.core.types import RunKind
from scoring.models import Round
from scoring.services.compute_scores import compute_scores
from scoring.services.mail_reminders import mail_reminders
from scoring.services.remind_units import remind_units

COMPUTE_SCORES = "compute_scores"


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


@shared_task(name="scoring.remind_units")
def remind_units_task() -> None:
    """On the timetable: the reminders whose time has come, and their e-mails once they are on record."""
    mail_reminders(remind_units(by_mail=settings.SENDS_MAIL))


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
