from datetime import date

import pytest

from accounts.models import Job, Role, RoleGrant, User
from accounts.rules import standing_of
from accounts.selectors.jobs import job_view, visible_jobs
from accounts.services.jobs.beat_job import Step, beat_job
from accounts.services.jobs.fail_attempt import fail_attempt
from accounts.services.jobs.finish_job import spread_job
from accounts.services.jobs.take_job import take_job
from tests.accounts.jobs import asked, parts, taken

pytestmark = pytest.mark.django_db


def _person(role: Role | None = None) -> User:
    user = User.objects.create(username=f"nguoi-{role}")
    if role:
        RoleGrant.objects.create(user=user, role=role, valid_from=date(2020, 1, 1))
    return user


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.ROUND_ADMIN, True),
        (Role.DEPARTMENT_LEADER, True),
        (Role.PROVINCE_LEADER, False),
        (Role.CLERK, False),
        (Role.TECHNICIAN, False),
        (None, False),
    ],
)
def test_job_of_others_is_seen_by_the_department_alone(role, sees):
    asked()
    person = _person(role)
    assert visible_jobs(person, standing_of(person)).exists() is sees


def test_job_is_seen_by_who_asked():
    person = _person()
    mine = asked("2", by=person)
    asked("1")
    assert list(visible_jobs(person, standing_of(person))) == [mine]


def test_view_of_an_open_job_takes_one_query(django_assert_num_queries):
    job = taken()
    beat_job(job=job, step=Step(1, 3))
    job.refresh_from_db()
    with django_assert_num_queries(1):
        view = job_view(job)
    assert (view.percent, view.failed_parts) == (33, ())


def test_view_of_a_batch_names_the_parts_that_failed():
    batch = taken()
    wakes = spread_job(job=batch, parts=parts("a", "b"))
    fail_attempt(job=take_job(job_id=wakes[1].job_id), error="hỏng", final=True)
    view = job_view(Job.objects.get(pk=batch.pk))
    assert [(part.title, part.error) for part in view.failed_parts] == [("Phần b", "hỏng")]
    assert view.percent == 0


def test_view_of_unknown_length_has_no_percent():
    assert job_view(asked()).percent is None
