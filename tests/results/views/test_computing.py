import pytest

from accounts import tasks
from accounts.models import Job, Role
from accounts.services.jobs.run_job import run_job
from scoring.core.workflow import RoundState
from scoring.models import Round, ScoreRun
from tests import factories

pytestmark = pytest.mark.django_db
COMPUTE = "/luot-tinh/dot/2031/provisional/tinh/"
SILENT = "Chưa có tiến trình làm việc nền nào trả lời"


@pytest.fixture(autouse=True)
def no_messages(monkeypatch):
    monkeypatch.setattr(tasks.run_job_task, "apply_async", lambda **given: None)


@pytest.fixture
def edge(standing_edge):
    return Round.objects.get()


@pytest.fixture
def admin(client):
    client.force_login(factories.make_person(Role.ROUND_ADMIN))
    return client


def test_double_click_gives_one_job_and_its_page(edge, admin):
    first, second = admin.post(COMPUTE), admin.post(COMPUTE)
    job = Job.objects.get()

    assert [first.headers["Location"], second.headers["Location"]] == [f"/viec/{job.pk}/"] * 2
    assert (job.kind, job.key, job.title) == (
        *("compute_scores", f"{edge.pk}:provisional", "Tính điểm dự kiến của đợt 2031"),
    )


def test_two_officers_get_one_job(edge, admin, client):
    admin.post(COMPUTE)
    client.force_login(factories.make_person(Role.ROUND_ADMIN, username="nguoi-hai"))

    assert client.post(COMPUTE, follow=True).status_code == 200
    assert Job.objects.count() == 1


def test_job_leads_to_the_run_that_came_of_it(edge, admin):
    admin.post(COMPUTE)
    job = Job.objects.get()
    run_job(job_id=job.pk)
    assert 'href="/luot-tinh/dot/2031/provisional/"' in admin.get(f"/viec/{job.pk}/").content.decode()
    answer = admin.get("/luot-tinh/dot/2031/provisional/")

    assert answer.headers["Location"] == f"/luot-tinh/{ScoreRun.objects.get().code}/"
    assert admin.get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("state", "kinds"),
    [
        (RoundState.OPEN, ["self", "provisional"]),
        (RoundState.PROVISIONAL, ["provisional", "final"]),
        (RoundState.CLOSED, []),
    ],
)
def test_page_of_runs_offers_what_fits_the_state_of_the_round(edge, admin, state, kinds):
    edge.state = state
    edge.save()
    page = admin.get("/luot-tinh/").content.decode()

    offered = [
        k for k in ("self", "provisional", "final") if f'action="/luot-tinh/dot/2031/{k}/tinh/"' in page
    ]
    assert (offered, SILENT in page) == (kinds, bool(kinds))


def test_kind_that_does_not_fit_the_state_is_refused(edge, admin):
    page = admin.post("/luot-tinh/dot/2031/final/tinh/", follow=True).content.decode()

    assert "Đợt 2031 đang ở trạng thái “Đang tự chấm, thẩm định” nên không tính loại này nữa." in page
    assert Job.objects.count() == 0


@pytest.mark.parametrize("address", ["/luot-tinh/dot/2031/giua-ky/tinh/", "/luot-tinh/dot/2030/self/tinh/"])
def test_computation_of_what_is_not_there_is_not_found(edge, admin, address):
    assert (admin.post(address).status_code, Job.objects.count()) == (404, 0)


def test_current_run_before_any_leads_to_the_list(edge, admin):
    assert admin.get("/luot-tinh/dot/2031/self/").headers["Location"] == "/luot-tinh/"


@pytest.mark.parametrize("role", [Role.DEPARTMENT_LEADER, Role.PROVINCE_LEADER, Role.TECHNICIAN, None])
def test_computation_is_a_post_of_round_admins(edge, client, role):
    client.force_login(factories.make_person(role))

    assert client.get(COMPUTE).status_code == 405
    assert (client.post(COMPUTE).status_code, Job.objects.count()) == (403, 0)
    assert "/tinh/" not in client.get("/luot-tinh/").content.decode()


def test_current_run_is_for_those_who_see_runs(edge, client):
    client.force_login(factories.make_person(Role.CLERK))
    assert client.get("/luot-tinh/dot/2031/self/").status_code == 403


def test_computation_without_the_token_of_the_page_is_refused(edge, admin):
    admin.handler.enforce_csrf_checks = True

    assert (admin.post(COMPUTE).status_code, Job.objects.count()) == (403, 0)
