"""Long work started with a real browser: asked for once, watched, and its outcome opened."""

from datetime import date

import pytest

from accounts.models import Job, Role, Unit
from accounts.services.actors import system_actor
from accounts.services.add_account import add_account
from scoring.models import ScoreRun
from tests.browser.conftest import PASSWORD, findings, sign_in, work
from tests.rounds import filled_edge_round, published

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def edge():
    return filled_edge_round()


@pytest.fixture
def admin(edge, live_server, page):
    """Sở Nội vụ's administrator, signed in."""
    add_account(
        username="quantri",
        password=PASSWORD,
        full_name="Quản trị",
        role=Role.ROUND_ADMIN,
        unit=Unit.objects.get(code="P01"),
        valid_from=date(2020, 1, 1),
        by=system_actor(),
    )
    sign_in(page, live_server.url, "quantri")
    return page


def test_round_is_computed_and_leads_to_its_run(admin, live_server):
    admin.goto(f"{live_server.url}/luot-tinh/")
    found = findings(admin)
    admin.get_by_role("button", name="Tính điểm dự kiến").dblclick()
    admin.get_by_role("heading", name="Tính điểm dự kiến của đợt 2031").wait_for()
    found += findings(admin)
    work()
    admin.get_by_role("link", name="Xem kết quả").click()
    admin.get_by_role("heading", name="Lượt tính 2031-provisional-").wait_for()
    found += findings(admin)

    assert found == []
    assert (Job.objects.count(), ScoreRun.objects.count()) == (1, 1)


def test_documents_of_a_publication_are_asked_for_once(edge, admin, live_server):
    publication = published(edge)
    admin.goto(f"{live_server.url}/van-ban/")
    found = findings(admin)
    admin.get_by_role("button", name="Kết xuất văn bản").dblclick()
    admin.get_by_role("heading", name="Kết xuất văn bản, đợt 2031, lần công bố 1").wait_for()
    found += findings(admin)

    assert found == []
    assert list(Job.objects.values_list("kind", "key")) == [("render_documents", str(publication.pk))]
