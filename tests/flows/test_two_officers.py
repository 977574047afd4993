"""Two officers before the same page press the same button: real transactions, one import, the other told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client

from accounts import tasks
from accounts.models import ImportBatch, ImportKind, Job, Role, Upload, User
from accounts.services.jobs.run_job import run_job
from scoring.models import Award
from tests import factories
from tests.rounds import GOLDEN, opened_edge_round
from tests.uploads import checked, handed_in

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 6
TOLD = "đã yêu cầu “Ghi tham-dinh-2031.xlsx” trước; việc chỉ làm một lần."


@pytest.fixture
def upload(monkeypatch) -> Upload:
    """A checked upload; no worker is called."""
    monkeypatch.setattr(tasks.run_job_task, "apply_async", lambda **given: None)
    opened_edge_round()
    path = GOLDEN / "2031" / "tham-dinh-2031.xlsx"
    return checked(handed_in(path, ImportKind.APPRAISAL_SCORES, round_code="2031"))


@pytest.fixture
def officers() -> list[User]:
    return [factories.make_person(Role.ROUND_ADMIN, username=f"can-bo-{n}") for n in range(AT_ONCE)]


def pressed_at_once(officers: list[User], address: str) -> list[str]:
    """The page that each of them comes to after pressing the button at the same moment."""
    start = Barrier(len(officers))

    def press(officer: User) -> str:
        client = Client()
        client.force_login(officer)
        start.wait()
        try:
            return client.post(f"{address}ghi/", {"revision": 1}, follow=True).content.decode()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(officers)) as pool:
        return list(pool.map(press, officers))


def test_officers_who_press_at_once_get_one_job_and_all_but_one_are_told(upload, officers):
    address = f"/nhap/tham-dinh/{upload.pk}/"
    pages = pressed_at_once(officers, address)
    job = Job.objects.get(kind="import_commit")
    first = officers.index(job.requested_by)

    assert [TOLD in page for page in pages] == [n != first for n in range(AT_ONCE)]
    run_job(job_id=job.pk)
    assert (ImportBatch.objects.filter(kind="appraisal_scores").count(), Award.objects.count()) == (1, 72)


def test_officer_who_presses_after_the_end_is_told_that_it_is_written(upload, officers):
    address = f"/nhap/tham-dinh/{upload.pk}/"
    pressed_at_once(officers[:1], address)
    run_job(job_id=Job.objects.get(kind="import_commit").pk)
    (page,) = pressed_at_once(officers[1:2], address)

    assert "Tệp này ở trạng thái “Đã ghi” nên không ghi lần nữa." in page
    assert Job.objects.filter(kind="import_commit").count() == 1
