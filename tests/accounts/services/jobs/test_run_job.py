import pytest

from accounts.core.jobs import JobState
from accounts.models import Job, UnitGroup
from accounts.services.jobs.rows import Wake
from accounts.services.jobs.run_job import run_job
from accounts.services.jobs.work import Spread
from cchc_portal.lib.refusal import Refused
from tests.accounts.jobs import asked, doing, parts

pytestmark = pytest.mark.django_db


def test_run_stores_what_the_work_gave_back():
    job = asked(payload={"n": 2})
    with doing("thu", lambda work: {"double": 2 * work.payload["n"], "by": work.by.username}):
        assert run_job(job_id=job.pk) == []
    job.refresh_from_db()
    assert (job.state, job.result) == (JobState.DONE, {"double": 4, "by": "he-thong"})


def test_run_of_a_message_that_came_twice_does_the_work_once():
    job, done = asked(), []
    with doing("thu", lambda work: done.append(work.job.pk) or {}):
        run_job(job_id=job.pk)
        run_job(job_id=job.pk)
    assert done == [job.pk]


def test_run_of_a_kind_that_only_newer_workers_know_leaves_the_job_to_them():
    job = asked(kind="mới")
    assert run_job(job_id=job.pk) == []
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.QUEUED, 0)


def test_run_that_is_refused_says_so_and_is_not_tried_again():
    def refuse(work):
        raise Refused("Chưa có bảng điểm", "Chưa có phiếu")

    job = asked()
    with doing("thu", refuse):
        assert run_job(job_id=job.pk) == []
    job.refresh_from_db()
    assert (job.state, job.error) == (JobState.FAILED, "Chưa có bảng điểm; Chưa có phiếu")


def test_run_that_breaks_is_tried_three_times():
    def break_down(work):
        raise RuntimeError("đĩa đầy\nDETAIL: (ho_ten)=(Nguyễn Văn A)")

    job = asked()
    with doing("thu", break_down):
        assert [run_job(job_id=job.pk) for _ in range(4)] == [[Wake(job.pk, 2)], [Wake(job.pk, 4)], [], []]
    job.refresh_from_db()
    assert (job.state, job.error) == (JobState.FAILED, "Lỗi ngoài dự kiến (RuntimeError): đĩa đầy")


def write_and_lose_the_lease(work):
    """The job goes to another worker while this one is at work."""
    UnitGroup.objects.create(code="X", name="X")
    Job.objects.filter(pk=work.job.pk).update(holder="khác")
    return {}


def test_work_in_one_transaction_is_undone_when_the_lease_was_lost():
    job = asked()
    with doing("thu", write_and_lose_the_lease, one_transaction=True):
        assert run_job(job_id=job.pk) == []
    assert UnitGroup.objects.count() == 0


def test_lost_job_is_left_as_its_new_holder_has_it():
    job = asked()
    with doing("thu", write_and_lose_the_lease):
        assert run_job(job_id=job.pk) == []
    job.refresh_from_db()
    assert (job.state, job.holder) == (JobState.RUNNING, "khác")


def test_run_in_parts_wakes_each_part():
    job = asked()
    with doing("thu", lambda work: Spread(parts("a", "b"))):
        wakes = run_job(job_id=job.pk)
    assert [wake.job_id for wake in wakes] == list(job.parts.order_by("pk").values_list("pk", flat=True))
