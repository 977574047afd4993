import pytest

from accounts.models import AuditEvent, Role
from accounts.services.actors import system_actor
from scoring.models import Round, SurveyHandover
from surveys.models import SurveyForm
from surveys.services.import_survey import import_survey
from tests import factories
from tests.rounds import GOLDEN, accepted, opened_edge_round

pytestmark = pytest.mark.django_db
PAGE, HAND_OVER = "/nhap/phieu-khao-sat/", "/nhap/phieu-khao-sat/ban-giao/2031/"


@pytest.fixture
def edge() -> Round:
    """The round of 2031 with its forms in, nothing handed over."""
    path, edge = GOLDEN / "2031" / "phieu-khao-sat-2031.xlsx", opened_edge_round()
    accepted(import_survey(path=path, round=edge, direction="5-best", by=system_actor()))
    return edge


@pytest.fixture
def admin(client):
    client.force_login(factories.make_person(Role.ROUND_ADMIN))
    return client


def test_survey_is_handed_over_from_the_page_of_its_forms(edge, admin):
    assert f'action="{HAND_OVER}"' in admin.get(PAGE).content.decode()
    page = admin.post(HAND_OVER, follow=True).content.decode()

    assert SurveyHandover.objects.get().handed_over_by.username == "quan-tri-dot"
    assert AuditEvent.objects.last().verb == "hand_over_survey"
    assert "Đã bàn giao khảo sát đợt 2031, lần 1" in page
    assert ("Đã bàn giao, phiếu không đổi" in page, HAND_OVER in page) == (True, False)


def test_page_says_that_forms_changed_since_the_hand_over(edge, admin):
    admin.post(HAND_OVER)
    SurveyForm.objects.filter(round=edge).first().delete()

    page = admin.get(PAGE).content.decode()
    assert "Phiếu đã thay đổi sau lần bàn giao" in page
    assert "Đã bàn giao khảo sát đợt 2031, lần 2" in admin.post(HAND_OVER, follow=True).content.decode()


def test_closed_round_hands_nothing_over(edge, admin):
    Round.objects.filter(pk=edge.pk).update(state="closed")

    assert HAND_OVER not in admin.get(PAGE).content.decode()
    assert (
        "đã đóng nên không bàn giao khảo sát được nữa" in admin.post(HAND_OVER, follow=True).content.decode()
    )
    assert not SurveyHandover.objects.exists()


@pytest.mark.parametrize("role", [Role.DEPARTMENT_LEADER, Role.PROVINCE_LEADER, Role.CLERK, Role.TASK_FORCE])
def test_handing_over_is_for_round_admins(edge, client, role):
    client.force_login(factories.make_person(role))

    assert (client.post(HAND_OVER).status_code, client.get(HAND_OVER).status_code) == (403, 405)
    assert not SurveyHandover.objects.exists()


def test_page_of_forms_takes_16_queries(edge, admin, django_assert_num_queries):
    with django_assert_num_queries(16):
        admin.get(PAGE)
