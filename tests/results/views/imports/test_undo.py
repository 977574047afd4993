import pytest

from accounts.models import Role
from surveys.models import FormBatch, SurveyForm
from tests import factories
from tests.rounds import filled_edge_round, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def edge():
    return filled_edge_round()


@pytest.fixture
def admin(client):
    client.force_login(factories.make_person(Role.ROUND_ADMIN))
    return client


def address():
    return f"/nhap/phieu-khao-sat/lan/{FormBatch.objects.get().pk}/hoan-tac/"


def test_undo_asks_for_a_reason_and_then_removes_the_forms(edge, admin):
    assert "Xóa 52 phiếu" in admin.get(address()).content.decode()
    assert admin.post(address(), {"reason": " "}).status_code == 422
    page = admin.post(address(), {"reason": "Giao nhầm"}, follow=True).content.decode()

    assert SurveyForm.objects.count() == 0
    assert "Đã hoàn tác lần nhập 1: xóa 52 phiếu." in page
    assert '<span class="status">Đã hoàn tác</span>' in page


def test_undo_below_a_publication_says_why_not(edge, admin):
    published(edge)
    page = admin.get(address()).content.decode()
    admin.post(address(), {"reason": "Giao nhầm"})

    assert "Kết quả đã công bố (2031-provisional-1) dựa trên các phiếu này" in page
    assert SurveyForm.objects.count() == 52


def test_undo_is_refused_to_others(edge, client):
    client.force_login(factories.make_person(Role.DEPARTMENT_LEADER))

    assert client.post(address(), {"reason": "Giao nhầm"}).status_code == 403
    assert SurveyForm.objects.count() == 52
