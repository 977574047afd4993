from datetime import date

import pytest
from django.urls import reverse

from accounts import tasks
from accounts.core.jobs import JobState
from accounts.models import Job, Role, RoleGrant, User
from accounts.services.jobs.beat_job import Step, beat_job
from accounts.services.jobs.fail_attempt import fail_attempt
from accounts.services.jobs.finish_job import finish_job, spread_job
from accounts.services.jobs.sweep_jobs import sweep_jobs
from accounts.services.jobs.take_job import take_job
from tests.accounts.jobs import asked, parts, taken

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}
SILENT = "Chưa có tiến trình làm việc nền nào trả lời"


@pytest.fixture
def person(client) -> User:
    user = User.objects.create(username="can-bo", full_name="Lê Thị B")
    client.force_login(user)
    return user


@pytest.fixture(autouse=True)
def no_messages(monkeypatch):
    monkeypatch.setattr(tasks.run_job_task, "apply_async", lambda **given: None)


def page(job: Job) -> str:
    return reverse("accounts:job", args=[job.pk])


def retry(job: Job) -> str:
    return reverse("accounts:job-retry", args=[job.pk])


def failed(person: User) -> Job:
    job = taken(by=person)
    fail_attempt(job=job, error="Chưa có bảng điểm", final=True)
    return job


def test_page_of_an_open_job_polls_and_has_a_link_for_those_without_scripts(client, person):
    job = taken(by=person)
    beat_job(job=job, step=Step(7, 33, "Phụ lục Sở Nội vụ"))
    answer = client.get(page(job))
    text = answer.content.decode()
    assert (answer.status_code, answer.headers["Cache-Control"].split(",")[0]) == (200, "max-age=0")
    assert f'hx-get="{page(job)}" hx-trigger="every 2s"' in text
    assert "Đã làm 7 trong 33 (21%)" in text
    assert "Phụ lục Sở Nội vụ" in text
    assert f'<a class="button" href="{page(job)}">' in text


def test_fragment_goes_on_while_the_job_is_open(client, person):
    job = taken(by=person)
    answer = client.get(page(job), **HTMX)
    assert (answer.status_code, "<html" in answer.content.decode()) == (200, False)


def test_fragment_of_a_finished_job_stops_the_polling(client, person):
    job = taken(by=person, done_url="/luot-tinh/")
    finish_job(job=job, result={})
    answer = client.get(page(job), **HTMX)
    text = answer.content.decode()
    assert (answer.status_code, "hx-trigger" in text) == (286, False)
    assert '<a class="button button-primary" href="/luot-tinh/">' in text


def test_failed_job_shows_its_error_and_may_be_run_again(client, person):
    job = failed(person)
    assert "Chưa có bảng điểm" in client.get(page(job)).content.decode()
    answer = client.post(retry(job))
    assert (answer.status_code, answer.headers["Location"]) == (302, page(job))
    job.refresh_from_db()
    assert (job.state, job.error) == (JobState.QUEUED, "")


def test_failed_parts_are_listed(client, person):
    batch = taken(by=person)
    (wake,) = spread_job(job=batch, parts=parts("a"))
    fail_attempt(job=take_job(job_id=wake.job_id), error="thiếu phông chữ", final=True)
    text = client.get(page(batch)).content.decode()
    assert "<span>Phần a<small>thiếu phông chữ</small></span>" in text


def test_retry_of_a_job_that_did_not_fail_changes_nothing(client, person):
    job = taken(by=person)
    text = client.post(retry(job), follow=True).content.decode()
    assert "Việc này không dừng vì lỗi nên không cần chạy lại." in text
    assert Job.objects.get().holder == job.holder


def test_retry_by_a_link_is_refused(client, person):
    assert client.get(retry(failed(person))).status_code == 405


def test_job_of_others_does_not_exist(client, person):
    job = asked()
    assert (client.get(page(job)).status_code, client.post(retry(job)).status_code) == (404, 404)


def test_department_sees_the_job_of_others(client, person):
    RoleGrant.objects.create(user=person, role=Role.ROUND_ADMIN, valid_from=date(2020, 1, 1))
    assert client.get(page(asked())).status_code == 200


def test_banner_says_when_no_worker_answers(client, person):
    job = asked(by=person)
    assert SILENT in client.get(page(job)).content.decode()
    sweep_jobs()
    assert SILENT not in client.get(page(job)).content.decode()


def test_banner_is_not_for_a_job_that_is_over(client, person):
    job = taken(by=person)
    finish_job(job=job, result={})
    assert SILENT not in client.get(page(job)).content.decode()
