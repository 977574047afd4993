import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from accounts.models import Role
from accounts.views.standing import standing
from tests import factories

pytestmark = pytest.mark.django_db


def test_standing_is_looked_up_once_per_request(django_assert_num_queries):
    request = RequestFactory().get("/")
    request.user = factories.make_person(Role.PROVINCE_LEADER)

    with django_assert_num_queries(1):
        assert standing(request).sees_every_figure
        assert standing(request).sees_every_figure


def test_standing_of_nobody_is_empty_without_a_query(django_assert_num_queries):
    request = RequestFactory().get("/")
    request.user = AnonymousUser()

    with django_assert_num_queries(0):
        assert standing(request).roles == frozenset()
