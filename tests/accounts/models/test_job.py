import pytest
from django.db import IntegrityError, transaction

from accounts.models import Job
from tests.accounts.jobs import NOW, asked, taken

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("job_known_state", {"state": "lost"}),
        ("job_held_while_running", {"state": "running"}),
        ("job_held_while_running", {"lease_until": NOW}),
        ("job_held_while_running", {"holder": "ai"}),
        ("job_finished_when_closed", {"state": "done"}),
        ("job_finished_when_closed", {"finished_at": NOW}),
        ("job_error_where_failed", {"state": "failed", "finished_at": NOW}),
        ("job_error_where_failed", {"state": "done", "finished_at": NOW, "error": "hỏng"}),
        ("job_progress_within_total", {"progress_done": 3, "progress_total": 2}),
    ],
)
def test_row_that_contradicts_itself_is_refused(constraint, values):
    job = asked()
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(**values)


def test_running_job_without_its_lease_is_refused():
    job = taken()
    with pytest.raises(IntegrityError, match="job_held_while_running"), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(lease_until=None)


def test_second_open_job_of_a_kind_and_key_is_refused():
    job = taken()
    job.pk, job.state = None, "queued"
    job.holder, job.lease_until, job.heartbeat_at = "", None, None
    with pytest.raises(IntegrityError, match="one_open_job"), transaction.atomic():
        job.save(force_insert=True)


def test_job_is_not_its_own_batch():
    job = asked()
    with pytest.raises(IntegrityError, match="job_not_its_own_batch"), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(batch=job.pk)
