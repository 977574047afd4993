from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from accounts.models import AuditEvent, Job
from accounts.services.actors import system_actor
from accounts.services.jobs.finish_job import finish_job
from accounts.services.jobs.request_job import request_job
from tests.accounts.jobs import asked, taken


@pytest.mark.django_db
def test_request_again_gives_the_open_job_whatever_its_title():
    first = asked("7")
    again = request_job(kind="thu", key="7", title="Khác", payload={"x": 1}, by=system_actor())
    assert (again.job, again.created) == (first, False)
    assert Job.objects.values_list("title", "payload").get() == ("Việc 7", {})
    assert list(AuditEvent.objects.values_list("verb", "detail")) == [
        ("request_job", {"kind": "thu", "key": "7"})
    ]


@pytest.mark.django_db
def test_request_of_another_key_is_another_job():
    assert asked("7") != asked("8")


@pytest.mark.django_db
def test_request_after_the_end_is_a_new_job():
    first = taken("7")
    assert asked("7") == first
    finish_job(job=first, result={})
    assert asked("7") != first


@pytest.mark.django_db(transaction=True)
def test_requests_at_once_give_one_job():
    by = system_actor()

    def request(number: int) -> tuple[int, bool]:
        try:
            found = request_job(kind="thu", key="7", title=f"Lần {number}", payload={}, by=by)
        finally:
            connections.close_all()
        return found.job.pk, found.created

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(request, range(8)))
    (job,) = Job.objects.all()
    assert sorted(found) == [(job.pk, False)] * 7 + [(job.pk, True)]
